"""Why officers cannot be on duty on which days, out of what this context knows: service, contracts, induction, permits,
training, shifts they called in sick for. Each answers for many officers in a bounded number of statements."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from linli.auxiliaries.data.files import Officer, OfficerId, Span
from linli.auxiliaries.data.hours import Closed
from linli.auxiliaries.data.swaps import CallState, Cause
from linli.auxiliaries.models.rostering import ShiftCall
from linli.auxiliaries.queries.contracts import covered
from linli.auxiliaries.queries.equipment import permit_spans
from linli.auxiliaries.queries.learners import learner
from linli.kernel.words import Sentence, _
from linli.training import api as training

Found = Mapping[OfficerId, Sequence[Closed]]
ONE_DAY = timedelta(days=1)
NOT_EMPLOYED = _("Not employed on that day, or the contract does not cover it.")
NOT_INDUCTED = _("The induction training has not been passed before that day.")
NO_PERMIT = _("No work permit that is valid on that day.")
TRAINING = _("In training that day.")
CALLED_IN = _("Called in sick for that day.")


def outside_service(officers: Collection[Officer], days: Span) -> Found:
    """Before the first and after the last working day."""
    return {
        one.id: _outside([Span(one.started_on, one.ended_on)], days, NOT_EMPLOYED, ("wuhan-order-270/18",))
        for one in officers
    }


def without_contract(officers: Collection[Officer], days: Span) -> Found:
    """Days that no signed contract covers (Art 18)."""
    spans = covered(officers, on=days.first)
    return {one.id: _outside(spans[one.id], days, NOT_EMPLOYED, ("wuhan-order-270/18",)) for one in officers}


def before_induction(officers: Collection[Officer], days: Span) -> Found:
    """Nobody is on duty before the induction was passed (Art 20)."""
    known = training.inductions_passed([learner(one.id) for one in officers], on=_last(days))
    spans = {one.id: [Span(known[learner(one.id)])] if learner(one.id) in known else [] for one in officers}
    return {id: _outside(found, days, NOT_INDUCTED, ("wuhan-order-270/20",)) for id, found in spans.items()}


def without_permit(officers: Collection[Officer], days: Span) -> Found:
    """On duty a work permit is held (Art 22)."""
    spans = permit_spans([one.id for one in officers])
    return {one.id: _outside(spans.get(one.id, ()), days, NO_PERMIT, ("wuhan-order-270/22",)) for one in officers}


def in_training(officers: Collection[Officer], days: Span) -> Found:
    """Days of sessions in which they are enrolled (Art 21)."""
    known = training.days_enrolled([learner(one.id) for one in officers], days.first, _last(days))
    return {
        OfficerId(one.id): [Closed(Span(day, day), TRAINING, ("wuhan-order-270/21",)) for day in found]
        for one, found in known.items()
    }


def called_in(officers: Collection[Officer], days: Span) -> Found:
    """Whoever called in sick for a shift takes no other one of that day."""
    rows = ShiftCall.objects.filter(
        officer__in=[one.id for one in officers], cause=Cause.SICK, day__range=(days.first, _last(days))
    ).exclude(state=CallState.MISTAKEN)
    found: dict[OfficerId, list[Closed]] = {}
    for officer, day in rows.values_list("officer_id", "day"):
        found.setdefault(OfficerId(officer), []).append(Closed(Span(day, day), CALLED_IN, ("wuhan-order-270/12(2)",)))
    return found


def _outside(spans: Iterable[Span], days: Span, because: Sentence, cites: tuple[str, ...]) -> list[Closed]:
    """The stretches of `days` that lie in none of these spans."""
    found, day, last = list[Closed](), days.first, _last(days)
    held = sorted((span for span in spans if span.shared_with(days)), key=lambda span: span.first)
    for span in held:
        if span.first > day:
            found.append(Closed(Span(day, span.first - ONE_DAY), because, cites))
        if span.last is None or span.last >= last:
            return found
        day = max(day, span.last + ONE_DAY)
    return [*found, Closed(Span(day, last), because, cites)]


def _last(days: Span) -> date:
    return days.last or days.first
