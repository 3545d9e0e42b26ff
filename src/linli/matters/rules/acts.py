"""What an act needs to be lawful; each refusal names its article."""

from dataclasses import dataclass
from datetime import date

from linli.kernel.actor import UnitId
from linli.kernel.errors import BadInput, NotLawful, NotPermitted
from linli.kernel.rules import Rule
from linli.kernel.words import _


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    today: date
    last_day: date
    designated: bool
    objected_before: bool
    unit: UnitId
    right_unit: UnitId | None


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    days: int
    extended_before: bool


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """Users by id; None where a machine or a resident did it."""

    checker: int | None
    handler: int | None
    dispatcher: int | None


@dataclass(frozen=True, slots=True)
class WindowFacts:
    today: date
    last_day: date | None  # None: neither delivered nor opened, so the window has not begun


may_object: Rule[[ObjectionFacts], None] = Rule("matters.may_object")
may_extend: Rule[[ExtensionFacts], None] = Rule("matters.may_extend")
may_ask_review: Rule[[WindowFacts], None] = Rule("matters.may_ask_review")


@may_object.since("2021-01-01", cites=("petition-regulation-2022/23", "weifang-12345-2021/22"))
def _may_object(facts: ObjectionFacts) -> None:
    """Once per unit, inside the window, naming the right unit; not by a unit designated after a dispute."""
    cites = ("petition-regulation-2022/23", "weifang-12345-2021/22")
    if facts.designated:
        raise NotLawful(_("Your unit was designated after a dispute; it cannot object again."), cites)
    if facts.objected_before:
        raise NotLawful(_("Your unit has objected to this matter before; it can do so once."), cites)
    if facts.today > facts.last_day:
        raise NotLawful(_("The last day for an objection was {day}.", day=facts.last_day.isoformat()), cites)
    if facts.right_unit is None or facts.right_unit == facts.unit:
        raise BadInput("right_unit", _("Name the unit whose duty it is."))


@may_extend.since("2022-05-01", cites=("petition-regulation-2022/34",))
def _may_extend(facts: ExtensionFacts) -> None:
    """Once, at most 30 days, approved by the head of the unit, with notice to the resident."""
    if facts.extended_before:
        raise NotLawful(
            _("An extension has been asked for already; it is given once."), ("petition-regulation-2022/34",)
        )
    if not 1 <= facts.days <= 30:
        raise NotLawful(
            _("An extension is from 1 to 30 days, not {days}.", days=facts.days), ("petition-regulation-2022/34",)
        )


def check_is_by_a_third(facts: CheckFacts) -> None:
    """Supervision and command are separate [D, built on the seven steps]: who handled or dispatched does not check."""
    if facts.checker is not None and facts.checker in (facts.handler, facts.dispatcher):
        raise NotPermitted(_("Somebody else must check: you have handled or dispatched this matter."))


@may_ask_review.since("2022-05-01", cites=("petition-regulation-2022/35", "petition-regulation-2022/36"))
def _may_ask_review(facts: WindowFacts) -> None:
    """Within 30 days of receiving the reply; before it is received the days have not begun."""
    if facts.last_day is not None and facts.today > facts.last_day:
        raise NotLawful(
            _("The last day to ask for this was {day}.", day=facts.last_day.isoformat()),
            ("petition-regulation-2022/35", "petition-regulation-2022/36"),
        )
