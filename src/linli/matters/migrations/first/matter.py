"""The catalogue and the matter."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import linli.kernel.ids

OPERATIONS = [
    migrations.CreateModel(
        name="Counted",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("up_to", models.BigIntegerField(default=0)),
            ("at", models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="Matter",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("number", models.CharField(max_length=16, unique=True)),
            (
                "kind",
                models.CharField(
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
            (
                "channel",
                models.CharField(
                    choices=[
                        ("portal", "portal"),
                        ("grid_worker", "grid_worker"),
                        ("telephone", "telephone"),
                        ("letter", "letter"),
                        ("walk_in", "walk_in"),
                        ("hotline_12345", "hotline_12345"),
                        ("handover_110", "handover_110"),
                        ("open311", "open311"),
                        ("rest", "rest"),
                        ("email", "email"),
                        ("import", "import"),
                    ],
                    max_length=16,
                ),
            ),
            ("category_key", models.CharField(max_length=40)),
            ("public", models.BooleanField(default=False)),
            (
                "state",
                models.CharField(
                    choices=[
                        ("raised", "raised"),
                        ("dispatched", "dispatched"),
                        ("objected", "objected"),
                        ("handling", "handling"),
                        ("paused", "paused"),
                        ("handled", "handled"),
                        ("checked", "checked"),
                        ("replied", "replied"),
                        ("reviewing", "reviewing"),
                        ("reviewed", "reviewed"),
                        ("rereviewing", "rereviewing"),
                        ("closed", "closed"),
                        ("final", "final"),
                        ("withdrawn", "withdrawn"),
                        ("refused", "refused"),
                        ("referred", "referred"),
                        ("merged", "merged"),
                    ],
                    default="raised",
                    max_length=12,
                ),
            ),
            ("lon", models.FloatField(null=True)),
            ("lat", models.FloatField(null=True)),
            ("recused", models.JSONField(default=list)),
            ("avoid_village", models.BooleanField(default=False)),
            ("designated", models.BooleanField(default=False)),
            ("raised_at", models.DateTimeField()),
            ("dispatched_at", models.DateTimeField(null=True)),
            ("handled_at", models.DateTimeField(null=True)),
            ("checked_at", models.DateTimeField(null=True)),
            ("replied_at", models.DateTimeField(null=True)),
            ("closed_at", models.DateTimeField(null=True)),
            ("updated_at", models.DateTimeField()),
            ("due_at", models.DateTimeField(default=datetime.datetime(3000, 1, 1, 0, 0, tzinfo=datetime.UTC))),
            ("closes_at", models.DateTimeField(default=datetime.datetime(3000, 1, 1, 0, 0, tzinfo=datetime.UTC))),
            ("kept_until", models.DateField(default=datetime.date(3000, 1, 1))),
            ("planned_on", models.DateField(null=True)),
            ("reminders", models.PositiveSmallIntegerField(default=0)),
            ("reopened", models.PositiveSmallIntegerField(default=0)),
            ("joined", models.PositiveIntegerField(default=0)),
            ("source", models.CharField(blank=True, max_length=64)),
        ],
    ),
    migrations.CreateModel(
        name="Edition",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "state",
                models.CharField(
                    choices=[("draft", "draft"), ("published", "published"), ("retired", "retired")],
                    default="draft",
                    max_length=12,
                ),
            ),
            ("note", models.CharField(blank=True, max_length=200)),
            ("made_at", models.DateTimeField()),
            ("published_at", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("state", "published")),
                    fields=("state",),
                    name="one_published_catalogue_edition",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Category",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("key", models.CharField(max_length=40)),
            (
                "kind",
                models.CharField(
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
            ("zh", models.CharField(max_length=60)),
            ("en", models.CharField(max_length=120)),
            ("group", models.CharField(blank=True, max_length=24)),
            ("public", models.BooleanField(default=False)),
            ("component", models.BooleanField(default=False)),
            ("excluded_zh", models.CharField(blank=True, max_length=200)),
            ("excluded_en", models.CharField(blank=True, max_length=300)),
            ("radius_m", models.PositiveSmallIntegerField(default=50)),
            ("length", models.PositiveSmallIntegerField(null=True)),
            (
                "unit",
                models.CharField(
                    blank=True,
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
            ("cites", models.CharField(blank=True, max_length=120)),
            ("mark", models.CharField(blank=True, max_length=1)),
            ("agency", models.JSONField(default=dict)),
            (
                "edition",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="matters.edition"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="PublicText",
        fields=[
            (
                "matter",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="public_words",
                    serialize=False,
                    to="matters.matter",
                ),
            ),
            ("text", models.CharField(max_length=400)),
            ("reply", models.CharField(blank=True, max_length=400)),
            ("at", models.DateTimeField()),
        ],
    ),
    migrations.AddField(
        model_name="matter",
        name="category",
        field=models.ForeignKey(
            db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.category"
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="checked_by",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to=settings.AUTH_USER_MODEL,
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="dispatched_by",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to=settings.AUTH_USER_MODEL,
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="dispatching_unit",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="organisation.unit",
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="district",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="organisation.unit",
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="grid",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="organisation.grid",
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="handled_by",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to=settings.AUTH_USER_MODEL,
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="holder_post",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="organisation.post",
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="holder_unit",
        field=models.ForeignKey(
            db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.unit"
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="lead_unit",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="organisation.unit",
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="merged_into",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="matters.matter",
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="offered_to",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="organisation.unit",
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="township",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="organisation.unit",
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="unit_concerned",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="organisation.unit",
        ),
    ),
    migrations.AddField(
        model_name="matter",
        name="village",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="organisation.unit",
        ),
    ),
]
