"""What each code is called on a page and on paper. An auxiliary officer is never called a police officer."""

from collections.abc import Mapping

from linli.kernel.words import Sentence, _
from linli.training.data.shapes import (
    CertificateState,
    CourseKind,
    CourseState,
    LearnerKind,
    PlanState,
    Reason,
    SessionState,
    Topic,
)

LEARNER_NAMES: Mapping[LearnerKind, Sentence] = {
    LearnerKind.AUXILIARY: _("Auxiliary officers"),
    LearnerKind.VOLUNTEER: _("Volunteers"),
    LearnerKind.GRID_WORKER: _("Grid workers"),
    LearnerKind.MEDIATOR: _("People's mediators"),
}
ONE_LEARNER: Mapping[LearnerKind, Sentence] = {
    LearnerKind.AUXILIARY: _("Auxiliary officer"),
    LearnerKind.VOLUNTEER: _("Volunteer"),
    LearnerKind.GRID_WORKER: _("Grid worker"),
    LearnerKind.MEDIATOR: _("People's mediator"),
}
"""As a certificate or a page calls one of them."""
COURSE_NAMES: Mapping[CourseKind, Sentence] = {
    CourseKind.INDUCTION: _("Induction"),
    CourseKind.YEARLY: _("Yearly training"),
    CourseKind.BACKBONE: _("Train the trainer"),
    CourseKind.OTHER: _("Other training"),
}
TOPIC_NAMES: Mapping[Topic, Sentence] = {
    Topic.DISCIPLINE: _("Working discipline"),
    Topic.SKILLS: _("Job skills"),
    Topic.KNOWLEDGE: _("Professional knowledge"),
    Topic.LAW: _("Legal knowledge"),
    Topic.SAFETY: _("Safety and first aid"),
    Topic.OTHER: _("Other subjects"),
}
COURSE_STATES: Mapping[CourseState, Sentence] = {
    CourseState.DRAFT: _("a draft"),
    CourseState.PUBLISHED: _("open for sessions"),
    CourseState.RETIRED: _("replaced or retired"),
}
PLAN_STATES: Mapping[PlanState, Sentence] = {
    PlanState.DRAFT: _("being written"),
    PlanState.APPROVED: _("approved plan"),
}
SESSION_STATES: Mapping[SessionState, Sentence] = {
    SessionState.PLANNED: _("running or to come"),
    SessionState.HELD: _("held to the end"),
    SessionState.CANCELLED: _("cancelled session"),
}
CERTIFICATE_STATES: Mapping[CertificateState, Sentence] = {
    CertificateState.ISSUED: _("issued"),
    CertificateState.REVOKED: _("revoked"),
}
REASON_NAMES: Mapping[Reason, Sentence] = {
    Reason.TYPING: _("Typed wrongly"),
    Reason.LATE_PAPER: _("A paper came later"),
    Reason.LEARNER_OBJECTED: _("The learner objected, rightly"),
    Reason.WRONG_PERSON: _("It concerned somebody else"),
    Reason.NOT_GENUINE: _("It is not genuine"),
}
