"""What officers have said, files, disputes and approvals, as shapes; and until when somebody is shielded."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from linli.auxiliaries.data.discipline import CaseState, Outcome
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.data.protection import (
    Approval,
    ApprovalId,
    ApprovalState,
    Care,
    CareId,
    CareKind,
    CareState,
    Dispute,
    DisputeId,
    DisputeState,
    Guarded,
    Voice,
    VoiceId,
    VoiceKind,
    VoiceState,
)
from linli.auxiliaries.models.discipline import DisciplineCase
from linli.auxiliaries.models.protection import CareFile, DisputeFile, ReasonedApproval
from linli.auxiliaries.models.protection import Voice as VoiceRow
from linli.auxiliaries.rules.protection import dispute_days, is_shielded, shields
from linli.kernel.actor import PostId, UnitId
from linli.kernel.calendar import add_months
from linli.kernel.errors import NotFound
from linli.organisation.api import figure
from linli.web.keyset import Place, below, beyond

PAGE = 50
OWN_UNIT = (VoiceKind.SUGGESTION, VoiceKind.RESIGNATION)
"""What the personnel officer of the own unit reads and answers; the rest goes to the unit above."""


def shielded_until(officer: int, *, on: date) -> date | None:
    """The last day of the protection; None where nothing has been refused or complained of within its months."""
    newest = last_shielding(officer, on=on)
    last, months = timezone.localdate(newest) if newest else None, figure("auxiliary.shield", on=on).length
    return add_months(last, months) if last and is_shielded.on(on)(last, on, months) else None


def last_shielding(officer: int, *, on: date) -> datetime | None:
    """When the newest refusal, complaint or petition was given."""
    kinds = [kind for kind in VoiceKind if shields.on(on)(kind)]
    rows = VoiceRow.objects.filter(officer=officer, kind__in=kinds).exclude(state=VoiceState.TAKEN_BACK)
    newest: datetime | None = rows.aggregate(last=Max("given_at"))["last"]
    return newest


def resigned_by(officer: int, last_day: date | None) -> bool:
    """The officer's own resignation stands, and the last day is no earlier than the one it names."""
    stands = VoiceRow.objects.filter(officer=officer, kind=VoiceKind.RESIGNATION).exclude(state=VoiceState.TAKEN_BACK)
    return last_day is not None and stands.filter(last_day__lte=last_day).exists()


def ended_by_case(officer: int) -> bool:
    """A case was decided so: with the leave of the unit above, where it needed that."""
    ends = (Outcome.ENDING, Outcome.RETURN)
    return DisciplineCase.objects.filter(officer=officer, state=CaseState.DECIDED, outcome__in=ends).exists()


def voices(officer: int, *, limit: int = PAGE) -> list[Voice]:
    rows = VoiceRow.objects.filter(officer=officer).select_related("officer").order_by("-id")
    return [voice_of(row) for row in rows[:limit]]


def voice(id: VoiceId) -> Voice:
    row = VoiceRow.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    return voice_of(row)


def voices_to_answer(
    units: Iterable[UnitId], kinds: Iterable[VoiceKind], *, after: Place | None = None, limit: int = PAGE
) -> list[Voice]:
    """The oldest first."""
    rows = VoiceRow.objects.filter(state=VoiceState.GIVEN, kind__in=list(kinds), unit__in=list(units))
    return [voice_of(row) for row in beyond(rows.select_related("officer"), after)[:limit]]


def voice_of(row: VoiceRow) -> Voice:
    return Voice(
        VoiceId(row.pk), row.number, VoiceKind(row.kind), VoiceState(row.state), OfficerId(row.officer_id),
        row.officer.name, UnitId(row.unit), row.given_at, row.article, row.due_on, row.last_day, row.answered_at,
    )  # fmt: skip


def care_files(*, units: Iterable[UnitId] | None = None, officer: int | None = None, limit: int = PAGE) -> list[Care]:
    """Open ones first by their day; of these units, or of one officer."""
    rows = CareFile.objects.select_related("officer").order_by("state", "due_on", "id")
    rows = rows.filter(officer=officer) if officer is not None else rows.filter(unit__in=list(units or ()))
    if officer is None:
        rows = rows.exclude(state=CareState.CLOSED)
    return [care_of(row) for row in rows[:limit]]


def closed_files(units: Iterable[UnitId], *, before: int | None = None, limit: int = PAGE) -> list[Care]:
    """The newest first; one statement."""
    rows = CareFile.objects.filter(unit__in=list(units), state=CareState.CLOSED).select_related("officer")
    rows = below(rows, before).order_by("-id")
    return [care_of(row) for row in rows[:limit]]


def care(id: CareId) -> Care:
    row = CareFile.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    return care_of(row)


def care_of(row: CareFile) -> Care:
    return Care(
        CareId(row.pk), row.number, CareKind(row.kind), CareState(row.state), OfficerId(row.officer_id),
        row.officer.name, UnitId(row.unit), row.happened_on, row.due_on, row.late_on, row.reference,
        UnitId(row.liable) if row.liable else None, frozenset(row.done),
    )  # fmt: skip


def disputes(
    *, officer: int | None = None, units: Iterable[UnitId] = (), on: date, before: int | None = None, limit: int = PAGE
) -> list[Dispute]:
    """The newest first; of one officer, or of these units."""
    rows = DisputeFile.objects.order_by("-id")
    rows = rows.filter(officer=officer) if officer is not None else rows.filter(unit__in=list(units))
    rows = below(rows, before)
    return [dispute_of(row, on) for row in rows[:limit]]


def dispute(id: DisputeId, *, on: date) -> Dispute:
    row = DisputeFile.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return dispute_of(row, on)


def dispute_of(row: DisputeFile, on: date) -> Dispute:
    state = DisputeState(row.state)
    given = {
        "known": row.known_on, "mediation": row.mediation_on, "applied": row.applied_on, "accepted": row.accepted_on,
        "awarded": row.awarded_on,
    }  # fmt: skip
    return Dispute(
        DisputeId(row.pk), row.number, state, OfficerId(row.officer_id), UnitId(row.unit), row.known_on,
        row.mediation_on, row.applied_on, row.accepted_on, row.awarded_on, dispute_days.on(on)(state, given),
    )  # fmt: skip


def approvals_asked(units: Iterable[UnitId], *, after: Place | None = None, limit: int = PAGE) -> list[Approval]:
    """Waiting for the unit above: of these units."""
    rows = ReasonedApproval.objects.filter(state=ApprovalState.ASKED, unit__in=list(units))
    return [approval_of(row) for row in beyond(rows.select_related("officer"), after)[:limit]]


def approval(id: ApprovalId) -> Approval:
    row = ReasonedApproval.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    return approval_of(row)


def approval_of(row: ReasonedApproval) -> Approval:
    return Approval(
        ApprovalId(row.pk), OfficerId(row.officer_id), row.officer.name, UnitId(row.unit), Guarded(row.guarded),
        row.thing, ApprovalState(row.state), PostId(row.asked_by), row.asked_at,
    )  # fmt: skip
