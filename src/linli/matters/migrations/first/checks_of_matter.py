"""What must never be false of a matter, and how lists are entered."""

import django.db.models.deletion
from django.db import migrations, models

OPERATIONS = [
    migrations.AddConstraint(
        model_name="category",
        constraint=models.UniqueConstraint(fields=("edition", "key"), name="one_category_per_key_and_edition"),
    ),
    migrations.AddConstraint(
        model_name="category",
        constraint=models.CheckConstraint(
            condition=models.Q(
                (
                    "kind__in",
                    ["service_request", "agency_service", "question", "suggestion", "complaint", "petition"],
                )
            ),
            name="category_kind_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="category",
        constraint=models.CheckConstraint(
            condition=models.Q(
                ("length__isnull", True),
                models.Q(models.Q(("unit", ""), _negated=True), models.Q(("mark", ""), _negated=True)),
                _connector="OR",
            ),
            name="category_limit_says_unit_and_mark",
        ),
    ),
    migrations.AddField(
        model_name="publictext",
        name="post",
        field=models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="+",
            to="organisation.post",
        ),
    ),
    migrations.AddIndex(
        model_name="matter",
        index=models.Index(
            condition=models.Q(
                (
                    "state__in",
                    [
                        "raised",
                        "dispatched",
                        "objected",
                        "handling",
                        "paused",
                        "handled",
                        "checked",
                        "reviewing",
                        "rereviewing",
                    ],
                )
            ),
            fields=["holder_unit", "due_at", "id"],
            name="matter_queue",
        ),
    ),
    migrations.AddIndex(
        model_name="matter",
        index=models.Index(
            condition=models.Q(
                (
                    "state__in",
                    [
                        "raised",
                        "dispatched",
                        "objected",
                        "handling",
                        "paused",
                        "handled",
                        "checked",
                        "reviewing",
                        "rereviewing",
                    ],
                )
            ),
            fields=["holder_post", "due_at", "id"],
            name="matter_desk",
        ),
    ),
    migrations.AddIndex(
        model_name="matter",
        index=models.Index(
            condition=models.Q(
                (
                    "state__in",
                    [
                        "raised",
                        "dispatched",
                        "objected",
                        "handling",
                        "paused",
                        "handled",
                        "checked",
                        "reviewing",
                        "rereviewing",
                    ],
                )
            ),
            fields=["lead_unit", "due_at", "id"],
            name="matter_led",
        ),
    ),
    migrations.AddIndex(
        model_name="matter",
        index=models.Index(
            condition=models.Q(
                (
                    "state__in",
                    [
                        "raised",
                        "dispatched",
                        "objected",
                        "handling",
                        "paused",
                        "handled",
                        "checked",
                        "reviewing",
                        "rereviewing",
                    ],
                )
            ),
            fields=["grid", "due_at", "id"],
            name="matter_grid",
        ),
    ),
    migrations.AddIndex(
        model_name="matter",
        index=models.Index(
            condition=models.Q(
                (
                    "state__in",
                    [
                        "raised",
                        "dispatched",
                        "objected",
                        "handling",
                        "paused",
                        "handled",
                        "checked",
                        "reviewing",
                        "rereviewing",
                    ],
                )
            ),
            fields=["category_key", "lat"],
            name="matter_near",
        ),
    ),
    migrations.AddIndex(
        model_name="matter",
        index=models.Index(
            condition=models.Q(
                ("public", True),
                (
                    "state__in",
                    [
                        "raised",
                        "dispatched",
                        "objected",
                        "handling",
                        "paused",
                        "handled",
                        "checked",
                        "reviewing",
                        "rereviewing",
                    ],
                ),
            ),
            fields=["lat", "lon"],
            name="matter_map",
        ),
    ),
    migrations.AddIndex(
        model_name="matter",
        index=models.Index(condition=models.Q(("public", True)), fields=["raised_at", "number"], name="matter_public"),
    ),
    migrations.AddIndex(
        model_name="matter",
        index=models.Index(
            condition=models.Q(("public", True)), fields=["updated_at", "id"], name="matter_public_news"
        ),
    ),
    migrations.AddIndex(
        model_name="matter",
        index=models.Index(
            condition=models.Q(("state__in", ["replied", "reviewed"])), fields=["closes_at"], name="matter_windows"
        ),
    ),
    migrations.AddIndex(
        model_name="matter",
        index=models.Index(
            condition=models.Q(
                (
                    "state__in",
                    [
                        "raised",
                        "dispatched",
                        "objected",
                        "handling",
                        "paused",
                        "handled",
                        "checked",
                        "reviewing",
                        "rereviewing",
                        "replied",
                        "reviewed",
                    ],
                )
            ),
            fields=["kept_until"],
            name="matter_kept",
        ),
    ),
    migrations.AddIndex(
        model_name="matter",
        index=models.Index(
            condition=models.Q(("merged_into__isnull", False)), fields=["merged_into"], name="matter_merged"
        ),
    ),
    migrations.AddConstraint(
        model_name="matter",
        constraint=models.CheckConstraint(
            condition=models.Q(
                (
                    "state__in",
                    [
                        "raised",
                        "dispatched",
                        "objected",
                        "handling",
                        "paused",
                        "handled",
                        "checked",
                        "replied",
                        "reviewing",
                        "reviewed",
                        "rereviewing",
                        "closed",
                        "final",
                        "withdrawn",
                        "refused",
                        "referred",
                        "merged",
                    ],
                )
            ),
            name="matter_state_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="matter",
        constraint=models.CheckConstraint(
            condition=models.Q(
                (
                    "kind__in",
                    ["service_request", "agency_service", "question", "suggestion", "complaint", "petition"],
                )
            ),
            name="matter_kind_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="matter",
        constraint=models.CheckConstraint(
            condition=models.Q(
                (
                    "channel__in",
                    [
                        "portal",
                        "grid_worker",
                        "telephone",
                        "letter",
                        "walk_in",
                        "hotline_12345",
                        "handover_110",
                        "open311",
                        "rest",
                        "email",
                        "import",
                    ],
                )
            ),
            name="matter_channel_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="matter",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("lat__isnull", True), ("lon__isnull", True)),
                models.Q(("lat__gte", -90), ("lat__lte", 90), ("lon__gte", -180), ("lon__lte", 180)),
                _connector="OR",
            ),
            name="matter_point_on_earth",
        ),
    ),
    migrations.AddConstraint(
        model_name="matter",
        constraint=models.CheckConstraint(
            condition=models.Q(
                ("checked_by__isnull", True),
                ("handled_by__isnull", True),
                models.Q(("checked_by", models.F("handled_by")), _negated=True),
                _connector="OR",
            ),
            name="matter_handler_does_not_check",
        ),
    ),
    migrations.AddConstraint(
        model_name="matter",
        constraint=models.CheckConstraint(
            condition=models.Q(
                ("checked_by__isnull", True),
                ("dispatched_by__isnull", True),
                models.Q(("checked_by", models.F("dispatched_by")), _negated=True),
                _connector="OR",
            ),
            name="matter_dispatcher_does_not_check",
        ),
    ),
    migrations.AddConstraint(
        model_name="matter",
        constraint=models.CheckConstraint(
            condition=models.Q(
                ("dispatched_at__isnull", True),
                ("checked_at__isnull", False),
                models.Q(
                    (
                        "state__in",
                        ["checked", "replied", "reviewing", "reviewed", "rereviewing", "closed", "final"],
                    ),
                    _negated=True,
                ),
                _connector="OR",
            ),
            name="matter_dispatched_is_checked",
        ),
    ),
    migrations.AddConstraint(
        model_name="matter",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("merged_into__isnull", False), ("state", "merged")),
                models.Q(models.Q(("state", "merged"), _negated=True), ("merged_into__isnull", True)),
                _connector="OR",
            ),
            name="matter_merged_into_one",
        ),
    ),
    migrations.AddConstraint(
        model_name="matter",
        constraint=models.CheckConstraint(
            condition=models.Q(("merged_into", models.F("id")), _negated=True), name="matter_not_merged_into_itself"
        ),
    ),
    migrations.AddConstraint(
        model_name="matter",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("holder_unit", models.F("unit_concerned")), _negated=True),
                ("unit_concerned__isnull", True),
                _connector="OR",
            ),
            name="matter_not_held_by_unit_concerned",
        ),
    ),
    migrations.AddConstraint(
        model_name="matter",
        constraint=models.UniqueConstraint(
            condition=models.Q(("source", ""), _negated=True),
            fields=("channel", "source"),
            name="matter_one_per_source_number",
        ),
    ),
]
