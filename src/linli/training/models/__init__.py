"""The facts of training, and what must never be false of them."""

from linli.training.models.courses import Course, Plan, PlanLine
from linli.training.models.results import Certificate, Correction, Earlier, Result
from linli.training.models.sessions import Attendance, Enrolment, Session, SessionDay, SessionInstructor

__all__ = [
    "Attendance", "Certificate", "Correction", "Course", "Earlier", "Enrolment", "Plan", "PlanLine", "Result",
    "Session", "SessionDay", "SessionInstructor",
]  # fmt: skip
