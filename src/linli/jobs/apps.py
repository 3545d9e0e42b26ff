"""Jobs join the house."""

from datetime import timedelta

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "linli.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.jobs.api import register  # noqa: PLC0415 - models exist only now
        from linli.jobs.tasks import tidy_accounts  # noqa: PLC0415

        register("accounts.tidy", tidy_accounts, every=timedelta(days=1))
