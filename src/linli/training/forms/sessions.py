"""Sessions, sheets and results."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from linli.kernel.actor import UnitId
from linli.kernel.calendar import ONE_DAY
from linli.organisation.api import calendar_of
from linli.training.data import REASON_NAMES, Course, EnrolmentId, Instructor, LearnerCard, Times
from linli.training.forms.fields import clock, day, offer, said
from linli.training.queries.learners import read
from linli.training.queries.sessions import Seat
from linli.web.words import say

LONGEST = 120
"""Days between the first and the last of one form, so that a slip of the pen makes no thousand days."""


class DayForm(forms.Form):
    day = day(_("Day"))
    starts = clock(_("Begins at"), initial="08:30")
    ends = clock(_("Ends at"), initial="17:30")
    rest = forms.IntegerField(label=_("Minutes of rest"), min_value=0, max_value=480, initial=60)

    def times(self) -> Times:
        given = self.cleaned_data
        return Times(given["day"], given["starts"], given["ends"], given["rest"])


class SessionForm(forms.Form):
    course = forms.ChoiceField(label=_("Course"))
    place = forms.CharField(label=_("Held at"), max_length=120)
    first_day = day(pgettext_lazy("training", "First day"))
    last_day = day(pgettext_lazy("training", "Last day"))
    working_days = forms.BooleanField(label=_("Working days only"), required=False, initial=True)
    starts = clock(_("Begins at"), initial="08:30")
    ends = clock(_("Ends at"), initial="17:30")
    rest = forms.IntegerField(label=_("Minutes of rest"), min_value=0, max_value=480, initial=60)
    instructor = forms.ChoiceField(
        label=_("Instructor of our own"), required=False,
        help_text=_("Whoever holds a train-the-trainer certificate that lasts to the last day."),
    )  # fmt: skip
    paper = forms.CharField(
        label=_("Expert from outside: number of the paper"), max_length=80, required=False,
        help_text=_("Instead of an instructor of our own. The name stands on the paper."),
    )  # fmt: skip
    office = forms.CharField(label=_("Where the expert comes from"), max_length=80, required=False)

    def __init__(
        self, *args: Any, courses: Iterable[Course], teachers: Iterable[LearnerCard], **options: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        offer(self, "course", ((one.id, f"{say(one.title)} · {one.text.hours} h") for one in courses))
        offer(self, "instructor", [("", gettext("nobody")), *((str(one.learner), one.name) for one in teachers)])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and not 0 <= (last - first).days <= LONGEST:
            self.add_error("last_day", gettext("The last day comes after the first, by at most 120 days."))
        return given

    def days(self, unit: UnitId) -> list[Times]:
        """One for each day between the two, or each working day of the unit's calendar."""
        given, office = self.cleaned_data, calendar_of(unit)
        on, found = given["first_day"], []
        while on <= given["last_day"]:
            if not given["working_days"] or office.is_working_day(on):
                found.append(Times(on, given["starts"], given["ends"], given["rest"]))
            on += ONE_DAY
        return found

    def instructors(self) -> list[Instructor]:
        given = self.cleaned_data
        own = [Instructor(read(given["instructor"]))] if given["instructor"] else []
        return own + ([Instructor(paper=given["paper"], office=given["office"])] if given["paper"] else [])


class SheetForm(forms.Form):
    """A row for each learner: there or not, and how long. What most days need is one press."""

    def __init__(self, *args: Any, seats: Sequence[Seat], minutes: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.seats, most = seats, Decimal(minutes) / 60
        for seat in seats:
            self.fields[f"here_{seat.id}"] = forms.BooleanField(label=_("was there"), required=False, initial=True)
            hours = forms.DecimalField(label=seat.name, min_value=0, max_value=most, decimal_places=2, initial=most)
            hours.widget.attrs |= {"step": "0.25", "inputmode": "decimal"}
            self.fields[f"minutes_{seat.id}"] = hours

    def rows(self) -> Iterator[tuple[Seat, forms.BoundField, forms.BoundField]]:
        for seat in self.seats:
            yield seat, self[f"here_{seat.id}"], self[f"minutes_{seat.id}"]

    def minutes(self) -> dict[EnrolmentId, int]:
        given = self.cleaned_data
        return {
            seat.id: round(given[f"minutes_{seat.id}"] * 60) if given[f"here_{seat.id}"] else 0 for seat in self.seats
        }  # fmt: skip


class ResultsForm(forms.Form):
    """A mark for each who may be examined; an empty one says: not examined this time."""

    held_on = day(_("Day of the examination"))

    def __init__(self, *args: Any, seats: Sequence[Seat], **options: Any) -> None:
        super().__init__(*args, **options)
        self.seats = seats
        for seat in seats:
            mark = forms.IntegerField(label=seat.name, min_value=0, max_value=100, required=False)
            mark.widget.attrs |= {"inputmode": "numeric"}
            self.fields[f"mark_{seat.id}"] = mark

    def rows(self) -> Iterator[tuple[Seat, forms.BoundField]]:
        for seat in self.seats:
            yield seat, self[f"mark_{seat.id}"]

    def marks(self) -> dict[EnrolmentId, int]:
        given = {seat.id: self.cleaned_data[f"mark_{seat.id}"] for seat in self.seats}
        return {id: mark for id, mark in given.items() if mark is not None}


class CorrectHoursForm(forms.Form):
    minutes = forms.DecimalField(label=_("Hours that were attended"), min_value=0, max_value=12, decimal_places=2)
    reason = forms.ChoiceField(label=_("Why it is corrected"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "reason", said(REASON_NAMES))


class CorrectMarkForm(forms.Form):
    mark = forms.IntegerField(label=_("Mark"), min_value=0, max_value=100)
    reason = forms.ChoiceField(label=_("Why it is corrected"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "reason", said(REASON_NAMES))


class VerifyForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the certificate"), max_length=40, help_text=_("Sixteen letters and digits beside the square.")
    )
