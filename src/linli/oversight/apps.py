"""Inspection joins the house."""

from importlib import import_module

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "linli.oversight"
    label = "oversight"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.kernel.words import _  # noqa: PLC0415 - models exist only now
        from linli.matters.data import INSPECTED  # noqa: PLC0415
        from linli.oversight.queries.standing import inspects, may_open_finding  # noqa: PLC0415
        from linli.oversight.registry import declare, name_templates  # noqa: PLC0415
        from linli.privacy.api import allow_reveal  # noqa: PLC0415
        from linli.web import navigation  # noqa: PLC0415

        import_module("linli.oversight.permissions")
        INSPECTED.append(inspects)
        allow_reveal("finding", may_open_finding)
        declare()
        name_templates()
        navigation.enter("desk", "oversight:home", _("Inspection"), order=66, guard="oversight.see")
        navigation.enter("desk", "oversight:pressure", _("“Did anyone press you?”"), order=67, guard="oversight.see")
