"""The officer's file: the row on the roll, the papers of the archive by reference, the yearly duty notice."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data import Branch, Category, Employment, OfficerState
from linli.auxiliaries.data.own import Part
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id


class AuxiliaryOfficer(models.Model):
    """Somebody employed as an auxiliary officer: never a resident's record, and never a police officer's."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    number = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=64)
    unit = models.BigIntegerField()
    category = models.CharField(max_length=16, choices=choices(Category))
    branch = models.CharField(max_length=16, choices=choices(Branch), default=Branch.GENERAL.value)
    employment = models.CharField(max_length=16, choices=choices(Employment))
    provider = models.BigIntegerField(null=True)
    state = models.CharField(max_length=16, choices=choices(OfficerState), default=OfficerState.EMPLOYED.value)
    born_on = models.DateField()
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    user = models.BigIntegerField(null=True, unique=True)
    kept_until = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "state", "number"], name="aux_officer_of_unit"),
            models.Index(fields=["provider", "state"], name="aux_officer_of_provider"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(category__in=values(Category)), name="aux_officer_category_known"),
            models.CheckConstraint(condition=Q(branch__in=values(Branch)), name="aux_officer_branch_known"),
            models.CheckConstraint(condition=Q(state__in=values(OfficerState)), name="aux_officer_state_known"),
            models.CheckConstraint(
                condition=Q(employment=Employment.DIRECT.value, provider__isnull=True)
                | Q(employment=Employment.OUTSOURCED.value, provider__isnull=False),
                name="aux_officer_one_way_of_employment",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="aux_officer_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state=OfficerState.LEFT.value) | Q(ended_on__isnull=False),
                name="aux_officer_left_on_a_day",
            ),
        ]


class ArchivePaper(models.Model):
    """A paper of the archive (Art 19), by its reference: the paper itself lies with the personnel office.

    `need` is the key of what the paper fulfils, empty for any other paper of that part.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=16, choices=choices(Part))
    need = models.CharField(max_length=32, blank=True)
    reference = models.CharField(max_length=80)
    dated = models.DateField()
    added_by = models.BigIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["officer", "part"], name="aux_paper_of_officer")]
        constraints = [
            models.CheckConstraint(condition=Q(part__in=values(Part)), name="aux_paper_part_known"),
            models.CheckConstraint(condition=~Q(reference=""), name="aux_paper_has_reference"),
        ]

    @property
    def in_part(self) -> Part:
        return Part(self.part)
