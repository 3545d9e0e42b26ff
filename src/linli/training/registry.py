"""The books of learners that higher contexts hand over, and what the tables here hold."""

from linli.kernel.words import Sentence, _
from linli.privacy.api import holds
from linli.privacy.data import DataClass
from linli.training.data import LearnerBook, LearnerKind

_books: dict[LearnerKind, LearnerBook] = {}


def register_learners(kind: LearnerKind, book: LearnerBook) -> None:
    """In `apps.py` of the context that owns this kind of learners."""
    _books[kind] = book


def book_of(kind: LearnerKind) -> LearnerBook | None:
    """None while nobody knows this kind of learners here."""
    return _books.get(kind)


def books() -> dict[LearnerKind, LearnerBook]:
    return dict(_books)


_OWED = ("wuhan-order-270/21", "wuhan-order-270/19")
_GONE = _("With the learner's file; of grid workers two years after the last post.")
_KEPT = _("Stays as the record of what the unit taught; it names no learner.")
_TABLES: tuple[tuple[str, str, str, Sentence, tuple[str, ...], Sentence], ...] = (
    # table, plain fields, fields about people in a post or role, purpose, cites, end
    (
        "Course", "id series version unit kind title title_en topics audience hours pass_mark validity_months state",
        "", _("To know what was taught under which name."), _OWED, _KEPT,
    ),
    (
        "Plan", "id unit year audience state approved_at paper", "written_by approved_by",
        _("The year's training plan of a unit."), _OWED, _KEPT,
    ),
    ("PlanLine", "id plan course month", "", _("The year's training plan of a unit."), _OWED, _KEPT),
    (
        "Session", "id course unit place state first_day last_day", "planned_by",
        _("To hold a course on days, at a place."), _OWED, _KEPT,
    ),
    (
        "SessionDay", "id session day starts ends rest minutes confirmed_at", "confirmed_by",
        _("To know which hours were taught, and who answers for the sheet."), _OWED, _KEPT,
    ),
    (
        "SessionInstructor", "id session paper office", "learner_kind learner_id",
        _("To show that those who teach were taught to."), _OWED, _GONE,
    ),
    (
        "Enrolment", "id session enrolled_at withdrawn_at", "learner_kind learner_id enrolled_by",
        _("To know who is trained when."), _OWED, _GONE,
    ),
    ("Attendance", "id", "enrolment day minutes", _("To count the hours that the law demands."), _OWED, _GONE),
    (
        "Result", "id attempt held_on recorded_at", "enrolment mark passed recorded_by",
        _("To know who has passed what."), ("wuhan-order-270/20",), _GONE,
    ),
    (
        "Earlier", "id course first_day last_day minutes paper recorded_at",
        "learner_kind learner_id verified_by recorded_by",
        _("To let count what was trained before Linli was used."), _OWED, _GONE,
    ),
    (
        "Certificate", "id course kind number code passed_on valid_until result earlier state revoked_at reason "
        "reminded", "learner_kind learner_id revoked_by",
        _("To show that somebody has passed, and to whoever has the code that it is genuine."), _OWED, _GONE,
    ),
    (
        "Correction", "id day result was becomes reason at", "enrolment by",
        _("To keep what was confirmed before it was corrected."), _OWED, _GONE,
    ),
)  # fmt: skip


def declare() -> None:
    """For the privacy notice that everybody can read."""
    for table, plain, staff, purpose, cites, ends in _TABLES:
        fields = dict.fromkeys(plain.split(), DataClass.PLAIN) | dict.fromkeys(staff.split(), DataClass.STAFF)
        holds(f"training.{table}", fields, purpose=purpose, cites=cites, ends=ends)
