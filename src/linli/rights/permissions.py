"""Who may do what here. Asked with an actor alone for pages, with the thing for acts."""

import rules

from linli.kernel.actor import Actor, Role
from linli.kernel.errors import NotPermitted
from linli.ledger.data import Subject
from linli.privacy.data import Purpose
from linli.rights.models import Delay, LookReview, SubjectRequest
from linli.rights.states import ENDED

REVIEWERS = (Role.PRIVACY_OFFICER, Role.INSPECTOR)


def is_officer(actor: Actor, thing: object = None) -> bool:
    return actor.holds(Role.PRIVACY_OFFICER) and actor.post is not None


def may_review(actor: Actor, review: LookReview | None = None) -> bool:
    """From outside: neither the looker nor anybody of the looker's unit answers for a look."""
    if not actor.holds(*REVIEWERS) or actor.post is None:
        return False
    return review is None or (actor.post != review.post and (review.unit is None or review.unit not in actor.units))


def may_decide_delay(actor: Actor, delay: Delay | None = None) -> bool:
    """Two people: who asked does not decide."""
    return actor.holds(*REVIEWERS) and actor.post is not None and (delay is None or delay.asked_by != actor.post)


def may_read_request(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    open_ones = SubjectRequest.objects.filter(pk=subject.id).exclude(state__in=ENDED)
    return is_officer(actor) and open_ones.exists()


def demand(name: str, actor: Actor, thing: object = None) -> None:
    if not rules.test_rule(f"rights.{name}", actor, thing):
        raise NotPermitted


rules.add_rule("rights.review", may_review)
rules.add_rule("rights.request", is_officer)
rules.add_rule("rights.breach", is_officer)
rules.add_rule("rights.assess", is_officer)
rules.add_rule("rights.delay", may_decide_delay)
rules.add_rule("rights.canary", is_officer)
