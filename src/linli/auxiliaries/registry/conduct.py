"""Of ratings, cases, voices, files, complaints and papers. Words about anybody lie in the vault, never here."""

from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _
from linli.notifications.api import register_template

_FILE = _("With the officer's archive: two years after the officer left.")
_CASE = _("Three years after the decision; the words in the vault end with their month.")
_DAY = _("Three years after that day, once it is decided.")
_GONE = _("A complaint that was not verified ends after six months; a verified one with the officer's archive.")
_RATE = _("To rate by the Order, with notice and answer, and to reward.")
_HEAR = _("To decide only on facts that were told, and never by a count alone.")
_GUARD = _("To protect whoever refuses, complains, was harmed or has a dispute.")
_PEOPLE = _("To hear what people say about an officer, and to answer them.")
_PAPER = _("To let anybody check whether a document is genuine and valid.")
_APPRAISAL = {
    "Rating": ("id first last grade grade_before state training_days shortfall notified_at answer_by signature "
               "commented_at settled_at provider_told_at", "officer rater"),
    "Award": ("id unit merit state proposed_at decided_on consented_at published_at",
              "officer proposed_by decided_by"),
    "Recommendation": ("id preference consent made_on", "officer made_by"),
    "LevelDecision": ("id level since years", "officer decided_by"),
}  # fmt: skip
_DISCIPLINE = {
    "Absence": ("id day state noted_at explained_at", "officer noted_by decided_by"),
    "DisciplineCase": (
        "id ground state trigger opened_at due_on told_on reply_by replied_at companion_at outcome labour "
        "union_told_on papers decided_on", "officer opened_by decided_by",
    ),
    "Violation": ("id unit above article state reported_at severity handled_unit handled_at",
                  "reported_by handled_by"),
}  # fmt: skip
_PROTECTION = {
    "Voice": ("id number kind state unit article line given_at due_on last_day answered_at", "officer answered_by"),
    "CareFile": ("id number kind state unit happened_on due_on late_on reference liable done", "officer"),
    "DisputeFile": ("id number state unit known_on mediation_on applied_on accepted_on awarded_on ended_on", "officer"),
    "DutyNotice": ("id year signed_at", "officer"),
    "AccessAuthorisation": ("id system since until ended_on", "officer given_by"),
    "ReasonedApproval": ("id unit guarded thing state asked_at decided_unit decided_at",
                         "officer asked_by decided_by"),
}  # fmt: skip


_OTHERWISE = {"Absence": _DAY, "CareFile": _FILE}
"""A file of an injury is needed as long as the officer's archive."""


def declare() -> None:
    for tables, purpose, article, ends in (
        (_APPRAISAL, _RATE, "wuhan-order-270/23", _FILE), (_DISCIPLINE, _HEAR, "wuhan-order-270/34", _CASE),
        (_PROTECTION, _GUARD, "wuhan-order-270/12", _CASE),
    ):  # fmt: skip
        for name, (plain, staff) in tables.items():
            table(name, plain, staff, purpose=purpose, cites=(article,), ends=_OTHERWISE.get(name, ends))
    plain = "id number unit route state anonymous received_at notice_by due_on answered_at expires_on"
    table("ConductComplaint", plain, "officer assigned", sealed="code_hash", purpose=_PEOPLE,
          cites=("wuhan-order-270/6",), ends=_GONE)  # fmt: skip
    table("IssuedPaper", "id kind number code thing issued_on withdrawn_on", "", purpose=_PAPER,
          cites=("wuhan-order-270/23",), ends=_CASE)  # fmt: skip
    register_template(
        "auxiliaries.rating_fed_back",
        subject=_("A rating of one of your officers"),
        body=_("The organ has rated officer {number} and feeds it back to you as the employer."),
    )
    _name_templates()


def _name_templates() -> None:
    register_template(
        "auxiliaries.rating_notified",
        subject=_("You have been rated"),
        body=_("The written notice {number} is on your page. You can comment on it or object to it before it is used."),
        leads_to="auxiliaries:own-rating",
    )
    register_template(
        "auxiliaries.case_paper",
        subject=_("A document in a case about you"),
        body=_("Document {number} is on your page, with what you can do and until when."),
        leads_to="auxiliaries:own-case",
    )
    register_template(
        "auxiliaries.awarded",
        subject=_("You have been given an award"),
        body=_("Decision {number} is on your page. Nobody makes the award public without your consent."),
        leads_to="auxiliaries:own-award",
    )
    register_template(
        "auxiliaries.recommended",
        subject=_("You have been recommended"),
        body=_("The letter of recommendation {number} is on your page."),
    )
    register_template(
        "auxiliaries.voice_answered",
        subject=_("You have an answer"),
        body=_("What you gave in under {number} has been answered."),
        leads_to="auxiliaries:own-voice",
    )
    register_template(
        "auxiliaries.guarded_decided",
        subject=_("The unit above has decided"),
        body=_("What you asked of the unit above about officer {number} has been decided, with reasons."),
    )
    register_template(
        "auxiliaries.complaint_assigned",
        subject=_("A complaint was given to you"),
        body=_("Complaint {number} about an officer is yours to check. Its last day for an answer stands on it."),
        leads_to="auxiliaries:complaint",
    )
