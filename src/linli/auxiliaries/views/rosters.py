"""Rosters: drafted, worked out in the background, changed by hand, published. A grid on the desk, days on a phone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions.rostering import rosters as acts
from linli.auxiliaries.actions.rostering import solving
from linli.auxiliaries.data.files import Officer, OfficerId
from linli.auxiliaries.data.roster import Gap
from linli.auxiliaries.data.rostering import (
    BREACH_NAMES,
    TROUBLE_NAMES,
    Cells,
    Checked,
    Planning,
    Roster,
    RosterId,
    RosterState,
)
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.rostering import CellForm
from linli.auxiliaries.forms.worked import DaysForm
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import rosters as ask
from linli.auxiliaries.queries.rostering import skills
from linli.auxiliaries.rules.roster import check_plan, coverage
from linli.auxiliaries.states.rostering import ROSTER
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.units import unit_of
from linli.kernel.calendar import add_months
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.words import Name
from linli.kernel.words import _ as sentence
from linli.web import charts
from linli.web.access import guard
from linli.web.keyset import number_in
from linli.web.templatetags.law import cited
from linli.web.words import say

ACTS: dict[str, Any] = {
    "solve": _("Work it out"), "stop": _("Stop the search"), "publish": _("Publish the roster"),
    "withdraw": _("Withdraw the roster"),
}  # fmt: skip
EDITABLE = (RosterState.DRAFT, RosterState.PROPOSED, RosterState.PUBLISHED)
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """One officer on one day of the grid."""

    day: date
    code: str
    closed: bool
    locked: bool
    wrong: bool
    weekend: bool


@dataclass(frozen=True)
class Line:
    officer: Officer
    minutes: int
    cells: tuple[Cell, ...]


@guard("auxiliaries.roster")
def rosters(request: HttpRequest) -> HttpResponse:
    """Of one unit, the newest first."""
    chosen = unit_of(request)
    rows = ask.rosters(chosen.unit, before=number_in(request, "before"))
    older = f"?unit={chosen.unit}&before={rows[-1].id}" if len(rows) == ask.PAGE else ""
    page = {"unit": chosen.unit, "units": chosen.others, "rows": rows, "older": older}
    return render(request, "auxiliaries/rostering/rosters.html", page)


@guard("auxiliaries.roster")
def draft(request: HttpRequest) -> HttpResponse:
    unit, today = unit_of(request).unit, timezone.localdate()
    first = add_months(today.replace(day=1), 1)
    last = add_months(first, 1) - timedelta(days=1)
    form, made = DaysForm(posted(request), initial={"first": first, "last": last}), list[RosterId]()

    def do(**given: Any) -> None:
        made.append(acts.draft_roster(unit, **given))

    note = _("It begins as a draft. You may settle days by hand before a program looks for the rest.")
    back = f"{reverse('auxiliaries:rosters')}?unit={unit}"
    page = act_page(request, form, do, title=_("A new roster"), back=back, note=note)
    return redirect("auxiliaries:roster", made[0]) if made else page


@guard("auxiliaries.roster")
def roster(request: HttpRequest, id: int) -> HttpResponse:
    """The grid, with what is missing and what is not lawful."""
    one = in_care(request, id)
    planning, shown = ask.planning(one, today=timezone.localdate()), ask.cells(one)
    checked = check_plan(planning, shown)
    page = {
        "roster": one, "lines": _lines(one, planning, shown, checked), "dates": one.dates,
        "may_change": one.state in EDITABLE,
        "gaps": [gap for gap in checked.verdict.gaps if gap.missing], "missing": _missing_by_day(one, checked),
        "wrong": _wrong(planning, checked), "kinds": planning.kinds, "skills": _skills(one, planning),
        "acts": [(act, words) for act, words in ACTS.items() if ROSTER.allows(act, one.state)],
        "gap": None if one.gap is None else round(one.gap * HUNDRED, 1), "verdict": checked.verdict,
        "trouble": TROUBLE_NAMES[one.trouble] if one.trouble else "", "troubled": _troubled(one, planning),
        "clean": checked.is_clean, "any": any(shown.values()), "can_draw": charts.can_draw(),
        "coverage": coverage(planning.demand, one.dates, shown),
        "demanded": [row.kind for row in planning.demand if not row.skill],
    }  # fmt: skip
    return render(request, "auxiliaries/rostering/roster.html", page)


@guard("auxiliaries.roster")
def day(request: HttpRequest, id: int, day: str) -> HttpResponse:
    """Who works on one day, by kind; who is free, and who is away."""
    one, when = in_care(request, id), _day(day)
    if not one.days.holds(when):
        raise NotFound
    planning, shown = ask.planning(one, today=timezone.localdate()), ask.cells(one)
    shifts = ask.shift_ids(one.id, when)
    number, checked = (when - one.days.first).days, check_plan(planning, shown)
    by_kind = [
        (kind, [(found, shifts.get(found.id)) for found in planning.officers
                if shown.get(found.id, {}).get(when) == kind.code],
         [gap for gap in checked.verdict.gaps if gap.missing and gap.need.day == number and gap.need.kind == kind.code])
        for kind in planning.kinds
    ]  # fmt: skip
    off = [officer for officer in planning.officers if when not in shown.get(officer.id, {})]
    page = {
        "roster": one, "day": when, "by_kind": by_kind, "may_change": one.state in EDITABLE,
        "free": [officer for officer in off if not _is_closed(planning, officer, when)],
        "away": [officer for officer in off if _is_closed(planning, officer, when)],
        "past": when < timezone.localdate(), "before": when - timedelta(days=1) if number else None,
        "following": when + timedelta(days=1) if when < one.last else None,
        "skills": _skills(one, planning),
    }  # fmt: skip
    return render(request, "auxiliaries/rostering/day.html", page)


@guard("auxiliaries.roster")
def cell(request: HttpRequest, id: int, officer: int, day: str) -> HttpResponse:
    """Give somebody a shift or a day off; checked before it is kept."""
    one, when = in_care(request, id), _day(day)
    person = next((found for found in ask.people_of(one) if found.id == officer), None)
    if person is None or not one.days.holds(when):
        raise NotFound
    planning = ask.planning(one, officers=[person], today=timezone.localdate())
    now = ask.cells(one).get(person.id, {}).get(when, "")
    settled = when in planning.locked.get(person.id, {})
    form = CellForm(posted(request), kinds=planning.kinds, initial={"kind": now, "locked": settled})
    warned: list[str] = []

    def do(**given: Any) -> None:
        for finding in acts.set_cell(one.id, officer=person.id, day=when, **given):
            warned.append(f"{say(acts.sentence_of(finding))} {cited(','.join(finding.cites))}".strip())

    away = [closed.because for closed in planning.standings[person.id].closed if closed.days.holds(when)]
    page = act_page(
        request, form, do, title=_("Change a day"), back=reverse("auxiliaries:roster", args=[id]),
        lead=f"{person.name} · {when:%Y-%m-%d}", note=away[0] if away else "",
    )  # fmt: skip
    for words in warned:
        messages.warning(request, words)
    return page


@guard("auxiliaries.roster")
def act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    one = in_care(request, id)
    steps: dict[str, Callable[..., object]] = {
        "solve": solving.begin_solving, "stop": solving.stop_solving, "publish": acts.publish_roster,
        "withdraw": acts.withdraw_roster,
    }  # fmt: skip
    if act not in steps:
        raise NotFound
    notes = {
        "solve": _("Days that are settled stay. Everything else is looked for anew, within what the law allows."),
        "publish": _("Every officer on it is told. Afterwards each change is checked and told again."),
    }
    return act_page(
        request, PressForm(posted(request)), partial(steps[act], one.id), title=ACTS[act],
        back=reverse("auxiliaries:roster", args=[id]), danger=act == "withdraw", note=notes.get(act, ""),
        lead=sentence("{first} to {last}", first=one.days.first, last=one.last),
    )  # fmt: skip


def _lines(one: Roster, planning: Planning, shown: Cells, checked: Checked) -> list[Line]:
    minutes = ask.counted(planning, shown)
    return [
        Line(officer, minutes[officer.id], tuple(_cell(day, officer, planning, shown, checked) for day in one.dates))
        for officer in planning.officers
    ]


def _cell(day: date, officer: Officer, planning: Planning, shown: Cells, checked: Checked) -> Cell:
    wrong = {finding.day for finding in checked.findings[officer.id]}
    wrong |= {planning.day(breach.day) for breach in checked.breaches[officer.id]}
    return Cell(
        day, shown.get(officer.id, {}).get(day, ""), _is_closed(planning, officer, day),
        day in planning.locked.get(officer.id, {}), day in wrong, not planning.calendar.is_working_day(day),
    )  # fmt: skip


def _wrong(planning: Planning, checked: Checked) -> list[tuple[Officer, date, Any, tuple[str, ...]]]:
    """Whatever stands in the way of publishing, officer by officer."""
    found: list[tuple[Officer, date, Any, tuple[str, ...]]] = []
    for officer in planning.officers:
        found += [(officer, one.day, acts.sentence_of(one), one.cites) for one in checked.findings[officer.id]]
        seen = {one.day for one in checked.findings[officer.id]}
        found += [
            (officer, planning.day(one.day), BREACH_NAMES[one.breach], ())
            for one in checked.breaches[officer.id]
            if planning.day(one.day) not in seen
        ]
    return found


def _missing_by_day(one: Roster, checked: Checked) -> list[int]:
    missing = [0] * one.length
    gaps: list[Gap] = [gap for gap in checked.verdict.gaps if not gap.need.skill]
    for gap in gaps:
        missing[gap.need.day] += gap.missing
    return missing


def _troubled(one: Roster, planning: Planning) -> Officer | None:
    return next((officer for officer in planning.officers if officer.id == one.trouble_officer), None)


def _skills(one: Roster, planning: Planning) -> Mapping[str, Name]:
    return skills(one.unit) if any(row.skill for row in planning.demand) else {}


def _is_closed(planning: Planning, officer: Officer, day: date) -> bool:
    standing = planning.standings[OfficerId(officer.id)]
    return any(one.days.holds(day) for one in standing.closed)


def in_care(request: HttpRequest, id: int) -> Roster:
    one = ask.roster(RosterId(id))
    demand("roster", actor_of(request), one.unit)
    return one


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput("day", sentence("This is no day.")) from None
