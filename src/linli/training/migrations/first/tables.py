"""Courses, sessions, results, certificates."""

import django.db.models.deletion
from django.db import migrations, models

import linli.kernel.ids

OPERATIONS = [
    migrations.CreateModel(
        name="Enrolment",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            (
                "learner_kind",
                models.CharField(
                    choices=[
                        ("auxiliary", "auxiliary"),
                        ("volunteer", "volunteer"),
                        ("grid_worker", "grid_worker"),
                        ("mediator", "mediator"),
                    ],
                    max_length=16,
                ),
            ),
            ("learner_id", models.BigIntegerField()),
            ("enrolled_by", models.BigIntegerField(null=True)),
            ("enrolled_at", models.DateTimeField()),
            ("withdrawn_at", models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="Course",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("series", models.BigIntegerField()),
            ("version", models.PositiveSmallIntegerField(default=1)),
            ("unit", models.BigIntegerField()),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("induction", "induction"),
                        ("yearly", "yearly"),
                        ("backbone", "backbone"),
                        ("other", "other"),
                    ],
                    max_length=16,
                ),
            ),
            ("title", models.CharField(max_length=80)),
            ("title_en", models.CharField(blank=True, max_length=120)),
            ("topics", models.JSONField(default=list)),
            ("audience", models.JSONField(default=list)),
            ("hours", models.PositiveSmallIntegerField()),
            ("pass_mark", models.PositiveSmallIntegerField(null=True)),
            ("validity_months", models.PositiveSmallIntegerField(default=0)),
            (
                "state",
                models.CharField(
                    choices=[("draft", "draft"), ("published", "published"), ("retired", "retired")],
                    default="draft",
                    max_length=16,
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["unit", "state"], name="training_course_of_unit")],
            "constraints": [
                models.UniqueConstraint(fields=("series", "version"), name="training_course_version_once"),
                models.UniqueConstraint(
                    condition=models.Q(("state", "draft")), fields=("series",), name="training_course_one_draft"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("state", "published")), fields=("series",), name="training_course_one_open"
                ),
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["induction", "yearly", "backbone", "other"])),
                    name="training_course_kind_known",
                ),
                models.CheckConstraint(
                    condition=models.Q(("state__in", ["draft", "published", "retired"])),
                    name="training_course_state_known",
                ),
                models.CheckConstraint(
                    condition=models.Q(models.Q(("title", ""), _negated=True), ("hours__gt", 0)),
                    name="training_course_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("pass_mark__isnull", True),
                        models.Q(("pass_mark__gt", 0), ("pass_mark__lte", 100)),
                        _connector="OR",
                    ),
                    name="training_course_mark_of_100",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("kind", "induction"), _negated=True), ("validity_months", 0), _connector="OR"
                    ),
                    name="training_induction_is_passed_once",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Earlier",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            (
                "learner_kind",
                models.CharField(
                    choices=[
                        ("auxiliary", "auxiliary"),
                        ("volunteer", "volunteer"),
                        ("grid_worker", "grid_worker"),
                        ("mediator", "mediator"),
                    ],
                    max_length=16,
                ),
            ),
            ("learner_id", models.BigIntegerField()),
            ("first_day", models.DateField()),
            ("last_day", models.DateField()),
            ("minutes", models.PositiveIntegerField()),
            ("paper", models.CharField(max_length=80)),
            ("verified_by", models.BigIntegerField()),
            ("recorded_by", models.BigIntegerField(null=True)),
            ("recorded_at", models.DateTimeField()),
            (
                "course",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.course"),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Plan",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("unit", models.BigIntegerField()),
            ("year", models.PositiveSmallIntegerField()),
            (
                "audience",
                models.CharField(
                    choices=[
                        ("auxiliary", "auxiliary"),
                        ("volunteer", "volunteer"),
                        ("grid_worker", "grid_worker"),
                        ("mediator", "mediator"),
                    ],
                    max_length=16,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[("draft", "draft"), ("approved", "approved")], default="draft", max_length=16
                ),
            ),
            ("written_by", models.BigIntegerField()),
            ("approved_by", models.BigIntegerField(null=True)),
            ("approved_at", models.DateTimeField(null=True)),
            ("paper", models.CharField(blank=True, max_length=80)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("unit", "year", "audience"), name="training_plan_once_a_year"),
                models.CheckConstraint(
                    condition=models.Q(("state__in", ["draft", "approved"])), name="training_plan_state_known"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("state", "draft"),
                        models.Q(
                            ("approved_at__isnull", False),
                            ("approved_by__isnull", False),
                            models.Q(("approved_by", models.F("written_by")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="training_plan_approved_by_another",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PlanLine",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("month", models.PositiveSmallIntegerField()),
            (
                "course",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.course"),
            ),
            (
                "plan",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="training.plan"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Result",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("attempt", models.PositiveSmallIntegerField()),
            ("held_on", models.DateField()),
            ("mark", models.PositiveSmallIntegerField(null=True)),
            ("passed", models.BooleanField()),
            ("recorded_by", models.BigIntegerField()),
            ("recorded_at", models.DateTimeField()),
            (
                "enrolment",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="results", to="training.enrolment"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Certificate",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            (
                "learner_kind",
                models.CharField(
                    choices=[
                        ("auxiliary", "auxiliary"),
                        ("volunteer", "volunteer"),
                        ("grid_worker", "grid_worker"),
                        ("mediator", "mediator"),
                    ],
                    max_length=16,
                ),
            ),
            ("learner_id", models.BigIntegerField()),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("induction", "induction"),
                        ("yearly", "yearly"),
                        ("backbone", "backbone"),
                        ("other", "other"),
                    ],
                    max_length=16,
                ),
            ),
            ("number", models.CharField(max_length=16, unique=True)),
            ("code", models.CharField(max_length=24, unique=True)),
            ("passed_on", models.DateField()),
            ("valid_until", models.DateField(null=True)),
            (
                "state",
                models.CharField(
                    choices=[("issued", "issued"), ("revoked", "revoked")], default="issued", max_length=16
                ),
            ),
            ("revoked_at", models.DateTimeField(null=True)),
            ("revoked_by", models.BigIntegerField(null=True)),
            (
                "reason",
                models.CharField(
                    blank=True,
                    choices=[
                        ("typing", "typing"),
                        ("late_paper", "late_paper"),
                        ("learner_objected", "learner_objected"),
                        ("wrong_person", "wrong_person"),
                        ("not_genuine", "not_genuine"),
                    ],
                    max_length=16,
                ),
            ),
            ("reminded", models.PositiveSmallIntegerField(null=True)),
            (
                "course",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.course"),
            ),
            (
                "earlier",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="certificate",
                    to="training.earlier",
                ),
            ),
            (
                "result",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="certificate",
                    to="training.result",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Session",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("unit", models.BigIntegerField()),
            ("place", models.CharField(max_length=120)),
            (
                "state",
                models.CharField(
                    choices=[("planned", "planned"), ("held", "held"), ("cancelled", "cancelled")],
                    default="planned",
                    max_length=16,
                ),
            ),
            ("first_day", models.DateField()),
            ("last_day", models.DateField()),
            ("planned_by", models.BigIntegerField(null=True)),
            (
                "course",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="training.course"
                ),
            ),
        ],
    ),
    migrations.AddField(
        model_name="enrolment",
        name="session",
        field=models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT, related_name="enrolments", to="training.session"
        ),
    ),
    migrations.CreateModel(
        name="SessionDay",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("day", models.DateField()),
            ("starts", models.TimeField()),
            ("ends", models.TimeField()),
            ("rest", models.PositiveSmallIntegerField(default=0)),
            ("minutes", models.PositiveSmallIntegerField()),
            ("confirmed_at", models.DateTimeField(null=True)),
            ("confirmed_by", models.BigIntegerField(null=True)),
            (
                "session",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="days", to="training.session"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Correction",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("was", models.PositiveSmallIntegerField()),
            ("becomes", models.PositiveSmallIntegerField()),
            (
                "reason",
                models.CharField(
                    choices=[
                        ("typing", "typing"),
                        ("late_paper", "late_paper"),
                        ("learner_objected", "learner_objected"),
                        ("wrong_person", "wrong_person"),
                        ("not_genuine", "not_genuine"),
                    ],
                    max_length=16,
                ),
            ),
            ("by", models.BigIntegerField()),
            ("at", models.DateTimeField()),
            (
                "enrolment",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="corrections", to="training.enrolment"
                ),
            ),
            (
                "result",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="corrections",
                    to="training.result",
                ),
            ),
            (
                "day",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="training.sessionday",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Attendance",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("minutes", models.PositiveSmallIntegerField()),
            (
                "enrolment",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="training.enrolment"
                ),
            ),
            (
                "day",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="attendances",
                    to="training.sessionday",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="SessionInstructor",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            (
                "learner_kind",
                models.CharField(
                    blank=True,
                    choices=[
                        ("auxiliary", "auxiliary"),
                        ("volunteer", "volunteer"),
                        ("grid_worker", "grid_worker"),
                        ("mediator", "mediator"),
                    ],
                    max_length=16,
                ),
            ),
            ("learner_id", models.BigIntegerField(null=True)),
            ("paper", models.CharField(blank=True, max_length=80)),
            ("office", models.CharField(blank=True, max_length=80)),
            (
                "session",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="instructors", to="training.session"
                ),
            ),
        ],
    ),
]
