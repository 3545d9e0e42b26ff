"""Plans, budgets, contracts, equipment, permits."""

from django.db import migrations, models

import linli.kernel.ids

OPERATIONS = [
    migrations.CreateModel(
        name="BudgetLine",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("organ", models.BigIntegerField()),
            ("year", models.PositiveSmallIntegerField()),
            (
                "head",
                models.CharField(
                    choices=[
                        ("wages", "wages"),
                        ("social_security", "social_security"),
                        ("outfits", "outfits"),
                        ("training", "training"),
                        ("pensions", "pensions"),
                        ("management", "management"),
                    ],
                    max_length=16,
                ),
            ),
            ("fen", models.BigIntegerField()),
            ("reference", models.CharField(max_length=80)),
        ],
    ),
    migrations.CreateModel(
        name="EquipmentItem",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("summer_uniform", "summer_uniform"),
                        ("winter_uniform", "winter_uniform"),
                        ("cap", "cap"),
                        ("badge", "badge"),
                        ("reflective_vest", "reflective_vest"),
                        ("raincoat", "raincoat"),
                        ("helmet", "helmet"),
                        ("protective_vest", "protective_vest"),
                        ("gloves", "gloves"),
                        ("torch", "torch"),
                        ("radio", "radio"),
                        ("whistle", "whistle"),
                        ("first_aid", "first_aid"),
                    ],
                    max_length=24,
                ),
            ),
            ("serial", models.CharField(max_length=40)),
            ("organ", models.BigIntegerField()),
            (
                "state",
                models.CharField(
                    choices=[
                        ("in_store", "in_store"),
                        ("issued", "issued"),
                        ("lost", "lost"),
                        ("withdrawn", "withdrawn"),
                    ],
                    default="in_store",
                    max_length=16,
                ),
            ),
            ("since", models.DateField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="EquipmentMove",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("act", models.CharField(max_length=24)),
            ("on", models.DateField()),
            (
                "loss",
                models.CharField(
                    blank=True,
                    choices=[
                        ("on_duty", "on_duty"),
                        ("stolen", "stolen"),
                        ("off_duty", "off_duty"),
                        ("unknown", "unknown"),
                    ],
                    max_length=16,
                ),
            ),
            ("by", models.BigIntegerField()),
            ("at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="Establishment",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("organ", models.BigIntegerField()),
            ("since", models.DateField()),
            ("special", models.PositiveIntegerField()),
            ("reference", models.CharField(max_length=80)),
        ],
    ),
    migrations.CreateModel(
        name="Filing",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("organ", models.BigIntegerField()),
            ("cause", models.CharField(choices=[("headcount", "headcount"), ("mode", "mode")], max_length=16)),
            ("since", models.DateField()),
            ("due_on", models.DateField()),
            ("changes", models.PositiveIntegerField(default=1)),
            ("filed_on", models.DateField(null=True)),
            ("reference", models.CharField(blank=True, max_length=80)),
        ],
    ),
    migrations.CreateModel(
        name="HrInstruction",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("organ", models.BigIntegerField()),
            ("mode", models.CharField(choices=[("direct", "direct"), ("outsourced", "outsourced")], max_length=16)),
            ("reference", models.CharField(max_length=80)),
            ("given_on", models.DateField()),
        ],
    ),
    migrations.CreateModel(
        name="LabourContract",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("employer", models.BigIntegerField()),
            ("number", models.CharField(max_length=40)),
            (
                "kind",
                models.CharField(choices=[("fixed", "fixed"), ("open", "open"), ("task", "task")], max_length=16),
            ),
            ("starts_on", models.DateField()),
            ("ends_on", models.DateField(null=True)),
            ("signed_on", models.DateField(null=True)),
            ("wage", models.BigIntegerField()),
            ("probation_until", models.DateField(null=True)),
            ("probation_wage", models.BigIntegerField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="ModeDecision",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("mode", models.CharField(choices=[("direct", "direct"), ("outsourced", "outsourced")], max_length=16)),
            ("since", models.DateField()),
        ],
    ),
    migrations.CreateModel(
        name="Organ",
        fields=[
            ("unit", models.BigIntegerField(primary_key=True, serialize=False)),
            (
                "rank",
                models.CharField(choices=[("city", "city"), ("district", "district"), ("zone", "zone")], max_length=16),
            ),
            ("guided_by", models.BigIntegerField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="ServiceContract",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("organ", models.BigIntegerField()),
            ("provider", models.BigIntegerField()),
            ("number", models.CharField(max_length=40)),
            ("starts_on", models.DateField()),
            ("ends_on", models.DateField(null=True)),
            ("signed_on", models.DateField()),
        ],
    ),
    migrations.CreateModel(
        name="StaffingPlan",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("organ", models.BigIntegerField()),
            ("year", models.PositiveSmallIntegerField()),
            ("posts", models.PositiveIntegerField()),
            (
                "state",
                models.CharField(
                    choices=[
                        ("draft", "draft"),
                        ("submitted", "submitted"),
                        ("approved", "approved"),
                        ("refused", "refused"),
                    ],
                    default="draft",
                    max_length=16,
                ),
            ),
            ("submitted_on", models.DateField(null=True)),
            ("answered_on", models.DateField(null=True)),
            ("reference", models.CharField(blank=True, max_length=80)),
            ("used", models.PositiveIntegerField(default=0)),
        ],
    ),
    migrations.CreateModel(
        name="WorkPermit",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("number", models.CharField(max_length=32, unique=True)),
            ("code", models.CharField(max_length=40, unique=True)),
            ("issued_on", models.DateField()),
            ("valid_from", models.DateField()),
            ("valid_until", models.DateField()),
            (
                "state",
                models.CharField(
                    choices=[
                        ("valid", "valid"),
                        ("returned", "returned"),
                        ("lost", "lost"),
                        ("withdrawn", "withdrawn"),
                    ],
                    default="valid",
                    max_length=16,
                ),
            ),
            ("ended_on", models.DateField(null=True)),
            (
                "loss",
                models.CharField(
                    blank=True,
                    choices=[
                        ("on_duty", "on_duty"),
                        ("stolen", "stolen"),
                        ("off_duty", "off_duty"),
                        ("unknown", "unknown"),
                    ],
                    max_length=16,
                ),
            ),
            ("paper", models.CharField(blank=True, max_length=80)),
            ("verifier", models.BigIntegerField(null=True)),
        ],
    ),
]
