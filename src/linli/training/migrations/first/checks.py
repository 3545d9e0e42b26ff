"""What must never be false of them, and how lists are entered."""

from django.db import migrations, models

OPERATIONS = [
    migrations.AddConstraint(
        model_name="earlier",
        constraint=models.UniqueConstraint(
            fields=("learner_kind", "learner_id", "course", "first_day"), name="training_earlier_once"
        ),
    ),
    migrations.AddConstraint(
        model_name="earlier",
        constraint=models.CheckConstraint(
            condition=models.Q(("paper", ""), _negated=True), name="training_earlier_has_a_paper"
        ),
    ),
    migrations.AddConstraint(
        model_name="earlier",
        constraint=models.CheckConstraint(
            condition=models.Q(("last_day__gte", models.F("first_day"))), name="training_earlier_in_order"
        ),
    ),
    migrations.AddConstraint(
        model_name="planline",
        constraint=models.UniqueConstraint(fields=("plan", "course", "month"), name="training_plan_line_once"),
    ),
    migrations.AddConstraint(
        model_name="planline",
        constraint=models.CheckConstraint(
            condition=models.Q(("month__gte", 1), ("month__lte", 12)), name="training_plan_month"
        ),
    ),
    migrations.AddConstraint(
        model_name="result",
        constraint=models.UniqueConstraint(fields=("enrolment", "attempt"), name="training_attempt_once"),
    ),
    migrations.AddConstraint(
        model_name="result",
        constraint=models.UniqueConstraint(
            condition=models.Q(("passed", True)), fields=("enrolment",), name="training_passed_once"
        ),
    ),
    migrations.AddConstraint(
        model_name="result",
        constraint=models.CheckConstraint(
            condition=models.Q(("mark__isnull", True), ("mark__lte", 100), _connector="OR"),
            name="training_mark_of_100",
        ),
    ),
    migrations.AddIndex(
        model_name="certificate",
        index=models.Index(fields=["learner_kind", "learner_id", "kind"], name="training_certificate_of"),
    ),
    migrations.AddIndex(
        model_name="certificate",
        index=models.Index(fields=["state", "valid_until"], name="training_certificate_ends"),
    ),
    migrations.AddConstraint(
        model_name="certificate",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("earlier__isnull", True), ("result__isnull", False)),
                models.Q(("earlier__isnull", False), ("result__isnull", True)),
                _connector="OR",
            ),
            name="training_certificate_one_ground",
        ),
    ),
    migrations.AddConstraint(
        model_name="certificate",
        constraint=models.CheckConstraint(
            condition=models.Q(
                ("state", "issued"),
                models.Q(("revoked_at__isnull", False), models.Q(("reason", ""), _negated=True)),
                _connector="OR",
            ),
            name="training_revoked_with_reason",
        ),
    ),
    migrations.AddConstraint(
        model_name="certificate",
        constraint=models.CheckConstraint(
            condition=models.Q(("state__in", ["issued", "revoked"])), name="training_certificate_state_known"
        ),
    ),
    migrations.AddIndex(
        model_name="session",
        index=models.Index(fields=["unit", "state", "first_day"], name="training_session_of_unit"),
    ),
    migrations.AddIndex(
        model_name="session",
        index=models.Index(fields=["unit", "id"], name="training_session_pages"),
    ),
    migrations.AddConstraint(
        model_name="session",
        constraint=models.CheckConstraint(
            condition=models.Q(("state__in", ["planned", "held", "cancelled"])), name="training_session_state_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="session",
        constraint=models.CheckConstraint(
            condition=models.Q(("last_day__gte", models.F("first_day"))), name="training_session_days_in_order"
        ),
    ),
    migrations.AddIndex(
        model_name="enrolment",
        index=models.Index(fields=["learner_kind", "learner_id"], name="training_enrolment_of"),
    ),
    migrations.AddConstraint(
        model_name="enrolment",
        constraint=models.UniqueConstraint(
            condition=models.Q(("withdrawn_at__isnull", True)),
            fields=("session", "learner_kind", "learner_id"),
            name="training_enrolled_once",
        ),
    ),
    migrations.AddConstraint(
        model_name="enrolment",
        constraint=models.CheckConstraint(
            condition=models.Q(("learner_kind__in", ["auxiliary", "volunteer", "grid_worker", "mediator"])),
            name="training_learner_known",
        ),
    ),
    migrations.AddIndex(
        model_name="sessionday",
        index=models.Index(
            condition=models.Q(("confirmed_at__isnull", True)), fields=["day"], name="training_open_sheets"
        ),
    ),
    migrations.AddConstraint(
        model_name="sessionday",
        constraint=models.UniqueConstraint(fields=("session", "day"), name="training_day_once"),
    ),
    migrations.AddConstraint(
        model_name="sessionday",
        constraint=models.CheckConstraint(
            condition=models.Q(("minutes__gt", 0), ("minutes__lte", 720)), name="training_day_has_hours"
        ),
    ),
    migrations.AddConstraint(
        model_name="sessionday",
        constraint=models.CheckConstraint(
            condition=models.Q(("ends__gt", models.F("starts"))), name="training_day_ends_later"
        ),
    ),
    migrations.AddConstraint(
        model_name="correction",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("day__isnull", False), ("result__isnull", True)),
                models.Q(("day__isnull", True), ("result__isnull", False)),
                _connector="OR",
            ),
            name="training_correction_of_one_thing",
        ),
    ),
    migrations.AddConstraint(
        model_name="attendance",
        constraint=models.UniqueConstraint(fields=("enrolment", "day"), name="training_attended_once"),
    ),
    migrations.AddConstraint(
        model_name="sessioninstructor",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("learner_id__isnull", False), ("paper", ""), models.Q(("learner_kind", ""), _negated=True)),
                models.Q(("learner_id__isnull", True), ("learner_kind", ""), models.Q(("paper", ""), _negated=True)),
                _connector="OR",
            ),
            name="training_instructor_one_ground",
        ),
    ),
]
