from datetime import timedelta

from django.apps import AppConfig

from linli.kernel.words import _


class RestConfig(AppConfig):
    name = "linli.rest"
    label = "rest"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.jobs import api as jobs  # noqa: PLC0415 - models are ready only now
        from linli.privacy.api import holds  # noqa: PLC0415
        from linli.privacy.data import DataClass as Is  # noqa: PLC0415
        from linli.rest import permissions, tasks  # noqa: F401, PLC0415
        from linli.rest.queries import client_of  # noqa: PLC0415
        from linli.web.clients import keep_keys  # noqa: PLC0415

        keep_keys(client_of)
        jobs.register("rest.forget", tasks.forget, every=timedelta(days=1))
        holds(
            "rest.Client",
            {
                "id": Is.PLAIN, "name": Is.PLAIN, "key_hash": Is.SEALED, "scopes": Is.PLAIN, "unit": Is.PLAIN,
                "role": Is.PLAIN, "valid_from": Is.PLAIN, "valid_to": Is.PLAIN,
            },
            purpose=_("To let programs call the API."),
            cites=["pipl-2021/9", "pipl-2021/51"],
            ends=_("Stays as long as the ledger names the program; its key opens nothing after its last day."),
        )  # fmt: skip
        holds(
            "rest.Answered",
            {
                "id": Is.PLAIN, "client": Is.PLAIN, "key_hash": Is.SEALED, "body_hash": Is.SEALED, "answer": Is.PLAIN,
                "at": Is.PLAIN,
            },
            purpose=_("To do the same request only once."),
            cites=["pipl-2021/51"],
            ends=_("Deleted seven days after the request."),
        )  # fmt: skip
