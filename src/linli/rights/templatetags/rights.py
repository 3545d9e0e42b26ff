"""Codes of this context said in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.actor import PostId, UnitId
from linli.kernel.errors import NotFound
from linli.matters.data import FIELDS_CALLED, WRITTEN_BY_OFFICE, reason_called
from linli.organisation.api import post, unit
from linli.privacy.api import features
from linli.rights.data import RequestState
from linli.rights.forms import DOUBTS, FINDINGS, OUTSIDE, RIGHTS
from linli.rights.states import REQUEST
from linli.web.words import say

register = template.Library()
STATES = {
    "received": _("received"), "identity_check": _("proof of identity asked for"), "accepted": _("accepted"),
    "doing": _("being done"), "done": _("done"), "partly": _("done in part"), "refused": _("refused"),
}  # fmt: skip
CAUSES = {
    "question": _("The resident asks"), "sample": _("Drawn at random"), "canary": _("Nobody has reason to open this"),
    "strangers": _("Many looks that led to no work"), "volume": _("Far more looks than usual"),
    "week": _("A week of looks that led to no work"), "searches": _("Far more searches than usual"),
}  # fmt: skip
ACTS = {
    "privacy.look": _("Opened to work on it"), "privacy.reveal": _("Opened"), "privacy.send": _("Sent to you"),
    "privacy.search": _("Found in a search over words"), "privacy.erase": _("Deleted"),
    "privacy.expire": _("Deleted on its day"), "privacy.restrict": _("Sealed"), "privacy.lift": _("Unsealed"),
    "privacy.compare": _("Compared, unseen, when a receipt was reported lost"),
    "privacy.print": _("Printed"), "privacy.export": _("Exported"),
}  # fmt: skip
ROLES = {
    "grid_worker": _("grid worker"), "clerk": _("clerk"), "lead": _("lead"), "handler": _("handler"),
    "checker": _("checker"), "caller": _("caller"), "inspector": _("inspector"),
    "privacy_officer": _("privacy officer"), "operator": _("operator"),
}  # fmt: skip
PURPOSES = {"contact": _("to reach you"), "handling": _("to handle the matter")}


def _said(table: Mapping[str, Any], code: str) -> str:
    return str(table.get(str(code), code))


for _name, _table in (
    ("state_words", STATES), ("cause_words", CAUSES), ("act_words", ACTS), ("role_words", ROLES),
    ("right_words", dict(RIGHTS)), ("finding_words", dict(FINDINGS)), ("doubt_words", dict(DOUBTS)),
    ("outside_words", dict(OUTSIDE)),
):  # fmt: skip
    register.filter(_name, lambda code, table=_table: _said(table, code))


@register.filter
def allows(state: str, act: str) -> bool:
    return REQUEST.allows(act, RequestState(state))


@register.filter
def feature_words(code: str) -> str:
    """The name of a feature; its code, where an older version of Linli had it."""
    return say(features().get(code, code))


@register.filter
def unit_name(id: int) -> str:
    try:
        found = unit(UnitId(id))
    except NotFound:
        return str(id)
    return found.name_en if found.name_en and (get_language() or "").startswith("en") else found.name


@register.filter
def post_name(id: int) -> str:
    """What the post is called: its title, or else its role. Not who holds it."""
    try:
        found = post(PostId(id))
    except NotFound:
        return str(id)
    return found.title or _said(ROLES, found.role.value)


@register.filter
def look_words(detail: Mapping[str, Any]) -> str:
    """Which fields, for what, and the reason; what nobody has given words is told as what the office wrote."""
    fields = [
        FIELDS_CALLED.get(field, WRITTEN_BY_OFFICE) for field in str(detail.get("fields") or "").split(",") if field
    ]
    parts = [gettext(", ").join(dict.fromkeys(map(say, fields)))] if fields else []
    if purpose := detail.get("purpose"):
        parts.append(_said(PURPOSES, str(purpose)))
    if reason := reason_called(str(detail.get("reason") or "")):
        parts.append(say(reason))
    return " · ".join(parts)
