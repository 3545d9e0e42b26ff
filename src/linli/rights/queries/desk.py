"""What officers and inspectors have before them, and what everybody may count."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils import timezone

from linli.kernel.actor import Actor
from linli.kernel.errors import NotFound
from linli.kernel.words import Sentence
from linli.ledger.data import Subject
from linli.matters.api import numbers_of
from linli.matters.data import MatterId
from linli.privacy.api import features, read_own
from linli.rights.data import BreachState, Cause, DelayState, Finding, RequestId, RequestState, ReviewId, ReviewState
from linli.rights.models import Assessment, Breach, Canary, Delay, LookReview, SeenDay, SubjectRequest
from linli.rights.rules import is_assessed
from linli.rights.states import ENDED

PAGE = 50
DAYS_SHOWN, OWN_SHOWN = 14, 10
ALARMS = (Cause.STRANGERS, Cause.WEEK, Cause.SEARCHES, Cause.VOLUME)
"""What figures put before a human."""


@dataclass(frozen=True)
class OwnReview:
    """An answered question about a look of one's own post, with the sentence of whoever answered."""

    review: LookReview
    answer: str


def reviews_for(actor: Actor) -> list[LookReview]:
    """Open reviews this actor may answer: none of the own unit. The oldest first."""
    rows = LookReview.objects.filter(state=ReviewState.OPEN).exclude(unit__in=list(actor.units))
    return list(rows.filter(~Q(post=actor.post) | Q(post__isnull=True)).order_by("asked_at", "id")[:PAGE])


def review_before(id: ReviewId) -> LookReview:
    """The page asks whether this actor may answer it. NotFound."""
    row = LookReview.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def days_of(review: LookReview) -> list[SeenDay]:
    """The counts of the last working days up to the flag, the latest first; none where no figure put it there."""
    if review.cause not in ALARMS or review.post is None:
        return []
    rows = SeenDay.objects.filter(post=review.post, day__lte=timezone.localdate(review.asked_at))
    return list(rows.order_by("-day", "role")[:DAYS_SHOWN])


def alarms_answered() -> dict[str, int]:
    """How many alarms by figures were answered, by finding: those in order were false. One statement."""
    rows = LookReview.objects.filter(cause__in=ALARMS, state=ReviewState.ANSWERED)
    found = dict(rows.order_by().values_list("finding").annotate(Count("id")))
    return {finding.value: found.get(finding.value, 0) for finding in Finding}


def own_reviews(actor: Actor) -> list[OwnReview]:
    """What was asked about looks of this post, once it is answered; the latest first."""
    if actor.post is None:
        return []
    rows = LookReview.objects.filter(post=actor.post, state=ReviewState.ANSWERED).order_by("-answered_at")[:OWN_SHOWN]
    return [OwnReview(row, "".join(one.text for one in read_own(Subject("look_review", row.pk)))) for row in rows]


def open_requests() -> list[tuple[SubjectRequest, str]]:
    """What waits for an answer, each with the number of its matter. Two statements."""
    rows = list(SubjectRequest.objects.exclude(state__in=ENDED).order_by("due_on", "id")[:PAGE])
    numbers = numbers_of([MatterId(row.matter) for row in rows])
    return [(row, numbers.get(MatterId(row.matter), "")) for row in rows]


def request_before(id: RequestId) -> tuple[SubjectRequest, str]:
    """A demand and the number of its matter. NotFound."""
    row = SubjectRequest.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return row, numbers_of([MatterId(row.matter)]).get(MatterId(row.matter), "")


def open_delays() -> list[tuple[Delay, str]]:
    """What waits for a second person, each with the number of its matter. Two statements."""
    rows = list(Delay.objects.filter(state=DelayState.ASKED).order_by("asked_at")[:PAGE])
    numbers = numbers_of([MatterId(row.matter) for row in rows])
    return [(row, numbers.get(MatterId(row.matter), "")) for row in rows]


def breaches(*, sent_only: bool) -> list[Breach]:
    rows = Breach.objects.filter(state=BreachState.SENT) if sent_only else Breach.objects.all()
    return list(rows.order_by("-noticed_at")[:PAGE])


def assessments() -> list[Assessment]:
    """The register, the newest first; what is over and what was ended stays in it."""
    return list(Assessment.objects.order_by("-approved_on", "-id")[:PAGE])


def current_assessments(on: date) -> dict[str, Assessment]:
    """The assessment that carries each feature on that day; features without one are missing. One statement."""
    rows = Assessment.objects.filter(review_on__gte=on, ended_on__isnull=True).order_by("review_on", "id")
    return {row.feature: row for row in rows if is_assessed.on(on)(row.approved_on, row.review_on, on)}


def missing_assessments(on: date) -> dict[str, Sentence]:
    """The features that stand still for want of a current assessment, with their names."""
    current = current_assessments(on)
    return {feature: words for feature, words in features().items() if feature not in current}


def canaries() -> list[tuple[str, Canary, int]]:
    """The number of each planted matter, and how many looks it has caught. Two statements."""
    rows = list(Canary.objects.order_by("-planted_at")[:PAGE])
    numbers = numbers_of([MatterId(row.matter) for row in rows])
    caught = LookReview.objects.filter(cause=Cause.CANARY, matter__in=[row.matter for row in rows])
    found = Counter(caught.values_list("matter", flat=True))
    return [(numbers.get(MatterId(row.matter), ""), row, found[row.matter]) for row in rows]


def public_counts(at: datetime) -> dict[str, int]:
    """What everybody may know: no names, no units."""
    reviews = LookReview.objects.all()
    return {
        "questioned": reviews.count(),
        "open": reviews.filter(state=ReviewState.OPEN).count(),
        "in_order": reviews.filter(finding=Finding.IN_ORDER).count(),
        "mistake": reviews.filter(finding=Finding.MISTAKE).count(),
        "misuse": reviews.filter(finding=Finding.MISUSE).count(),
        "delayed": Delay.objects.filter(state=DelayState.APPROVED, until__gte=timezone.localdate(at)).count(),
        "requests": SubjectRequest.objects.count(),
        "refused": SubjectRequest.objects.filter(state=RequestState.REFUSED).count(),
    }
