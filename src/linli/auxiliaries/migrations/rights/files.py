"""Disputes, papers, absences, awards, care, complaints."""

import django.db.models.deletion
from django.db import migrations, models

import linli.kernel.ids

OPERATIONS = [
    migrations.CreateModel(
        name="DisputeFile",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("number", models.CharField(max_length=16, unique=True)),
            (
                "state",
                models.CharField(
                    choices=[
                        ("negotiating", "negotiating"),
                        ("mediating", "mediating"),
                        ("arbitrating", "arbitrating"),
                        ("awarded", "awarded"),
                        ("in_court", "in_court"),
                        ("settled", "settled"),
                    ],
                    default="negotiating",
                    max_length=16,
                ),
            ),
            ("unit", models.BigIntegerField()),
            ("known_on", models.DateField()),
            ("mediation_on", models.DateField(null=True)),
            ("applied_on", models.DateField(null=True)),
            ("accepted_on", models.DateField(null=True)),
            ("awarded_on", models.DateField(null=True)),
            ("ended_on", models.DateField(null=True)),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="disputes",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="IssuedPaper",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("rating_notice", "rating_notice"),
                        ("pre_decision", "pre_decision"),
                        ("decision", "decision"),
                        ("clearing", "clearing"),
                        ("refusal_slip", "refusal_slip"),
                    ],
                    max_length=16,
                ),
            ),
            ("number", models.CharField(max_length=16, unique=True)),
            ("code", models.CharField(max_length=40, unique=True)),
            ("thing", models.BigIntegerField()),
            ("issued_on", models.DateField()),
            ("withdrawn_on", models.DateField(null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("withdrawn_on__isnull", True)),
                    fields=("kind", "thing"),
                    name="aux_paper_one_valid",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Violation",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("unit", models.BigIntegerField()),
            ("above", models.BigIntegerField()),
            ("article", models.CharField(max_length=40)),
            (
                "state",
                models.CharField(
                    choices=[("reported", "reported"), ("handled", "handled")], default="reported", max_length=16
                ),
            ),
            ("reported_by", models.BigIntegerField()),
            ("reported_at", models.DateTimeField()),
            (
                "severity",
                models.CharField(
                    blank=True,
                    choices=[("criticism", "criticism"), ("penalty", "penalty"), ("criminal", "criminal")],
                    max_length=16,
                ),
            ),
            ("handled_by", models.BigIntegerField(null=True)),
            ("handled_unit", models.BigIntegerField(null=True)),
            ("handled_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["above", "state", "id"], name="aux_violation_queue")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("handled_unit__isnull", True),
                        models.Q(("handled_unit", models.F("unit")), _negated=True),
                        _connector="OR",
                    ),
                    name="aux_violation_from_above",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Absence",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("day", models.DateField()),
            (
                "state",
                models.CharField(
                    choices=[("noted", "noted"), ("confirmed", "confirmed"), ("excused", "excused")],
                    default="noted",
                    max_length=16,
                ),
            ),
            ("noted_by", models.BigIntegerField()),
            ("noted_at", models.DateTimeField()),
            ("explained_at", models.DateTimeField(null=True)),
            ("decided_by", models.BigIntegerField(null=True)),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="absences",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("officer", "day"), name="aux_absence_once_a_day"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "confirmed"), _negated=True),
                        ("decided_by__isnull", False),
                        _connector="OR",
                    ),
                    name="aux_absence_confirmed_by_a_human",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="AccessAuthorisation",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("system", models.CharField(max_length=64)),
            ("since", models.DateField()),
            ("until", models.DateField()),
            ("ended_on", models.DateField(null=True)),
            ("given_by", models.BigIntegerField()),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="authorisations",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["officer", "until"], name="aux_access_of_officer")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("until__gte", models.F("since"))), name="aux_access_ends_after_start"
                ),
                models.CheckConstraint(
                    condition=models.Q(("system", ""), _negated=True), name="aux_access_names_its_system"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Award",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("unit", models.BigIntegerField()),
            (
                "merit",
                models.CharField(
                    choices=[
                        ("31(1)", "31(1)"),
                        ("31(2)", "31(2)"),
                        ("31(3)", "31(3)"),
                        ("31(4)", "31(4)"),
                        ("31(5)", "31(5)"),
                        ("31(6)", "31(6)"),
                    ],
                    max_length=8,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[("proposed", "proposed"), ("granted", "granted"), ("declined", "declined")],
                    default="proposed",
                    max_length=16,
                ),
            ),
            ("proposed_by", models.BigIntegerField()),
            ("proposed_at", models.DateTimeField()),
            ("decided_by", models.BigIntegerField(null=True)),
            ("decided_on", models.DateField(null=True)),
            ("consented_at", models.DateTimeField(null=True)),
            ("published_at", models.DateTimeField(null=True)),
            (
                "officer",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="awards",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["unit", "-id"], name="aux_award_of_unit")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("merit__in", ["31(1)", "31(2)", "31(3)", "31(4)", "31(5)", "31(6)"])),
                    name="aux_award_ground",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("decided_by__isnull", True),
                        models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        _connector="OR",
                    ),
                    name="aux_award_two_people",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("published_at__isnull", True),
                        ("consented_at__isnull", False),
                        ("officer__isnull", True),
                        _connector="OR",
                    ),
                    name="aux_award_published_with_consent",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="CareFile",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("number", models.CharField(max_length=16, unique=True)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("injury", "injury"),
                        ("infringement", "infringement"),
                        ("incident", "incident"),
                        ("martyr", "martyr"),
                    ],
                    max_length=16,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[("open", "open"), ("handed", "handed"), ("closed", "closed")],
                    default="open",
                    max_length=16,
                ),
            ),
            ("unit", models.BigIntegerField()),
            ("happened_on", models.DateField()),
            ("due_on", models.DateField(null=True)),
            ("late_on", models.DateField(null=True)),
            ("reference", models.CharField(blank=True, max_length=80)),
            ("liable", models.BigIntegerField(null=True)),
            ("done", models.JSONField(default=dict)),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="care_files",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["unit", "state", "due_on"], name="aux_care_queue")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("kind", "incident"), _negated=True), ("liable__isnull", False), _connector="OR"
                    ),
                    name="aux_care_organ_is_liable",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="ConductComplaint",
        fields=[
            ("id", models.BigIntegerField(default=linli.kernel.ids.new_id, primary_key=True, serialize=False)),
            ("number", models.CharField(max_length=16, unique=True)),
            ("code_hash", models.CharField(max_length=64, unique=True)),
            ("unit", models.BigIntegerField()),
            (
                "route",
                models.CharField(
                    choices=[
                        ("page", "page"),
                        ("telephone", "telephone"),
                        ("letter", "letter"),
                        ("visit", "visit"),
                    ],
                    max_length=16,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("received", "received"),
                        ("checking", "checking"),
                        ("verified", "verified"),
                        ("not_verified", "not_verified"),
                        ("withdrawn", "withdrawn"),
                    ],
                    default="received",
                    max_length=16,
                ),
            ),
            ("anonymous", models.BooleanField()),
            ("received_at", models.DateTimeField()),
            ("notice_by", models.DateField()),
            ("due_on", models.DateField()),
            ("assigned", models.BigIntegerField(null=True)),
            ("answered_at", models.DateTimeField(null=True)),
            ("expires_on", models.DateField(null=True)),
            (
                "officer",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="complaints",
                    to="auxiliaries.auxiliaryofficer",
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(fields=["state", "due_on", "id"], name="aux_complaint_queue"),
                models.Index(fields=["officer", "state"], name="aux_complaint_of_officer"),
                models.Index(fields=["expires_on"], name="aux_complaint_expiry"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "verified"), _negated=True),
                        models.Q(("answered_at__isnull", False), ("officer__isnull", False)),
                        _connector="OR",
                    ),
                    name="aux_complaint_verified_of_somebody",
                )
            ],
        },
    ),
]
