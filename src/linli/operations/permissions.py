"""Who may see how the installation itself is doing."""

import rules

from linli.kernel.actor import Actor, Role


def sees(actor: Actor | None) -> bool:
    """Whoever runs the machine; it shows figures of the machine and nothing of any matter."""
    return actor is not None and actor.holds(Role.OPERATOR, Role.SYSTEM)


rules.add_rule("operations.see", rules.predicate(sees))
