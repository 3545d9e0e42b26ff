"""Who may what, declared by hand: the code is held against this table, never the other way round.

An address is guarded by a named rule; a rule lets these roles in. On one matter it is then the unit that counts.
"""

from linli.kernel.actor import Role

R = Role
NOBODY: frozenset[Role] = frozenset()
EVERYBODY = frozenset(Role)
DESK = frozenset({R.GRID_WORKER, R.CLERK, R.LEAD, R.HANDLER, R.CHECKER, R.CALLER, R.INSPECTOR})
BUREAU = frozenset({R.HR, R.COMMANDER, R.TRAINER, R.FINANCE, R.PROVIDER, R.AUXILIARY})
POSTS = DESK | BUREAU | {R.PRIVACY_OFFICER, R.OPERATOR}

GUARDS: dict[str, frozenset[Role]] = {
    "public": EVERYBODY,
    "accounts.manage": frozenset({R.OPERATOR, R.SYSTEM}),
    "accounts.signed-in": POSTS,
    "auxiliaries.above": frozenset({R.HR, R.INSPECTOR}),
    "auxiliaries.command": frozenset({R.COMMANDER}),
    "auxiliaries.conduct": frozenset({R.INSPECTOR}),
    "auxiliaries.deploy": frozenset({R.COMMANDER, R.HR}),
    "auxiliaries.discipline": frozenset({R.HR}),
    "auxiliaries.duties": frozenset({R.AUXILIARY, R.COMMANDER, R.HR, R.INSPECTOR, R.TRAINER}),
    "auxiliaries.contribute": frozenset({R.HR, R.FINANCE, R.PROVIDER}),
    "auxiliaries.employ": frozenset({R.HR, R.PROVIDER}),
    "auxiliaries.files": frozenset({R.HR}),
    "auxiliaries.inspect": frozenset({R.INSPECTOR}),
    "auxiliaries.leave": frozenset({R.HR}),
    "auxiliaries.open": frozenset({R.HR, R.INSPECTOR}),
    "auxiliaries.own": frozenset({R.AUXILIARY}),
    "auxiliaries.paper": frozenset({R.AUXILIARY, R.COMMANDER, R.HR}),
    "auxiliaries.party": frozenset({R.AUXILIARY, R.HR}),
    "auxiliaries.papers": frozenset({R.HR, R.FINANCE, R.INSPECTOR, R.PROVIDER}),
    "auxiliaries.pay": frozenset({R.HR, R.FINANCE}),
    "auxiliaries.provide": frozenset({R.PROVIDER}),
    "auxiliaries.rate": frozenset({R.COMMANDER, R.HR}),
    "auxiliaries.answer_overtime": frozenset({R.COMMANDER, R.HR}),
    "auxiliaries.call_in": frozenset({R.AUXILIARY, R.COMMANDER, R.HR}),
    "auxiliaries.confirm_hours": frozenset({R.COMMANDER, R.HR}),
    "auxiliaries.roster": frozenset({R.COMMANDER, R.HR}),
    "auxiliaries.report": BUREAU | {R.INSPECTOR},
    "auxiliaries.wages": frozenset({R.HR, R.FINANCE}),
    "auxiliaries.see": frozenset({R.HR, R.COMMANDER, R.TRAINER, R.FINANCE, R.INSPECTOR}),
    "matters.calls": frozenset({R.CLERK, R.LEAD, R.CALLER}),
    "knowledge.read": DESK,
    "knowledge.write": frozenset({R.CLERK, R.LEAD, R.HANDLER}),
    "matters.queue": DESK,
    "matters.routing": frozenset({R.LEAD}),
    "matters.see": DESK,
    "matters.take_down": frozenset({R.GRID_WORKER, R.CLERK, R.LEAD, R.CALLER}),
    "notifications.read": POSTS,
    "operations.see": frozenset({R.OPERATOR, R.SYSTEM}),
    "organisation.appoint": frozenset({R.OPERATOR, R.LEAD, R.SYSTEM}),
    "organisation.change": frozenset({R.OPERATOR, R.SYSTEM}),
    "organisation.see": POSTS,
    "oversight.give": frozenset({R.LEAD}),
    "oversight.inspect": frozenset({R.INSPECTOR}),
    "oversight.see": frozenset({R.LEAD, R.INSPECTOR}),
    "reports.meet": frozenset({R.CLERK, R.LEAD}),
    "reports.see": frozenset({R.LEAD, R.INSPECTOR}),
    "reports.week": frozenset({R.CLERK, R.LEAD, R.INSPECTOR}),
    "rest.client": frozenset({R.CLIENT}),
    "rights.assess": frozenset({R.PRIVACY_OFFICER}),
    "rights.canary": frozenset({R.PRIVACY_OFFICER}),
    "rights.breach": frozenset({R.PRIVACY_OFFICER}),
    "rights.delay": frozenset({R.PRIVACY_OFFICER, R.INSPECTOR}),
    "rights.request": frozenset({R.PRIVACY_OFFICER}),
    "rights.review": frozenset({R.PRIVACY_OFFICER, R.INSPECTOR}),
    "training.approve": frozenset({R.LEAD}),
    "training.keep": frozenset({R.HR, R.LEAD}),
    "training.own": POSTS,
    "training.plan": frozenset({R.TRAINER, R.HR}),
    "training.see": frozenset({R.TRAINER, R.HR, R.LEAD, R.COMMANDER, R.INSPECTOR}),
    "training.teach": frozenset({R.TRAINER}),
}
"""Rule → the roles it lets in before anything particular is known."""

LIBRARIES = ("allauth.account.views", "allauth.mfa.", "allauth.socialaccount.", "django.views.i18n")
"""Views that wear no guard of ours: signing in and changing the language. They show nothing that is held."""

RELATIONS = ("own", "parent", "sibling", "child", "none")
"""Where the post's unit stands towards the centre that holds the matter."""


def sees_matter(role: Role, relation: str, assigned: bool) -> bool:
    """Opens the page of a matter that a village centre holds: that centre and those above it; a grid worker's own
    grid; nobody beside, below or elsewhere. Being given the matter counts only inside the unit that holds it."""
    if role not in DESK:
        return False
    if role is R.GRID_WORKER:  # "parent" and "child" stand for another grid of the same village
        return relation == "own" or (assigned and relation in ("parent", "child"))
    return relation in ("own", "parent")


def reads_words(role: Role, relation: str, assigned: bool) -> bool:
    """Reads the resident's words while a village centre screens: whoever has something to do there now."""
    if role is R.GRID_WORKER:
        return relation == "own"
    if relation == "own":
        return role in (R.CLERK, R.LEAD, R.HANDLER)
    return False
