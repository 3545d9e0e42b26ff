"""What counts as a day of training, how many a year demands, and what must be passed before what. Pure.

Hours are given in minutes, so that nothing is lost in rounding; days come out as hundredths, always rounded against
meeting a demand. What rests on no text of law is said to be design.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from math import ceil

from linli.kernel.calendar import add_months
from linli.kernel.rules import Rule
from linli.training.data import CourseKind, CourseText, LearnerKind, Times, Topic

HUNDREDTH, HALF_DAY = Decimal("0.01"), Fraction(1, 2)
REMIND_BEFORE = (30, 15, 7)
"""Days before a certificate runs out on which the learner is told. Design."""
COVERED_BY_INDUCTION = frozenset({Topic.DISCIPLINE, Topic.SKILLS, Topic.KNOWLEDGE})
OWED_BY_LAW = frozenset({LearnerKind.AUXILIARY})
SELF_CHOSEN = frozenset({LearnerKind.VOLUNTEER})
"""Nobody enrols a volunteer but the volunteer. Design."""


@dataclass(frozen=True, slots=True)
class Year:
    """What the demand of one year depends on. `days` is the law's figure; `began` the first day of service;
    `pro_rata` the installation's setting that in the first year only the part served counts."""

    kind: LearnerKind
    year: int
    days: int
    began: date | None = None
    pro_rata: bool = False


days_required: Rule[[Year], Decimal] = Rule("training.days_required")
may_take_post: Rule[[date | None, date], bool] = Rule("training.may_take_post")
covers_induction: Rule[[CourseText], bool] = Rule("training.covers_induction")
plan_suffices: Rule[[LearnerKind, int, int], bool] = Rule("training.plan_suffices")


@days_required.since("2016-06-01", cites=("wuhan-order-270/21",))
def _required(facts: Year) -> Decimal:
    """An auxiliary officer receives at least 15 days of regular training in every year. Where the installation sets it
    so, in the first year of service that part of them, rounded up to half days."""
    first, after = date(facts.year, 1, 1), date(facts.year + 1, 1, 1)
    if facts.kind not in OWED_BY_LAW or (facts.began is not None and facts.began >= after):
        return Decimal(0)
    if not facts.pro_rata or facts.began is None or facts.began <= first:
        return Decimal(facts.days)
    part = Fraction((after - facts.began).days, (after - first).days) * facts.days
    return Decimal(ceil(part / HALF_DAY)) / 2


@may_take_post.since("2016-06-01", cites=("wuhan-order-270/20",))
def _post(passed_on: date | None, on: date) -> bool:
    """Only those who have passed the induction training take their positions, on the day they pass at the earliest."""
    return passed_on is not None and passed_on <= on


@covers_induction.since("2016-06-01", cites=("wuhan-order-270/20",))
def _covers(text: CourseText) -> bool:
    """Induction training of auxiliary officers covers working disciplines, job skills and professional knowledge."""
    bound = text.kind is CourseKind.INDUCTION and LearnerKind.AUXILIARY in text.audience
    return not bound or text.topics >= COVERED_BY_INDUCTION


@plan_suffices.since("2016-06-01", cites=("wuhan-order-270/21",))
def _suffices(kind: LearnerKind, minutes: int, demanded: int) -> bool:
    """The yearly training stands in the organ's training plan, which so offers at least what the year demands."""
    return kind not in OWED_BY_LAW or minutes >= demanded


def counts(kind: CourseKind, *, induction_counts: bool) -> bool:
    """Whether hours of such a course count for the year. Induction is owed for itself; design, with a setting."""
    return kind is not CourseKind.INDUCTION or induction_counts


def counted(minutes: Mapping[date, int], *, day: int) -> int:
    """The minutes that count, no more than one day's (`day`) on each date: nobody is trained two days in one."""
    return sum(min(amount, day) for amount in minutes.values())


def in_days(minutes: int, *, day: int) -> Decimal:
    """As days of `day` minutes, rounded down: 14.999 is not 15."""
    return (Decimal(minutes) / day).quantize(HUNDREDTH, ROUND_DOWN)


def may_be_examined(attended: int, *, hours: int, share: int) -> bool:
    """Whether `share` percent of the course's hours were attended. Design; the figure is a setting."""
    return attended * 100 >= hours * 60 * share


def passes(mark: int, pass_mark: int) -> bool:
    return mark >= pass_mark


def last_day_of(passed_on: date, months: int) -> date | None:
    """The last day a certificate is valid: the corresponding day; None for ever (civil-code/202)."""
    return add_months(passed_on, months) if months else None


def may_instruct(certificate_until: Iterable[date | None], *, last_day: date, paper: str) -> bool:
    """A train-the-trainer certificate that lasts to the last day (None: for ever), or an expert from outside by a
    paper. Design: those who teach were taught to."""
    return bool(paper) or any(until is None or until >= last_day for until in certificate_until)


def reminder(valid_until: date, today: date, told: int | None) -> int | None:
    """Which of the reminders is due today, where `told` was the last one given; None for none."""
    left = (valid_until - today).days
    due = min((step for step in REMIND_BEFORE if left <= step), default=None)
    return due if left >= 0 and due is not None and (told is None or due < told) else None


def collide(some: Iterable[Times], others: Iterable[Times]) -> bool:
    """Whether two sessions ask somebody to be in two places at once."""
    by_day: dict[date, list[Times]] = {}
    for one in some:
        by_day.setdefault(one.day, []).append(one)
    return any(
        mine.starts < theirs.ends and theirs.starts < mine.ends
        for theirs in others
        for mine in by_day.get(theirs.day, ())
    )
