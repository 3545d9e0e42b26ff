"""What was issued to whom, and the permits. No class of weapons can be written down."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data.equipment import ItemClass, ItemState, Loss, PermitState
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id


class EquipmentItem(models.Model):
    """One thing with its serial number; with somebody exactly while it is issued."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=24, choices=choices(ItemClass))
    serial = models.CharField(max_length=40)
    organ = models.BigIntegerField()
    state = models.CharField(max_length=16, choices=choices(ItemState), default=ItemState.IN_STORE.value)
    # Whoever is deleted after the retention has given everything back, or it stands as lost.
    holder = models.ForeignKey(AuxiliaryOfficer, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "state", "serial"], name="aux_item_of_organ")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "serial"], name="aux_item_serial_once"),
            models.CheckConstraint(condition=Q(kind__in=values(ItemClass)), name="aux_item_class_known"),
            models.CheckConstraint(condition=Q(state__in=values(ItemState)), name="aux_item_state_known"),
            models.CheckConstraint(
                condition=Q(state=ItemState.ISSUED.value, holder__isnull=False, since__isnull=False)
                | ~Q(state=ItemState.ISSUED.value) & Q(holder__isnull=True),
                name="aux_item_issued_to_somebody",
            ),
        ]


class EquipmentMove(models.Model):
    """One line of the ledger of issue and return. `officer` is who had it or has it."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    item = models.ForeignKey(EquipmentItem, on_delete=models.CASCADE, related_name="+")
    officer = models.ForeignKey(AuxiliaryOfficer, null=True, on_delete=models.SET_NULL, related_name="+")
    act = models.CharField(max_length=24)
    on = models.DateField()
    loss = models.CharField(max_length=16, choices=choices(Loss), blank=True)
    by = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["officer", "at"], name="aux_move_of_officer")]


class WorkPermit(models.Model):
    """The card an officer holds on duty (Art 22). `code` opens the page that says whether it is genuine.

    `paper` and `verifier` stand for permits issued before Linli: the paper's reference and the post that saw it.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=32, unique=True)
    code = models.CharField(max_length=40, unique=True)
    issued_on = models.DateField()
    valid_from = models.DateField()
    valid_until = models.DateField()
    state = models.CharField(max_length=16, choices=choices(PermitState), default=PermitState.VALID.value)
    ended_on = models.DateField(null=True)
    loss = models.CharField(max_length=16, choices=choices(Loss), blank=True)
    paper = models.CharField(max_length=80, blank=True)
    verifier = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["officer", "valid_until"], name="aux_permit_of_officer")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(PermitState)), name="aux_permit_state_known"),
            models.CheckConstraint(condition=Q(valid_until__gte=F("valid_from")), name="aux_permit_ends_after_start"),
            models.CheckConstraint(
                condition=Q(state=PermitState.VALID.value, ended_on__isnull=True)
                | ~Q(state=PermitState.VALID.value) & Q(ended_on__isnull=False),
                name="aux_permit_ended_on_a_day",
            ),
        ]
