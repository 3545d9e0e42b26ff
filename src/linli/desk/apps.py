from django.apps import AppConfig

from linli.kernel.words import _


class DeskConfig(AppConfig):
    name = "linli.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The desk's way in the row under the name."""
        from linli.web import navigation  # noqa: PLC0415 - apps must be loaded

        navigation.enter("desk", "desk:today", _("Today"), order=10, guard="matters.queue")
        navigation.enter("public", "desk:today", _("Desk"), order=90, guard="matters.queue")
