"""The door. Acts take `actor` and `at`; what a resident does with a receipt takes the matter of `own_matter(receipt)`.

`raise_matter` → receipt · `open_receipt(code)` → `receipt_page` · `queue` → `matter_page` → the acts of the table in
`states.py` · `public` what everybody may see · `suggested duplicates` are `candidates`.
"""

# Packed, because a door is read at one glance.
# fmt: off
from linli.matters.actions.absence import hand_over, undo_hand_over  # noqa: I001
from linli.matters.actions.act import together
from linli.matters.actions.answering import answer_on_the_spot, pass_check, publish_text, reply, rework
from linli.matters.actions.assisting import (
    accept_assist, ask_assist, call_off_assist, report_assist, return_assist, send_back_assist,
)
from linli.matters.actions.causes import raise_cause
from linli.matters.actions.catalogue import advise, extend_catalogue
from linli.matters.actions.chasing import chase_plans, give_interim_answer, remind
from linli.matters.actions.closing import move_out
from linli.matters.actions.dispatching import (
    accept, designate, dispatch, give_to_post, object_to_dispatch, offer_transfer, recuse, redispatch, take_over,
)
from linli.matters.actions.figures import count_events
from linli.matters.actions.floods import flood_of, let_through
from linli.matters.actions.handling import (
    approve_extension, ask_resident, pause, plan_date, refuse_extension, report_handled, request_extension, resume,
)
from linli.matters.actions.intake import raise_matter
from linli.matters.actions.judging import (
    close_windows, correct_call_back, decide_rereview, decide_review, mark_opened, rate, record_call_back,
    record_hearing, reopen, request_rereview, request_review,
)
from linli.matters.actions.keeping import find_by_words, keep_open_ones
from linli.matters.actions.learning import learn_categories
from linli.matters.actions.lost import compare_lost, report_lost
from linli.matters.actions.merging import merge, unmerge
from linli.matters.actions.publishing import publish_house_catalogue
from linli.matters.actions.residents import add_words, join, withdraw
from linli.matters.actions.screening import escalate, pass_up, recategorise, refer_out, refuse, return_down
from linli.matters.actions.seeding import seed_matters
from linli.matters.actions.splitting import split, unsplit
from linli.matters.actions.supervising import (
    answer_order, breach_clocks, return_answer, settle_order, supervise, warn_of_clocks,
)
from linli.matters.engine.masking import mask
from linli.matters.queries.catalogue import categories, category
from linli.matters.queries.causes import cause_of, numbers_behind
from linli.matters.queries.drawn import answers_for, drawn_from
from linli.matters.queries.duplicates import candidates
from linli.matters.queries.everyday import categories_named, group_names, groups
from linli.matters.queries.figures import (
    counted_until, due_first, figures, figures_by_group, figures_by_month, figures_of_places, figures_of_units,
    open_orders,
)
from linli.matters.queries.glance import at_a_glance
from linli.matters.queries.kept import clocks_kept, sources_taken, suggested_unit
from linli.matters.queries.looks import looks_at
from linli.matters.queries.matters import by_number, matter_page, numbers_of, orders_of, service_log
from linli.matters.queries.pressure import pressure_told
from linli.matters.queries.public import Box, matter_of, nearby, on_map, public_matter, public_matters
from linli.matters.queries.queue import grid_queue, led_by, queue
from linli.matters.queries.receipts import open_receipt, own_matter, own_photo, receipt_page
from linli.matters.queries.refusals import offices, refusals
from linli.matters.queries.week import week_of
# fmt: on

__all__ = [
    "Box", "accept", "accept_assist", "add_words", "advise", "answer_on_the_spot", "answer_order", "answers_for",
    "approve_extension", "ask_assist", "ask_resident", "at_a_glance", "breach_clocks", "by_number", "call_off_assist",
    "candidates", "categories", "categories_named", "category", "cause_of", "chase_plans", "clocks_kept",
    "close_windows", "compare_lost", "correct_call_back", "count_events", "counted_until", "decide_rereview",
    "decide_review", "designate", "dispatch", "drawn_from", "due_first", "escalate", "extend_catalogue", "figures",
    "figures_by_group", "figures_by_month", "figures_of_places", "figures_of_units", "find_by_words", "flood_of",
    "give_interim_answer", "give_to_post", "grid_queue", "group_names", "groups", "hand_over", "join",
    "keep_open_ones", "learn_categories", "led_by", "let_through", "looks_at", "mark_opened", "mask", "matter_of",
    "matter_page", "merge", "move_out", "nearby", "numbers_behind", "numbers_of", "object_to_dispatch",
    "offer_transfer", "offices", "on_map", "open_orders", "open_receipt", "orders_of", "own_matter", "own_photo",
    "pass_check", "pass_up", "pause", "plan_date", "pressure_told", "public_matter", "public_matters",
    "publish_house_catalogue", "publish_text", "queue", "raise_cause", "raise_matter", "rate", "recategorise",
    "receipt_page", "record_call_back", "record_hearing", "recuse", "redispatch", "refer_out", "refusals", "refuse",
    "refuse_extension", "remind", "reopen", "reply", "report_assist", "report_handled", "report_lost",
    "request_extension", "request_rereview", "request_review", "resume", "return_answer", "return_assist",
    "return_down", "rework", "seed_matters", "send_back_assist", "service_log", "settle_order", "sources_taken",
    "split", "suggested_unit", "supervise", "take_over", "together", "undo_hand_over", "unmerge", "unsplit",
    "warn_of_clocks", "week_of", "withdraw",
]  # fmt: skip
