from datetime import timedelta

from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "linli.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.jobs.api import register  # noqa: PLC0415 - models exist only now
        from linli.kernel.words import _  # noqa: PLC0415
        from linli.matters.data import WITHHELD  # noqa: PLC0415
        from linli.privacy.api import allow_reveal, assessments_by  # noqa: PLC0415
        from linli.rights.permissions import may_read_request  # noqa: PLC0415
        from linli.rights.registry import declare, name_templates  # noqa: PLC0415
        from linli.rights.tasks import is_current, watch_now, withheld_now  # noqa: PLC0415
        from linli.web import navigation  # noqa: PLC0415

        allow_reveal("request", may_read_request)
        register("rights.watch", watch_now, every=timedelta(hours=1), outside=True)
        assessments_by(is_current)
        declare()
        name_templates()
        WITHHELD.append(withheld_now)
        navigation.enter("foot", "rights:about", _("Looks, questions and demands"), order=45)
        navigation.enter("self", "rights:own", _("My looks"), order=30, guard="accounts.signed-in")
        navigation.enter("desk", "rights:reviews", _("Looks to answer for"), order=60, guard="rights.review")
        navigation.enter("desk", "rights:requests", _("Demands"), order=61, guard="rights.request")
        navigation.enter("desk", "rights:breaches", _("Breaches"), order=62, guard="rights.breach")
        navigation.enter("desk", "rights:assessments", _("Assessments of impact"), order=63, guard="rights.assess")
        navigation.enter("desk", "rights:canaries", _("Canaries"), order=65, guard="rights.canary")
        navigation.enter("desk", "rights:delays", _("Put off showing a look"), order=64, guard="rights.delay")
