"""Figures join the house: permissions, what the table holds, links, and the round that publishes."""

from datetime import timedelta
from importlib import import_module

from django.apps import AppConfig

from linli.kernel.words import _
from linli.web import navigation


class ReportsConfig(AppConfig):
    name = "linli.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.jobs import api as jobs  # noqa: PLC0415 - models are ready only now
        from linli.privacy.api import holds  # noqa: PLC0415
        from linli.privacy.data import DataClass  # noqa: PLC0415
        from linli.reports.tasks import publish  # noqa: PLC0415

        import_module("linli.reports.permissions")
        jobs.register("reports.publish", publish, every=timedelta(days=1))
        holds(
            "reports.PublishedQuarter",
            {"id": DataClass.PLAIN, "quarter": DataClass.PUBLIC, "table": DataClass.PUBLIC,
             "published_at": DataClass.PUBLIC},
            purpose=_(
                "To show everybody how matters are handled: counts of matters by place and kind, never of people."
            ),
            cites=("beijing-jsjb-2021/34",),
            ends=_("Published for good; small numbers are not in it."),
        )  # fmt: skip
        holds(
            "reports.WeekDecision",
            dict.fromkeys(
                (
                    "id", "unit", "week", "what", "who_unit", "by", "state", "reason", "follows", "made_at",
                    "settled_week", "settled_at",
                ),
                DataClass.PLAIN,
            )
            | {"who_post": DataClass.STAFF, "made_by": DataClass.STAFF},
            purpose=_("To do what a weekly meeting has decided. It is about work, never about residents."),
            cites=("beijing-jsjb-2021/10",),
            ends=_("Stays as the record of the office; it tells nothing about the resident."),
        )  # fmt: skip
        navigation.enter("desk", "reports:week", _("Weekly sheet"), order=55, guard="reports.week")
        navigation.enter("desk", "reports:unit", _("Unit figures"), order=60, guard="reports.see")
        navigation.enter("desk", "reports:signs", _("Signs of pressure"), order=65, guard="reports.see")
        navigation.enter("foot", "reports:public", _("Published figures"), order=45)
