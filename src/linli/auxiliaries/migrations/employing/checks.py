"""What must never be false of them, and how lists are entered."""

import django.db.models.deletion
from django.db import migrations, models

OPERATIONS = [
    migrations.AddField(
        model_name="auxiliaryofficer",
        name="branch",
        field=models.CharField(
            choices=[("general", "general"), ("traffic", "traffic"), ("rail", "rail")],
            default="general",
            max_length=16,
        ),
    ),
    migrations.AddConstraint(
        model_name="auxiliaryofficer",
        constraint=models.CheckConstraint(
            condition=models.Q(("branch__in", ["general", "traffic", "rail"])), name="aux_officer_branch_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="budgetline",
        constraint=models.UniqueConstraint(fields=("organ", "year", "head"), name="aux_budget_head_once"),
    ),
    migrations.AddConstraint(
        model_name="budgetline",
        constraint=models.CheckConstraint(
            condition=models.Q(
                ("head__in", ["wages", "social_security", "outfits", "training", "pensions", "management"])
            ),
            name="aux_budget_head_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="budgetline",
        constraint=models.CheckConstraint(condition=models.Q(("fen__gte", 0)), name="aux_budget_not_negative"),
    ),
    migrations.AddField(
        model_name="equipmentitem",
        name="holder",
        field=models.ForeignKey(
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="auxiliaries.auxiliaryofficer",
        ),
    ),
    migrations.AddField(
        model_name="equipmentmove",
        name="item",
        field=models.ForeignKey(
            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="auxiliaries.equipmentitem"
        ),
    ),
    migrations.AddField(
        model_name="equipmentmove",
        name="officer",
        field=models.ForeignKey(
            null=True,
            on_delete=django.db.models.deletion.SET_NULL,
            related_name="+",
            to="auxiliaries.auxiliaryofficer",
        ),
    ),
    migrations.AddConstraint(
        model_name="establishment",
        constraint=models.UniqueConstraint(fields=("organ", "since"), name="aux_establishment_once_a_day"),
    ),
    migrations.AddConstraint(
        model_name="filing",
        constraint=models.UniqueConstraint(
            condition=models.Q(("filed_on__isnull", True)), fields=("organ", "cause"), name="aux_one_open_filing"
        ),
    ),
    migrations.AddConstraint(
        model_name="filing",
        constraint=models.CheckConstraint(
            condition=models.Q(("filed_on__isnull", True), models.Q(("reference", ""), _negated=True), _connector="OR"),
            name="aux_filed_with_reference",
        ),
    ),
    migrations.AddConstraint(
        model_name="hrinstruction",
        constraint=models.UniqueConstraint(fields=("organ", "mode", "reference"), name="aux_instruction_once"),
    ),
    migrations.AddConstraint(
        model_name="hrinstruction",
        constraint=models.CheckConstraint(
            condition=models.Q(("reference", ""), _negated=True), name="aux_instruction_has_reference"
        ),
    ),
    migrations.AddField(
        model_name="labourcontract",
        name="officer",
        field=models.ForeignKey(
            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="auxiliaries.auxiliaryofficer"
        ),
    ),
    migrations.AddField(
        model_name="modedecision",
        name="instruction",
        field=models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="auxiliaries.hrinstruction"
        ),
    ),
    migrations.AddField(
        model_name="modedecision",
        name="officer",
        field=models.ForeignKey(
            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="auxiliaries.auxiliaryofficer"
        ),
    ),
    migrations.AddConstraint(
        model_name="organ",
        constraint=models.CheckConstraint(
            condition=models.Q(("rank__in", ["city", "district", "zone"])), name="aux_organ_rank_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="organ",
        constraint=models.CheckConstraint(
            condition=models.Q(("guided_by__isnull", True), models.Q(("rank", "city"), _negated=True), _connector="OR"),
            name="aux_city_organ_on_top",
        ),
    ),
    migrations.AddConstraint(
        model_name="servicecontract",
        constraint=models.UniqueConstraint(fields=("organ", "number"), name="aux_service_number_once"),
    ),
    migrations.AddConstraint(
        model_name="servicecontract",
        constraint=models.CheckConstraint(
            condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
            name="aux_service_ends_after_start",
        ),
    ),
    migrations.AddConstraint(
        model_name="servicecontract",
        constraint=models.CheckConstraint(
            condition=models.Q(("provider", models.F("organ")), _negated=True), name="aux_service_with_another"
        ),
    ),
    migrations.AddIndex(
        model_name="staffingplan",
        index=models.Index(fields=["organ", "year"], name="aux_plan_of_organ"),
    ),
    migrations.AddConstraint(
        model_name="staffingplan",
        constraint=models.CheckConstraint(
            condition=models.Q(("state__in", ["draft", "submitted", "approved", "refused"])),
            name="aux_plan_state_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="staffingplan",
        constraint=models.CheckConstraint(
            condition=models.Q(("used__lte", models.F("posts"))), name="aux_plan_not_overdrawn"
        ),
    ),
    migrations.AddConstraint(
        model_name="staffingplan",
        constraint=models.CheckConstraint(
            condition=models.Q(("used", 0), ("state", "approved"), _connector="OR"),
            name="aux_plan_used_once_approved",
        ),
    ),
    migrations.AddConstraint(
        model_name="staffingplan",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("state", "approved"), _negated=True),
                models.Q(("answered_on__isnull", False), models.Q(("reference", ""), _negated=True)),
                _connector="OR",
            ),
            name="aux_plan_approved_with_number",
        ),
    ),
    migrations.AddField(
        model_name="workpermit",
        name="officer",
        field=models.ForeignKey(
            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="auxiliaries.auxiliaryofficer"
        ),
    ),
    migrations.AddIndex(
        model_name="equipmentitem",
        index=models.Index(fields=["organ", "state", "serial"], name="aux_item_of_organ"),
    ),
    migrations.AddConstraint(
        model_name="equipmentitem",
        constraint=models.UniqueConstraint(fields=("kind", "serial"), name="aux_item_serial_once"),
    ),
    migrations.AddConstraint(
        model_name="equipmentitem",
        constraint=models.CheckConstraint(
            condition=models.Q(
                (
                    "kind__in",
                    [
                        "summer_uniform",
                        "winter_uniform",
                        "cap",
                        "badge",
                        "reflective_vest",
                        "raincoat",
                        "helmet",
                        "protective_vest",
                        "gloves",
                        "torch",
                        "radio",
                        "whistle",
                        "first_aid",
                    ],
                )
            ),
            name="aux_item_class_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="equipmentitem",
        constraint=models.CheckConstraint(
            condition=models.Q(("state__in", ["in_store", "issued", "lost", "withdrawn"])),
            name="aux_item_state_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="equipmentitem",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("holder__isnull", False), ("since__isnull", False), ("state", "issued")),
                models.Q(models.Q(("state", "issued"), _negated=True), ("holder__isnull", True)),
                _connector="OR",
            ),
            name="aux_item_issued_to_somebody",
        ),
    ),
    migrations.AddIndex(
        model_name="equipmentmove",
        index=models.Index(fields=["officer", "at"], name="aux_move_of_officer"),
    ),
    migrations.AddConstraint(
        model_name="labourcontract",
        constraint=models.UniqueConstraint(fields=("employer", "number"), name="aux_contract_number_once"),
    ),
    migrations.AddConstraint(
        model_name="labourcontract",
        constraint=models.CheckConstraint(
            condition=models.Q(("kind__in", ["fixed", "open", "task"])), name="aux_contract_kind_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="labourcontract",
        constraint=models.CheckConstraint(
            condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
            name="aux_contract_ends_after_start",
        ),
    ),
    migrations.AddConstraint(
        model_name="labourcontract",
        constraint=models.CheckConstraint(
            condition=models.Q(models.Q(("kind", "fixed"), _negated=True), ("ends_on__isnull", False), _connector="OR"),
            name="aux_fixed_term_has_end",
        ),
    ),
    migrations.AddConstraint(
        model_name="labourcontract",
        constraint=models.CheckConstraint(
            condition=models.Q(
                ("probation_until__isnull", True),
                models.Q(
                    ("probation_until__gte", models.F("starts_on")),
                    models.Q(("ends_on__isnull", True), ("probation_until__lte", models.F("ends_on")), _connector="OR"),
                ),
                _connector="OR",
            ),
            name="aux_probation_inside_contract",
        ),
    ),
    migrations.AddConstraint(
        model_name="modedecision",
        constraint=models.UniqueConstraint(fields=("officer", "since"), name="aux_one_mode_a_day"),
    ),
    migrations.AddIndex(
        model_name="workpermit",
        index=models.Index(fields=["officer", "valid_until"], name="aux_permit_of_officer"),
    ),
    migrations.AddConstraint(
        model_name="workpermit",
        constraint=models.CheckConstraint(
            condition=models.Q(("state__in", ["valid", "returned", "lost", "withdrawn"])),
            name="aux_permit_state_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="workpermit",
        constraint=models.CheckConstraint(
            condition=models.Q(("valid_until__gte", models.F("valid_from"))), name="aux_permit_ends_after_start"
        ),
    ),
    migrations.AddConstraint(
        model_name="workpermit",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("ended_on__isnull", True), ("state", "valid")),
                models.Q(models.Q(("state", "valid"), _negated=True), ("ended_on__isnull", False)),
                _connector="OR",
            ),
            name="aux_permit_ended_on_a_day",
        ),
    ),
]
