"""What is sealed lives as long as its officer serves; a closed file and an ended recruitment go on their day."""

from datetime import date, datetime, timedelta

from django.db import models, transaction

from linli.auxiliaries.actions.employing import KEPT_AHEAD
from linli.auxiliaries.actions.ends import untie
from linli.auxiliaries.actions.step import day_of
from linli.auxiliaries.data import OfficerId, OfficerState
from linli.auxiliaries.data.files import SUBJECT
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.recruitment import Applicant, Recruitment
from linli.auxiliaries.queries.learners import learner
from linli.kernel.actor import SYSTEM
from linli.kernel.calendar import add_months
from linli.ledger.data import Subject
from linli.privacy.api import erase, extend
from linli.training.api import forget_learners

BATCH = 200
RENEW_BEFORE = timedelta(days=400)


def keep_serving(at: datetime) -> int:
    """Renew what is sealed of those who serve, long before its last day; how many. A batch a run."""
    today = day_of(at)
    serving = AuxiliaryOfficer.objects.exclude(state=OfficerState.LEFT)
    due = list(
        serving.filter(kept_until__lt=today + RENEW_BEFORE).order_by("kept_until").values_list("pk", flat=True)[:BATCH]
    )
    until = add_months(today, KEPT_AHEAD)
    for id in due:
        with transaction.atomic():
            extend(Subject(SUBJECT, id), until=until, at=at)
            AuxiliaryOfficer.objects.filter(pk=id).update(kept_until=until)
    return len(due)


def files_due(at: datetime) -> int:
    return _closed(day_of(at)).count()


def end_files(at: datetime) -> int:
    """Whoever left long enough ago goes, with everything that hangs on the file."""
    ended = 0
    while ids := list(_closed(day_of(at)).values_list("pk", flat=True)[:BATCH]):
        for id in ids:
            with transaction.atomic():
                erase(Subject(SUBJECT, id), actor=SYSTEM, at=at, because="labour-contract-law/50")
                forget_learners([learner(OfficerId(id))], actor=SYSTEM, at=at)
                untie(id)
                AuxiliaryOfficer.objects.filter(pk=id).delete()
        ended += len(ids)
    return ended


def applicants_due(at: datetime) -> int:
    return Applicant.objects.filter(recruitment__forget_on__lt=day_of(at)).count()


def end_applicants(at: datetime) -> int:
    """The data of everybody who applied; the recruitment itself stays, with its dates and numbers."""
    ended = 0
    for campaign in Recruitment.objects.filter(forget_on__lt=day_of(at), applicants__isnull=False).distinct():
        with transaction.atomic():
            for id in list(Applicant.objects.filter(recruitment=campaign).values_list("pk", flat=True)):
                erase(Subject("applicant", id), actor=SYSTEM, at=at, because="pipl-2021/47")
            gone, _by_model = Applicant.objects.filter(recruitment=campaign).delete()
        ended += gone
    return ended


def _closed(today: date) -> models.QuerySet[AuxiliaryOfficer]:
    return AuxiliaryOfficer.objects.filter(state=OfficerState.LEFT, kept_until__lt=today)
