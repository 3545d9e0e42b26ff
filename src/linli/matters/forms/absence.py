"""Where each matter goes: when somebody is away, and when a unit is closed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as lazy

from linli.kernel.actor import PostId, UnitId, UserId
from linli.matters.data import MatterId, QueueItem
from linli.matters.forms.act import DAY, chosen_id
from linli.matters.forms.choices import unit_choices

STAYS, QUEUE = "stays", "queue"
A_DAY = timedelta(days=1)


class WaysForm(forms.Form):
    """One choice for each matter; `rows` pairs them for a table."""

    def ask(self, items: Iterable[QueueItem], choices: list[Any], first: str) -> None:
        self.items = list(items)
        for item in self.items:
            field = forms.ChoiceField(label=item.number, choices=[("", first), *choices], required=False)
            field.widget.attrs["aria-label"] = gettext("Where %(number)s goes") % {"number": item.number}
            self.fields[f"to_{item.id}"] = field

    @property
    def rows(self) -> Iterator[tuple[QueueItem, forms.BoundField]]:
        return ((item, self[f"to_{item.id}"]) for item in self.items)

    def chosen(self) -> dict[MatterId, str]:
        """What was chosen for each; those left as they are do not appear."""
        given = {item.id: self.cleaned_data[f"to_{item.id}"] for item in self.items}
        return {id: way for id, way in given.items() if way}


class HandOverForm(WaysForm):
    user = chosen_id(lazy("Who stands in?"))
    valid_from = forms.DateField(label=lazy("Away from"), widget=DAY)
    last_day = forms.DateField(label=lazy("Last day away"), widget=DAY)

    def __init__(
        self, *args: Any, items: Iterable[QueueItem], deputies: Mapping[UserId, str], posts: Mapping[PostId, str],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", gettext("Choose")), *deputies.items()]  # type: ignore[attr-defined]  # of a choice field
        others = [(QUEUE, gettext("Back to the queue of the unit")), *((str(id), name) for id, name in posts.items())]
        self.ask(items, others, gettext("Stays here; the deputy acts on it"))

    def arguments(self) -> dict[str, Any]:
        """Forms ask for the last day; the tables keep the first day after it."""
        ways = {id: None if way == QUEUE else PostId(int(way)) for id, way in self.chosen().items()}
        given = self.cleaned_data
        until = given["last_day"] + A_DAY
        return {"user": UserId(given["user"]), "valid_from": given["valid_from"], "valid_to": until, "to": ways}


class MoveOutForm(WaysForm):
    others = chosen_id(lazy("All others go to"), required=False)

    def __init__(self, *args: Any, unit: UnitId, items: Iterable[QueueItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(above, [one for one in below if one[0] != unit]) for above, below in unit_choices()]
        self.fields["others"].choices = [("", gettext("Choose")), *groups]  # type: ignore[attr-defined]  # of a choice field
        self.ask(items, groups, gettext("With all others"))

    def arguments(self) -> dict[str, Any]:
        others = self.cleaned_data["others"]
        ways = {id: UnitId(int(way)) for id, way in self.chosen().items()}
        return {"to": ways, "others": UnitId(others) if others else None}
