"""The same of what belongs to it."""

from django.db import migrations, models

OPERATIONS = [
    migrations.AddConstraint(
        model_name="extension",
        constraint=models.CheckConstraint(
            condition=models.Q(("days__gte", 1), ("days__lte", 30)), name="extension_at_most_30_days"
        ),
    ),
    migrations.AddConstraint(
        model_name="extension",
        constraint=models.CheckConstraint(
            condition=models.Q(
                ("decided_by__isnull", True),
                ("asked_by__isnull", True),
                models.Q(("decided_by", models.F("asked_by")), _negated=True),
                _connector="OR",
            ),
            name="extension_not_approved_by_who_asked",
        ),
    ),
    migrations.AddConstraint(
        model_name="extension",
        constraint=models.UniqueConstraint(
            condition=models.Q(("approved__isnull", True), ("approved", True), _connector="OR"),
            fields=("matter",),
            name="one_extension_per_matter",
        ),
    ),
    migrations.AddIndex(
        model_name="clock",
        index=models.Index(
            condition=models.Q(("paused_at__isnull", True), ("stopped_at__isnull", True), ("warned_at__isnull", True)),
            fields=["warn_at"],
            name="clock_to_warn",
        ),
    ),
    migrations.AddIndex(
        model_name="clock",
        index=models.Index(
            condition=models.Q(
                ("paused_at__isnull", True), ("stopped_at__isnull", True), ("breached_at__isnull", True)
            ),
            fields=["due_at"],
            name="clock_to_breach",
        ),
    ),
    migrations.AddIndex(
        model_name="clock",
        index=models.Index(fields=["unit", "kind", "due_at"], name="clock_figures"),
    ),
    migrations.AddConstraint(
        model_name="clock",
        constraint=models.CheckConstraint(
            condition=models.Q(
                ("kind__in", ["screen", "object", "handle", "check", "answer", "review", "rereview", "order"])
            ),
            name="clock_kind_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="clock",
        constraint=models.CheckConstraint(condition=models.Q(("cites", ""), _negated=True), name="clock_cites"),
    ),
    migrations.AddConstraint(
        model_name="clock",
        constraint=models.CheckConstraint(
            condition=models.Q(("due_at__gte", models.F("started_at"))), name="clock_ends_after_start"
        ),
    ),
    migrations.AddConstraint(
        model_name="clock",
        constraint=models.CheckConstraint(
            condition=models.Q(("extended_by__lte", 30)), name="clock_extended_at_most_30"
        ),
    ),
    migrations.AddIndex(
        model_name="callback",
        index=models.Index(fields=["unit", "at"], name="call_back_figures"),
    ),
    migrations.AddConstraint(
        model_name="callback",
        constraint=models.CheckConstraint(
            condition=models.Q(
                ("reached", True),
                models.Q(("contacted__isnull", True), ("satisfied__isnull", True), ("solved__isnull", True)),
                _connector="OR",
            ),
            name="unreached_said_nothing",
        ),
    ),
    migrations.AddIndex(
        model_name="matterevent",
        index=models.Index(fields=["matter", "id"], name="event_story"),
    ),
    migrations.AddIndex(
        model_name="matterevent",
        index=models.Index(fields=["unit", "act", "at"], name="event_figures"),
    ),
    migrations.AddConstraint(
        model_name="objection",
        constraint=models.UniqueConstraint(fields=("matter", "unit"), name="one_objection_per_unit"),
    ),
    migrations.AddConstraint(
        model_name="objection",
        constraint=models.CheckConstraint(
            condition=models.Q(("unit", models.F("right_unit")), _negated=True), name="objection_names_another_unit"
        ),
    ),
    migrations.AddConstraint(
        model_name="pause",
        constraint=models.CheckConstraint(
            condition=models.Q(("cause__in", ["appraisal", "other_procedure", "force_majeure", "resident_agreed"])),
            name="pause_cause_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="pause",
        constraint=models.UniqueConstraint(
            condition=models.Q(("ended_at__isnull", True)), fields=("matter",), name="one_pause_at_a_time"
        ),
    ),
    migrations.AddConstraint(
        model_name="rating",
        constraint=models.UniqueConstraint(fields=("matter",), name="one_rating_per_matter"),
    ),
    migrations.AddConstraint(
        model_name="reply",
        constraint=models.CheckConstraint(condition=models.Q(("stage__lte", 2)), name="reply_no_fourth_stage"),
    ),
    migrations.AddConstraint(
        model_name="reply",
        constraint=models.CheckConstraint(
            condition=models.Q(("outcome__in", ["done", "explained", "not_possible", "upheld", "changed"])),
            name="reply_outcome_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="reply",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("outcome", "done"), _negated=True), ("done_on__isnull", False), _connector="OR"
            ),
            name="reply_done_says_when",
        ),
    ),
    migrations.AddConstraint(
        model_name="review",
        constraint=models.UniqueConstraint(fields=("matter", "stage"), name="one_review_per_stage"),
    ),
    migrations.AddConstraint(
        model_name="review",
        constraint=models.CheckConstraint(condition=models.Q(("stage__in", [1, 2])), name="review_no_fourth_stage"),
    ),
    migrations.AddIndex(
        model_name="routingrule",
        index=models.Index(fields=["order", "id"], name="routing_in_order"),
    ),
    migrations.AddConstraint(
        model_name="routingrule",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("level", ""), _negated=True),
                ("unit__isnull", False),
                ("suggests__isnull", False),
                _connector="OR",
            ),
            name="routing_rule_says_where_to",
        ),
    ),
    migrations.AddConstraint(
        model_name="routingrule",
        constraint=models.CheckConstraint(
            condition=models.Q(("hours__in", ["", "office", "off"])), name="routing_hours_known"
        ),
    ),
    migrations.AddIndex(
        model_name="superviseorder",
        index=models.Index(
            condition=models.Q(("state", "settled"), _negated=True), fields=["unit", "due_at"], name="order_queue"
        ),
    ),
    migrations.AddConstraint(
        model_name="superviseorder",
        constraint=models.CheckConstraint(
            condition=models.Q(
                (
                    "cause__in",
                    ["not_received", "overdue", "not_solved", "returned_twice", "no_evidence", "not_executed"],
                )
            ),
            name="order_cause_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="superviseorder",
        constraint=models.CheckConstraint(
            condition=models.Q(("state__in", ["issued", "answered", "settled"])), name="order_state_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="superviseorder",
        constraint=models.UniqueConstraint(
            condition=models.Q(("state", "settled"), _negated=True),
            fields=("matter", "cause"),
            name="one_open_order_per_cause",
        ),
    ),
    migrations.AddIndex(
        model_name="unitday",
        index=models.Index(fields=["scope", "day"], name="unit_day_public"),
    ),
    migrations.AddConstraint(
        model_name="unitday",
        constraint=models.CheckConstraint(
            condition=models.Q(("scope__in", ["own", "below", "place"])), name="unit_day_scope_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="unitday",
        constraint=models.UniqueConstraint(
            fields=("unit", "scope", "day", "group"), name="one_row_per_unit_day_and_group"
        ),
    ),
]
