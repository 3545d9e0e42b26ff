"""The installation decides."""

from datetime import date, datetime

from django.db import transaction

from linli import law
from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotLawful, NotPermitted
from linli.kernel.words import _
from linli.organisation import models
from linli.organisation.actions.edition import new_edition
from linli.organisation.actions.units import record
from linli.organisation.permissions import changes
from linli.organisation.rules import CHOICES, DEFAULTS


@transaction.atomic
def decide(key: str, value: bool | int | float | str, *, on: date, actor: Actor, at: datetime) -> None:
    """A setting by its key, or a figure of law by its name where the register has it only to be confirmed."""
    if not changes(actor):
        raise NotPermitted
    if key in DEFAULTS:
        # True is a number in Python; a switch set to 1 would pass for it.
        if type(value) is not type(DEFAULTS[key]):
            raise BadInput("value", _("This setting takes another kind of value."))
        if isinstance(value, str) and value not in CHOICES[key]:
            raise BadInput("value", _("This is none of {choices}.", choices=", ".join(CHOICES[key])))
    else:
        _check_figure(key, value, on)
    models.Setting.objects.update_or_create(pk=key, defaults={"value": value})
    new_edition()
    record("organisation.setting_decided", 0, {"key": key}, actor=actor, at=at)


def _check_figure(key: str, value: bool | int | float | str, on: date) -> None:
    try:
        figure = law.value(key, on=on)
    except law.UnknownLaw:
        raise BadInput("key", _("There is no setting “{key}”.", key=key)) from None
    if not figure.to_be_confirmed:
        raise NotLawful(_("The law fixes this figure; no installation may change it."), figure.cites)
    if type(value) is not int or value < 0:
        raise BadInput("value", _("This setting takes another kind of value."))
