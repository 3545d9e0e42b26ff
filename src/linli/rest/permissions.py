"""Who may call the API at all: programs that showed a key. What they may do there is decided per act."""

import rules

from linli.kernel.actor import Actor


def is_client(actor: Actor) -> bool:
    return bool(actor.client)


rules.add_rule("rest.client", is_client)
