"""Enters the ways that residents see on every page."""

from django.apps import AppConfig

from linli.kernel.words import _
from linli.web import navigation


class PortalConfig(AppConfig):
    name = "linli.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        navigation.enter("public", "portal:receipt", _("My receipt"), order=20)
        navigation.enter("public", "portal:map", _("Map"), order=30)
        navigation.enter("public", "portal:help", _("Help"), order=40)
        navigation.enter("foot", "portal:never", _("What Linli never does"), order=10)
        navigation.enter("foot", "portal:privacy", _("Your data and your rights"), order=20)
        navigation.enter("foot", "portal:accessibility", _("Accessibility"), order=30)
