"""What belongs to one matter, and the figures."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import linli.kernel.ids

OPERATIONS = [
    migrations.CreateModel(
        name="Extension",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("days", models.PositiveSmallIntegerField()),
            ("asked_at", models.DateTimeField()),
            ("decided_at", models.DateTimeField(null=True)),
            ("approved", models.BooleanField(null=True)),
            (
                "asked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "decided_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "matter",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="matters.matter"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Clock",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("screen", "screen"),
                        ("object", "object"),
                        ("handle", "handle"),
                        ("check", "check"),
                        ("answer", "answer"),
                        ("review", "review"),
                        ("rereview", "rereview"),
                        ("order", "order"),
                    ],
                    max_length=12,
                ),
            ),
            ("rule", models.CharField(max_length=60)),
            ("since", models.DateField()),
            ("cites", models.CharField(max_length=200)),
            ("mark", models.CharField(max_length=1)),
            ("started_by", models.CharField(max_length=24)),
            ("started_at", models.DateTimeField()),
            ("length", models.PositiveSmallIntegerField()),
            (
                "length_unit",
                models.CharField(
                    choices=[
                        ("calendar_days", "calendar_days"),
                        ("working_days", "working_days"),
                        ("working_hours", "working_hours"),
                        ("hours", "hours"),
                        ("months", "months"),
                    ],
                    max_length=16,
                ),
            ),
            ("rolls_over", models.BooleanField(default=False)),
            ("due_at", models.DateTimeField()),
            ("last_day", models.DateField()),
            ("rolled_from", models.DateField(null=True)),
            ("bears_pause", models.BooleanField(default=False)),
            ("paused_at", models.DateTimeField(null=True)),
            ("paused_for", models.DurationField(null=True)),
            ("extended_by", models.PositiveSmallIntegerField(default=0)),
            ("warn_at", models.DateTimeField()),
            ("warned_at", models.DateTimeField(null=True)),
            ("breached_at", models.DateTimeField(null=True)),
            ("stopped_at", models.DateTimeField(null=True)),
            (
                "unit",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.unit",
                ),
            ),
            (
                "matter",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="clocks", to="matters.matter"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="CallBack",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField()),
            ("reached", models.BooleanField()),
            ("contacted", models.BooleanField(null=True)),
            ("solved", models.BooleanField(null=True)),
            ("satisfied", models.BooleanField(null=True)),
            ("pressed", models.BooleanField(null=True)),
            ("corrected_at", models.DateTimeField(null=True)),
            (
                "post",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.post",
                ),
            ),
            (
                "unit",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.unit",
                ),
            ),
            (
                "matter",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="call_backs", to="matters.matter"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="MatterEvent",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("act", models.CharField(max_length=24)),
            ("source", models.CharField(blank=True, max_length=12)),
            ("target", models.CharField(max_length=12)),
            ("at", models.DateTimeField()),
            ("role", models.CharField(max_length=16)),
            ("detail", models.JSONField(default=dict)),
            ("sealed", models.JSONField(default=list)),
            (
                "matter",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="events",
                    to="matters.matter",
                ),
            ),
            (
                "post",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.post",
                ),
            ),
            (
                "unit",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.unit",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Objection",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("duty", models.CharField(max_length=40)),
            ("at", models.DateTimeField()),
            ("decision", models.CharField(blank=True, max_length=16)),
            ("decided_at", models.DateTimeField(null=True)),
            (
                "matter",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="objections", to="matters.matter"
                ),
            ),
            (
                "right_unit",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.unit",
                ),
            ),
            (
                "unit",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.unit",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Pause",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "cause",
                models.CharField(
                    choices=[
                        ("appraisal", "appraisal"),
                        ("other_procedure", "other_procedure"),
                        ("force_majeure", "force_majeure"),
                        ("resident_agreed", "resident_agreed"),
                    ],
                    max_length=20,
                ),
            ),
            ("began_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "matter",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="matters.matter"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Rating",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("solved", models.BooleanField()),
            ("satisfied", models.BooleanField(null=True)),
            ("at", models.DateTimeField()),
            ("changed_at", models.DateTimeField(null=True)),
            (
                "matter",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="ratings", to="matters.matter"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Receipt",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("code_hash", models.CharField(max_length=64, unique=True)),
            ("key", models.CharField(max_length=64, null=True, unique=True)),
            ("joined", models.BooleanField(default=False)),
            ("reachable", models.BooleanField(default=False)),
            ("made_at", models.DateTimeField()),
            ("replaced_at", models.DateTimeField(null=True)),
            (
                "matter",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="matters.matter"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Reply",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("stage", models.PositiveSmallIntegerField(default=0)),
            ("outcome", models.CharField(max_length=16)),
            ("done_on", models.DateField(null=True)),
            ("administrative", models.BooleanField(default=False)),
            ("at", models.DateTimeField()),
            ("delivered_at", models.DateTimeField(null=True)),
            ("opened_at", models.DateTimeField(null=True)),
            (
                "matter",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="matters.matter"
                ),
            ),
            (
                "post",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.post",
                ),
            ),
            (
                "unit",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.unit",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Review",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("stage", models.PositiveSmallIntegerField()),
            ("asked_at", models.DateTimeField()),
            ("decided_at", models.DateTimeField(null=True)),
            ("hearing_days", models.PositiveSmallIntegerField(default=0)),
            (
                "matter",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="matters.matter"
                ),
            ),
            (
                "unit",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.unit",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="RoutingRule",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("order", models.PositiveSmallIntegerField()),
            ("category_key", models.CharField(blank=True, max_length=40)),
            ("category_group", models.CharField(blank=True, max_length=24)),
            (
                "kind",
                models.CharField(
                    blank=True,
                    choices=[
                        ("service_request", "service_request"),
                        ("agency_service", "agency_service"),
                        ("question", "question"),
                        ("suggestion", "suggestion"),
                        ("complaint", "complaint"),
                        ("petition", "petition"),
                    ],
                    max_length=20,
                ),
            ),
            ("hours", models.CharField(blank=True, max_length=8)),
            ("level", models.CharField(blank=True, max_length=12)),
            ("on_the_spot", models.BooleanField(default=True)),
            ("since", models.DateField()),
            ("until", models.DateField(null=True)),
            (
                "place",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.unit"
                ),
            ),
            (
                "suggests",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.unit"
                ),
            ),
            (
                "unit",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.unit"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="SuperviseOrder",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "cause",
                models.CharField(
                    choices=[
                        ("not_received", "not_received"),
                        ("overdue", "overdue"),
                        ("not_solved", "not_solved"),
                        ("returned_twice", "returned_twice"),
                        ("no_evidence", "no_evidence"),
                        ("not_executed", "not_executed"),
                    ],
                    max_length=16,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[("issued", "issued"), ("answered", "answered"), ("settled", "settled")],
                    default="issued",
                    max_length=12,
                ),
            ),
            ("issued_at", models.DateTimeField()),
            ("due_at", models.DateTimeField()),
            ("answered_at", models.DateTimeField(null=True)),
            ("settled_at", models.DateTimeField(null=True)),
            (
                "issued_by",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.post",
                ),
            ),
            (
                "matter",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="matters.matter"
                ),
            ),
            (
                "unit",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.unit",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="UnitDay",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("day", models.DateField()),
            (
                "scope",
                models.CharField(choices=[("own", "own"), ("below", "below"), ("place", "place")], max_length=8),
            ),
            ("group", models.CharField(max_length=24)),
            ("received", models.PositiveIntegerField(default=0)),
            ("answered", models.PositiveIntegerField(default=0)),
            ("due", models.PositiveIntegerField(default=0)),
            ("on_time", models.PositiveIntegerField(default=0)),
            ("asked", models.PositiveIntegerField(default=0)),
            ("contacted", models.PositiveIntegerField(default=0)),
            ("solved_asked", models.PositiveIntegerField(default=0)),
            ("solved", models.PositiveIntegerField(default=0)),
            ("satisfied_asked", models.PositiveIntegerField(default=0)),
            ("satisfied", models.PositiveIntegerField(default=0)),
            ("checked", models.PositiveIntegerField(default=0)),
            ("reworked", models.PositiveIntegerField(default=0)),
            ("withdrawn", models.PositiveIntegerField(default=0)),
            ("paused", models.PositiveIntegerField(default=0)),
            ("extended", models.PositiveIntegerField(default=0)),
            ("orders", models.PositiveIntegerField(default=0)),
            ("returned_twice", models.PositiveIntegerField(default=0)),
            (
                "unit",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="organisation.unit",
                ),
            ),
        ],
    ),
]
