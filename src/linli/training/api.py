"""The door: plan, teach, confirm, examine; and what higher contexts ask before somebody takes a post or is rated."""

from linli.training.actions.attending import confirm_day, correct_day
from linli.training.actions.courses import change_course, publish_course, retire_course, revise_course, write_course
from linli.training.actions.earlier import forget_learners, record_earlier
from linli.training.actions.enrolling import enrol, sign_up, withdraw
from linli.training.actions.plans import add_to_plan, approve_plan, begin_plan, reopen_plan, take_from_plan
from linli.training.actions.reminding import remind
from linli.training.actions.results import correct_result, record_results, revoke_certificate
from linli.training.actions.seeding import seed_training
from linli.training.actions.sessions import add_day, cancel_session, drop_day, plan_session
from linli.training.queries.certificates import (
    certificate,
    certificates_of,
    certificates_valid,
    inductions_passed,
    passed_induction,
    valid_certificates,
    verify,
)
from linli.training.queries.counting import days_trained, shortfall, totals, training_days
from linli.training.queries.courses import course, courses, plan, plans, versions
from linli.training.queries.learners import card, in_units, own
from linli.training.queries.sessions import (
    days_enrolled,
    instructors,
    open_results,
    open_sheets,
    result,
    seats,
    session,
    sessions,
    sessions_of,
    sheet,
    sheets,
    upcoming,
)
from linli.training.queries.statements import statement, unit_lines
from linli.training.registry import register_learners

__all__ = [
    "add_day", "add_to_plan", "approve_plan", "begin_plan", "cancel_session", "card", "certificate", "certificates_of",
    "certificates_valid", "change_course", "confirm_day", "correct_day", "correct_result", "course", "courses",
    "days_enrolled",
    "days_trained", "drop_day", "enrol", "forget_learners", "in_units", "inductions_passed", "instructors",
    "open_results", "open_sheets", "own", "passed_induction", "plan", "plan_session", "plans", "publish_course",
    "record_earlier", "record_results", "register_learners", "remind", "reopen_plan", "result", "retire_course",
    "revise_course", "revoke_certificate", "seats", "seed_training", "session", "sessions", "sessions_of", "sheet",
    "sheets", "shortfall", "sign_up", "statement", "take_from_plan", "totals", "training_days", "unit_lines",
    "upcoming", "valid_certificates", "verify", "versions", "withdraw", "write_course",
]  # fmt: skip
