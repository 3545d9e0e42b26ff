from datetime import timedelta

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "linli.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.jobs.api import register  # noqa: PLC0415 - models exist only now
        from linli.privacy.registry import features, lower  # noqa: PLC0415
        from linli.privacy.tasks import keep_to_the_day, register_ends  # noqa: PLC0415

        lower.declare()
        features.declare_features()
        register_ends()
        register("privacy.keep-to-the-day", keep_to_the_day, every=timedelta(hours=1), outside=True)
