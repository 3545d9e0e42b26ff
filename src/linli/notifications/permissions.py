"""Who has an inbox: whoever holds a post."""

import rules

from linli.kernel.actor import Actor


def has_an_inbox(actor: Actor | None) -> bool:
    return actor is not None and actor.post is not None


rules.add_rule("notifications.read", rules.predicate(has_an_inbox))
