"""The acts as buttons: what they are called, in the words of who presses them."""

from collections.abc import Mapping

from linli.kernel.actor import Actor
from linli.kernel.words import Sentence, _
from linli.matters.data import Button, State
from linli.matters.models import Matter
from linli.matters.rules.parties import moves_open_to
from linli.matters.states import MATTER, NEEDS_REASON

CALLED: Mapping[str, Sentence] = {
    "answer_on_the_spot": _("Answer on the spot"),
    "let_through": _("Let it through"),
    "recategorise": _("Change category"),
    "dispatch": _("Dispatch"),
    "pass_up": _("Pass up"),
    "escalate": _("Escalate"),
    "return_down": _("Return to a centre below"),
    "refuse": _("Refuse with a ground"),
    "refer_out": _("Refer to another office"),
    "merge": _("Merge"),
    "split": _("Split into several matters"),
    "unsplit": _("Undo the split"),
    "put_back": _("Put back"),
    "unmerge": _("Undo the merge"),
    "accept": _("Accept"),
    "object": _("Object"),
    "redispatch": _("Dispatch elsewhere"),
    "designate": _("Designate"),
    "offer_transfer": _("Offer to another unit"),
    "take_over": _("Take over"),
    "ask_assist": _("Ask another unit to help"),
    "accept_assist": _("We help"),
    "return_assist": _("We cannot help"),
    "report_assist": _("Our part is done"),
    "send_back_assist": _("Ask for more"),
    "call_off_assist": _("Not needed any more"),
    "plan_date": _("Plan a date"),
    "pause": _("Pause"),
    "resume": _("Resume"),
    "request_extension": _("Ask for more time"),
    "approve_extension": _("Allow more time"),
    "refuse_extension": _("Refuse more time"),
    "report_handled": _("Report handled"),
    "pass_check": _("Passed"),
    "rework": _("Send back for rework"),
    "reply": _("Reply"),
    "reopen": _("It is not solved"),
    "request_review": _("Ask for a review"),
    "decide_review": _("Decide the review"),
    "request_rereview": _("Ask for a re-review"),
    "record_hearing": _("Record a hearing"),
    "decide_rereview": _("Decide the re-review"),
    "close": _("Close"),
    "withdraw": _("Withdraw"),
    "add_words": _("Add words or photos"),
    "remind": _("Remind them"),
    "rate": _("Rate"),
    "correct_call_back": _("Correct the call-back"),
    "ask_resident": _("Ask the resident"),
    "give_interim_answer": _("Send an interim answer"),
    "recuse": _("Stay away from it"),
    "give_to_post": _("Give to somebody"),
    "publish_text": _("Approve a public text"),
    "record_call_back": _("Record a call-back"),
    "supervise": _("Issue a supervise order"),
    "answer_order": _("Answer the order"),
    "return_answer": _("Send the answer back"),
    "settle_order": _("Settle the order"),
}


def acts_open_to(actor: Actor, matter: Matter) -> tuple[Button, ...]:
    """The rows of the table that this actor may use now, in its order."""
    rows = moves_open_to(actor, matter.standing(), MATTER.moves_from(State(matter.state)))
    return tuple(Button(row.act, CALLED[row.act], row.because, row.act in NEEDS_REASON) for row in rows)
