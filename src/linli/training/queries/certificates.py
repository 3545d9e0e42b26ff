"""Who passed what, and whether it still holds."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from linli.kernel.errors import NotFound
from linli.kernel.words import Name
from linli.training import models
from linli.training.data import (
    Certificate,
    CertificateId,
    CertificateState,
    CourseId,
    CourseKind,
    Learner,
    LearnerKind,
    Verified,
)
from linli.training.queries.learners import by_kind

ISSUED = CertificateState.ISSUED.value


def passed_induction(learner: Learner, *, on: date) -> date | None:
    """The day the induction was passed, seen on that day; None where it was not. Order 270 Art 20 asks this."""
    return inductions_passed([learner], on=on).get(learner)


def inductions_passed(learners: Collection[Learner], *, on: date) -> dict[Learner, date]:
    """Those who have passed, with the day; a statement for each kind of learner."""
    found: dict[Learner, date] = {}
    for kind, ids in by_kind(learners).items():
        rows = models.Certificate.objects.filter(
            learner_kind=kind, learner_id__in=ids, kind=CourseKind.INDUCTION, state=ISSUED, passed_on__lte=on
        )
        for id, day in rows.order_by("-passed_on").values_list("learner_id", "passed_on"):
            found[Learner(kind, id)] = day
    return found


def valid_certificates(learner: Learner, *, on: date) -> list[Certificate]:
    return certificates_valid([learner], on=on).get(learner, [])


def certificates_valid(learners: Collection[Learner], *, on: date) -> dict[Learner, list[Certificate]]:
    """What is valid on that day, of those who have something; a statement for each kind of learner."""
    found: dict[Learner, list[Certificate]] = defaultdict(list)
    for one in _certificates(learners):
        if one.is_valid(on):
            found[one.learner].append(one)
    return dict(found)


def certificates_of(learner: Learner) -> list[Certificate]:
    """All, also those that ran out or were revoked; the newest first."""
    return _certificates([learner])


def certificate(id: CertificateId) -> Certificate:
    row = models.Certificate.objects.select_related("course", "earlier").filter(pk=id).first()
    if row is None:
        raise NotFound
    return as_certificate(row)


def verify(code: str, *, on: date) -> Verified | None:
    """What the code of a certificate tells; None where there is no such code."""
    wanted = tidy(code)
    row = models.Certificate.objects.select_related("course").filter(code=wanted).first() if wanted else None
    if row is None:
        return None
    found = as_certificate(row, paper="")
    return Verified(
        number=found.number, code=found.code, title=found.title, kind=found.kind, passed_on=found.passed_on,
        valid_until=found.valid_until, is_valid=found.is_valid(on),
        is_revoked=found.state is CertificateState.REVOKED,
    )  # fmt: skip


def tidy(code: str) -> str:
    """As somebody may have typed it: any case, with or without the strokes."""
    letters = "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4)) if len(letters) == 16 else ""


def as_certificate(row: models.Certificate, *, paper: str | None = None) -> Certificate:
    if paper is None:
        paper = row.earlier.paper if row.earlier else ""
    return Certificate(
        id=CertificateId(row.pk), learner=Learner(LearnerKind(row.learner_kind), row.learner_id),
        course=CourseId(row.course_id), title=Name(row.course.title, row.course.title_en), kind=CourseKind(row.kind),
        number=row.number, code=row.code, passed_on=row.passed_on, valid_until=row.valid_until,
        state=CertificateState(row.state), paper=paper,
    )  # fmt: skip


def _certificates(learners: Collection[Learner]) -> list[Certificate]:
    found: list[Certificate] = []
    for kind, ids in by_kind(learners).items():
        rows = models.Certificate.objects.filter(learner_kind=kind, learner_id__in=ids)
        found += map(as_certificate, rows.select_related("course", "earlier").order_by("-passed_on", "-id"))
    return found
