from django.apps import AppConfig

from linli.kernel.words import _
from linli.web import navigation


class OperationsConfig(AppConfig):
    name = "linli.operations"
    label = "operations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.operations import permissions  # noqa: F401, PLC0415 - rules are added once apps are there
        from linli.operations.data import EXPORT  # noqa: PLC0415
        from linli.privacy.api import needs_assessment  # noqa: PLC0415

        needs_assessment(EXPORT, _("Giving out public data as files"))

        navigation.enter("desk", "operations:state", _("Installation"), order=95, guard="operations.see")
