"""The door: mandates, samples, findings; and the units that an inspector may look at."""

from linli.oversight.actions.findings import answer_finding, ask_again, settle_finding, write_finding
from linli.oversight.actions.mandates import end_mandate, give_mandate
from linli.oversight.actions.samples import draw_sample
from linli.oversight.queries.standing import scope_of

__all__ = [
    "answer_finding", "ask_again", "draw_sample", "end_mandate", "give_mandate", "scope_of", "settle_finding",
    "write_finding",
]  # fmt: skip
