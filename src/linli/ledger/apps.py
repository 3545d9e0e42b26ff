from datetime import timedelta

from django.apps import AppConfig
from django.core import checks


class LedgerConfig(AppConfig):
    name = "linli.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.accounts.api import on_change  # noqa: PLC0415 - models exist only now
        from linli.jobs.api import register  # noqa: PLC0415 - models exist only now
        from linli.kernel.words import _  # noqa: PLC0415
        from linli.ledger import tasks  # noqa: PLC0415
        from linli.web import navigation  # noqa: PLC0415

        register("ledger.sequence", tasks.sequence_now, every=timedelta(seconds=1), outside=True)
        register("ledger.expire", tasks.expire_old, every=timedelta(days=1), outside=True)
        on_change("ledger", tasks.record_account_change)
        checks.register(tasks.ledger_is_append_only, checks.Tags.database)
        navigation.enter("foot", "ledger:about", _("The ledger"), order=40)
