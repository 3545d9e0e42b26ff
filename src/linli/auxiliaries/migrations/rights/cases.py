"""Cases, ratings, approvals, voices."""

import django.db.models.deletion
from django.db import migrations, models

import linli.kernel.ids

OPERATIONS = [
    migrations.CreateModel(
        name="DisciplineCase",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            (
                "ground",
                models.CharField(
                    choices=[
                        ("25(1)", "25(1)"),
                        ("25(2)", "25(2)"),
                        ("25(3)", "25(3)"),
                        ("25(4)", "25(4)"),
                        ("25(5)", "25(5)"),
                        ("25(6)", "25(6)"),
                        ("25(7)", "25(7)"),
                        ("25(8)", "25(8)"),
                        ("34.1", "34.1"),
                    ],
                    max_length=8,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[("open", "open"), ("told", "told"), ("decided", "decided"), ("cleared", "cleared")],
                    default="open",
                    max_length=16,
                ),
            ),
            ("trigger", models.CharField(blank=True, max_length=200)),
            ("opened_at", models.DateTimeField()),
            ("opened_by", models.BigIntegerField(null=True)),
            ("due_on", models.DateField()),
            ("told_on", models.DateField(null=True)),
            ("reply_by", models.DateField(null=True)),
            ("replied_at", models.DateTimeField(null=True)),
            ("companion_at", models.DateTimeField(null=True)),
            (
                "outcome",
                models.CharField(
                    blank=True,
                    choices=[("criticism", "criticism"), ("ending", "ending"), ("return", "return")],
                    max_length=16,
                ),
            ),
            (
                "labour",
                models.CharField(
                    blank=True,
                    choices=[
                        ("39(2)", "39(2)"),
                        ("39(3)", "39(3)"),
                        ("39(6)", "39(6)"),
                        ("40(1)", "40(1)"),
                        ("40(2)", "40(2)"),
                    ],
                    max_length=8,
                ),
            ),
            ("union_told_on", models.DateField(null=True)),
            ("papers", models.CharField(blank=True, max_length=240)),
            ("decided_on", models.DateField(null=True)),
            ("decided_by", models.BigIntegerField(null=True)),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="cases",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["state", "due_on", "id"], name="aux_case_queue")],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("state__in", ["open", "told"])),
                    fields=("officer", "ground"),
                    name="aux_case_one_open_a_ground",
                ),
                models.CheckConstraint(
                    condition=models.Q(("state__in", ["open", "told", "decided", "cleared"])),
                    name="aux_case_state_known",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "decided"), _negated=True),
                        models.Q(
                            ("decided_by__isnull", False),
                            ("decided_on__gt", models.F("told_on")),
                            ("told_on__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="aux_case_told_before_decided",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="DutyNotice",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("year", models.PositiveSmallIntegerField()),
            ("signed_at", models.DateTimeField()),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="duty_notices",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("officer", "year"), name="aux_notice_once_a_year")],
        },
    ),
    migrations.CreateModel(
        name="LevelDecision",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("level", models.PositiveSmallIntegerField()),
            ("since", models.DateField()),
            ("years", models.PositiveSmallIntegerField()),
            ("decided_by", models.BigIntegerField()),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="levels",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("officer", "since"), name="aux_level_once_a_day")],
        },
    ),
    migrations.CreateModel(
        name="Rating",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("first", models.DateField()),
            ("last", models.DateField()),
            (
                "grade",
                models.CharField(
                    choices=[
                        ("excellent", "excellent"),
                        ("qualified", "qualified"),
                        ("acceptable", "acceptable"),
                        ("unqualified", "unqualified"),
                    ],
                    max_length=16,
                ),
            ),
            (
                "grade_before",
                models.CharField(
                    blank=True,
                    choices=[
                        ("excellent", "excellent"),
                        ("qualified", "qualified"),
                        ("acceptable", "acceptable"),
                        ("unqualified", "unqualified"),
                    ],
                    max_length=16,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("draft", "draft"),
                        ("notified", "notified"),
                        ("objected", "objected"),
                        ("settled", "settled"),
                    ],
                    default="draft",
                    max_length=16,
                ),
            ),
            ("training_days", models.DecimalField(decimal_places=2, max_digits=6)),
            ("shortfall", models.DecimalField(decimal_places=2, max_digits=6)),
            ("rater", models.BigIntegerField()),
            ("notified_at", models.DateTimeField(null=True)),
            ("answer_by", models.DateField(null=True)),
            (
                "signature",
                models.CharField(
                    choices=[("open", "open"), ("signed", "signed"), ("declined", "declined")],
                    default="open",
                    max_length=16,
                ),
            ),
            ("commented_at", models.DateTimeField(null=True)),
            ("settled_at", models.DateTimeField(null=True)),
            ("provider_told_at", models.DateTimeField(null=True)),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="ratings",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["state", "last", "id"], name="aux_rating_queue")],
            "constraints": [
                models.UniqueConstraint(fields=("officer", "first", "last"), name="aux_rating_once_a_period"),
                models.CheckConstraint(condition=models.Q(("last__gt", models.F("first"))), name="aux_rating_period"),
                models.CheckConstraint(
                    condition=models.Q(("grade__in", ["excellent", "qualified", "acceptable", "unqualified"])),
                    name="aux_rating_four_levels",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("state", "draft"),
                        models.Q(("answer_by__isnull", False), ("notified_at__isnull", False)),
                        _connector="OR",
                    ),
                    name="aux_rating_notice_before_use",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "settled"), _negated=True),
                        ("settled_at__isnull", False),
                        _connector="OR",
                    ),
                    name="aux_rating_settled_on",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ReasonedApproval",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("unit", models.BigIntegerField()),
            (
                "guarded",
                models.CharField(
                    choices=[("worse_rating", "worse_rating"), ("transfer", "transfer"), ("ending", "ending")],
                    max_length=16,
                ),
            ),
            ("thing", models.BigIntegerField()),
            (
                "state",
                models.CharField(
                    choices=[("asked", "asked"), ("approved", "approved"), ("declined", "declined")],
                    default="asked",
                    max_length=16,
                ),
            ),
            ("asked_by", models.BigIntegerField()),
            ("asked_at", models.DateTimeField()),
            ("decided_by", models.BigIntegerField(null=True)),
            ("decided_unit", models.BigIntegerField(null=True)),
            ("decided_at", models.DateTimeField(null=True)),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="approvals",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["state", "id"], name="aux_approval_queue")],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("state", "declined"), _negated=True),
                    fields=("guarded", "thing"),
                    name="aux_approval_once",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("decided_unit__isnull", True),
                        models.Q(("decided_unit", models.F("unit")), _negated=True),
                        _connector="OR",
                    ),
                    name="aux_approval_from_above",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Recommendation",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            (
                "preference",
                models.CharField(
                    choices=[
                        ("civil_service", "civil_service"),
                        ("public_institution", "public_institution"),
                        ("community_worker", "community_worker"),
                    ],
                    max_length=24,
                ),
            ),
            ("consent", models.CharField(max_length=80)),
            ("made_by", models.BigIntegerField()),
            ("made_on", models.DateField()),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="recommendations",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("consent", ""), _negated=True), name="aux_recommended_with_consent"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Voice",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("number", models.CharField(max_length=16, unique=True)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("suggestion", "suggestion"),
                        ("refusal", "refusal"),
                        ("complaint", "complaint"),
                        ("petition", "petition"),
                        ("resignation", "resignation"),
                    ],
                    max_length=16,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[("given", "given"), ("answered", "answered"), ("taken_back", "taken_back")],
                    default="given",
                    max_length=16,
                ),
            ),
            ("unit", models.BigIntegerField()),
            ("article", models.CharField(blank=True, max_length=40)),
            ("given_at", models.DateTimeField()),
            ("due_on", models.DateField(null=True)),
            ("last_day", models.DateField(null=True)),
            ("answered_at", models.DateTimeField(null=True)),
            ("answered_by", models.BigIntegerField(null=True)),
            (
                "line",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to="auxiliaries.dutyline",
                ),
            ),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="voices",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(fields=["officer", "kind", "given_at"], name="aux_voice_of_officer"),
                models.Index(fields=["state", "kind", "id"], name="aux_voice_queue"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["suggestion", "refusal", "complaint", "petition", "resignation"])),
                    name="aux_voice_kind_known",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("kind", "resignation"), _negated=True),
                        ("last_day__isnull", False),
                        _connector="OR",
                    ),
                    name="aux_voice_last_day",
                ),
            ],
        },
    ),
]
