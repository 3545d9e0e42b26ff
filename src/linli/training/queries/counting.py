"""Days trained and days missing: for one learner, and for a thousand with as many statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from linli.kernel.calendar import ONE_DAY
from linli.organisation.api import figure, setting
from linli.training import rules
from linli.training.data import CourseKind, Learner, LearnerCard, LearnerKind, Totals
from linli.training.models import Attendance, Earlier
from linli.training.queries.learners import by_kind, cards

DAYS = "auxiliary.training_days"


def training_days(learner: Learner, *, year: int) -> Decimal:
    """Days that count for the year, in hundredths rounded down."""
    return days_trained([learner], year=year)[learner]


def shortfall(learner: Learner, *, year: int) -> Decimal:
    """Days that the year demands and nobody has confirmed; 0 where nothing is missing or demanded. A number only."""
    return totals([learner], year=year)[learner].short


def days_trained(learners: Collection[Learner], *, year: int) -> dict[Learner, Decimal]:
    """The same for many: two statements for each kind of learner."""
    day = day_minutes(year)
    minutes = counted_minutes(learners, year=year)
    return {learner: rules.in_days(minutes[learner], day=day) for learner in learners}


def totals(learners: Collection[Learner], *, year: int) -> dict[Learner, Totals]:
    """Days counted and demanded, for each."""
    counted, required = days_trained(learners, year=year), days_required(learners, year=year)
    return {learner: Totals(counted[learner], required[learner]) for learner in learners}


def days_required(learners: Collection[Learner], *, year: int) -> dict[Learner, Decimal]:
    """By kind, and by the first day of service where the installation counts the first year in part.

    Nothing for a year that did not stand under the Order from its first day: wuhan-order-270/37.
    """
    first = date(year, 1, 1)
    try:
        rule, days = rules.days_required.on(first), figure(DAYS, on=first).length
    except LookupError:
        return dict.fromkeys(learners, Decimal(0))
    pro_rata = bool(setting("training.first_year_pro_rata"))
    known = _owed(learners, year) if pro_rata else {}
    return {
        one: rule(rules.Year(one.kind, year, days, known[one].began if one in known else None, pro_rata))
        for one in learners
    }


def _owed(learners: Collection[Learner], year: int) -> dict[Learner, LearnerCard]:
    return cards((one for one in learners if one.kind in rules.OWED_BY_LAW), on=date(year, 12, 31))


def counted_minutes(learners: Collection[Learner], *, year: int) -> dict[Learner, int]:
    day, kinds = day_minutes(year), counting_kinds()
    by_date: dict[Learner, dict[date, int]] = defaultdict(dict)
    for kind, ids in by_kind(learners).items():
        for id, on, minutes in _attended(kind, ids, year, kinds):
            by_date[Learner(kind, id)][on] = minutes
    earlier = _earlier(learners, year, kinds)
    return {one: rules.counted(by_date[one], day=day) + earlier.get(one, 0) for one in learners}


def day_minutes(year: int) -> int:
    """How many minutes of training make a day: a setting, eight hours unless set."""
    return 60 * figure("training.day_hours", on=date(year, 1, 1)).length


def counting_kinds() -> list[str]:
    induction = bool(setting("training.induction_counts"))
    return [kind.value for kind in CourseKind if rules.counts(kind, induction_counts=induction)]


def in_year(field: str, year: int) -> Q:
    """Between two dates, which an index understands."""
    return Q(**{f"{field}__gte": date(year, 1, 1), f"{field}__lt": date(year + 1, 1, 1)})


def _attended(kind: LearnerKind, ids: Iterable[int], year: int, kinds: list[str]) -> Iterable[tuple[int, date, int]]:
    """Learner, date, minutes: summed where somebody attended two sessions on one day."""
    rows = Attendance.objects.filter(
        in_year("day__day", year),
        enrolment__learner_kind=kind,
        enrolment__learner_id__in=list(ids),
        day__session__course__kind__in=kinds,
        minutes__gt=0,
    )
    return rows.values_list("enrolment__learner_id", "day__day").annotate(sum=Sum("minutes")).order_by()


def _earlier(learners: Collection[Learner], year: int, kinds: list[str]) -> Mapping[Learner, int]:
    """What counts from papers. An entry lies within one year, and has no more hours than its days."""
    found: dict[Learner, int] = {}
    for kind, ids in by_kind(learners).items():
        rows = Earlier.objects.filter(
            in_year("first_day", year), learner_kind=kind, learner_id__in=ids, course__kind__in=kinds
        )
        for id, minutes in rows.values_list("learner_id").annotate(sum=Sum("minutes")).order_by():
            found[Learner(kind, id)] = minutes
    return found


def longest(first: date, last: date, *, day: int) -> int:
    """The most minutes that fit between two days, both included."""
    return ((last - first) // ONE_DAY + 1) * day
