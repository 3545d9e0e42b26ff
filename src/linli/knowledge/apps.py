"""Knowledge joins the house: permissions, what the tables hold, the reminder, and its links."""

from datetime import timedelta
from importlib import import_module

from django.apps import AppConfig

from linli.kernel.words import _
from linli.web import navigation


class KnowledgeConfig(AppConfig):
    name = "linli.knowledge"
    label = "knowledge"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.jobs.api import register  # noqa: PLC0415 - models exist only now
        from linli.knowledge.registry import declare  # noqa: PLC0415
        from linli.knowledge.tasks import remind_now  # noqa: PLC0415
        from linli.notifications.api import register_template  # noqa: PLC0415

        import_module("linli.knowledge.permissions")
        declare()
        register("knowledge.remind", remind_now, every=timedelta(days=1))
        register_template(
            "knowledge.expires", leads_to="knowledge:piece", subject=_("An entry of the knowledge base expires"),
            body=_("“{title}” holds until {day}. Look at it again: confirm it, revise it or retire it."),
        )  # fmt: skip
        navigation.enter("desk", "knowledge:home", _("Knowledge"), order=55, guard="knowledge.read")
        navigation.enter("foot", "knowledge:public", _("Good to know"), order=20)
