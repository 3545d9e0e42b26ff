"""What officers say, files for harm, disputes, approvals from above, complaints about officers, papers handed out."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data.conduct import ComplaintState, Route
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.data.protection import (
    ApprovalState,
    CareKind,
    CareState,
    DisputeState,
    Guarded,
    VoiceKind,
    VoiceState,
)
from linli.auxiliaries.models.deployment import DutyLine
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id


class Voice(models.Model):
    """A suggestion, refusal, complaint, petition or resignation with its receipt (Art 12); the words in the vault."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    number = models.CharField(max_length=16, unique=True)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="voices")
    kind = models.CharField(max_length=16, choices=choices(VoiceKind))
    state = models.CharField(max_length=16, choices=choices(VoiceState), default=VoiceState.GIVEN.value)
    unit = models.BigIntegerField()
    article = models.CharField(max_length=40, blank=True)
    line = models.ForeignKey(DutyLine, null=True, on_delete=models.SET_NULL, related_name="+")
    given_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    last_day = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["officer", "kind", "given_at"], name="aux_voice_of_officer"),
            models.Index(fields=["state", "kind", "id"], name="aux_voice_queue"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=values(VoiceKind)), name="aux_voice_kind_known"),
            models.CheckConstraint(
                condition=~Q(kind=VoiceKind.RESIGNATION.value) | Q(last_day__isnull=False), name="aux_voice_last_day"
            ),
        ]


class CareFile(models.Model):
    """Harm suffered or done on duty (Arts 26, 30). `done` maps a step to the reference of its paper."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    number = models.CharField(max_length=16, unique=True)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="care_files")
    kind = models.CharField(max_length=16, choices=choices(CareKind))
    state = models.CharField(max_length=16, choices=choices(CareState), default=CareState.OPEN.value)
    unit = models.BigIntegerField()
    happened_on = models.DateField()
    due_on = models.DateField(null=True)
    late_on = models.DateField(null=True)
    reference = models.CharField(max_length=80, blank=True)
    liable = models.BigIntegerField(null=True)
    done = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["unit", "state", "due_on"], name="aux_care_queue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=CareKind.INCIDENT.value) | Q(liable__isnull=False), name="aux_care_organ_is_liable"
            )
        ]


class DisputeFile(models.Model):
    """A labour dispute and how far it has come (Art 36)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    number = models.CharField(max_length=16, unique=True)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="disputes")
    state = models.CharField(max_length=16, choices=choices(DisputeState), default=DisputeState.NEGOTIATING.value)
    unit = models.BigIntegerField()
    known_on = models.DateField()
    mediation_on = models.DateField(null=True)
    applied_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    awarded_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)


class ReasonedApproval(models.Model):
    """Leave of the unit above for something that could be reprisal. Both reasons are in the vault."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="approvals")
    unit = models.BigIntegerField()
    guarded = models.CharField(max_length=16, choices=choices(Guarded))
    thing = models.BigIntegerField()
    state = models.CharField(max_length=16, choices=choices(ApprovalState), default=ApprovalState.ASKED.value)
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    decided_by = models.BigIntegerField(null=True)
    decided_unit = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="aux_approval_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "guarded", "thing"],
                condition=Q(state=ApprovalState.ASKED.value),
                name="aux_approval_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(decided_unit__isnull=True) | ~Q(decided_unit=F("unit")), name="aux_approval_from_above"
            ),
        ]


class ConductComplaint(models.Model):
    """A complaint of anybody about an officer (Art 6). Words, contact, evidence and answer are in the vault, and open
    to nobody who holds a post in the unit concerned. The receipt's code is kept as a hash."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    number = models.CharField(max_length=16, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    unit = models.BigIntegerField()
    officer = models.ForeignKey(AuxiliaryOfficer, null=True, on_delete=models.CASCADE, related_name="complaints")
    route = models.CharField(max_length=16, choices=choices(Route))
    state = models.CharField(max_length=16, choices=choices(ComplaintState), default=ComplaintState.RECEIVED.value)
    anonymous = models.BooleanField()
    received_at = models.DateTimeField()
    notice_by = models.DateField()
    due_on = models.DateField()
    assigned = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    expires_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "due_on", "id"], name="aux_complaint_queue"),
            models.Index(fields=["officer", "state"], name="aux_complaint_of_officer"),
            models.Index(fields=["expires_on"], name="aux_complaint_expiry"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ComplaintState.VERIFIED.value) | Q(officer__isnull=False, answered_at__isnull=False),
                name="aux_complaint_verified_of_somebody",
            )
        ]


class IssuedPaper(models.Model):
    """A document that was handed out: what it is and since when, for the page behind its square."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=16, choices=choices(PaperKind))
    number = models.CharField(max_length=16, unique=True)
    code = models.CharField(max_length=40, unique=True)
    thing = models.BigIntegerField()
    issued_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "thing"], condition=Q(withdrawn_on__isnull=True), name="aux_paper_one_valid"
            )
        ]
