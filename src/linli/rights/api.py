"""The door: question a look, demand a right, watch, and what is shown of it."""

from linli.privacy.api import features, needs_assessment
from linli.rights.actions.assessments import assess, end_assessment
from linli.rights.actions.breaches import note_breach, send_breach, write_breach
from linli.rights.actions.canaries import plant_canary, take_up_canary
from linli.rights.actions.delays import ask_delay, decide_delay
from linli.rights.actions.requests import accept, ask_identity, begin, demand_right, finish, refuse
from linli.rights.actions.reviews import answer_review, question_look
from linli.rights.actions.watching import watch
from linli.rights.queries.desk import (
    alarms_answered,
    assessments,
    breaches,
    canaries,
    current_assessments,
    days_of,
    missing_assessments,
    open_delays,
    open_requests,
    own_reviews,
    public_counts,
    request_before,
    review_before,
    reviews_for,
)
from linli.rights.queries.resident import looks_at, own_proof, own_requests, withheld

__all__ = [
    "accept", "alarms_answered", "answer_review", "ask_delay", "ask_identity", "assess", "assessments", "begin",
    "breaches", "canaries", "current_assessments", "days_of", "decide_delay", "demand_right", "end_assessment",
    "features", "finish", "looks_at", "missing_assessments", "needs_assessment", "note_breach", "open_delays",
    "open_requests", "own_proof", "own_requests", "own_reviews", "plant_canary", "public_counts", "question_look",
    "refuse", "request_before", "review_before", "reviews_for", "send_breach", "take_up_canary", "watch", "withheld",
    "write_breach",
]  # fmt: skip
