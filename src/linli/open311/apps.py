from datetime import timedelta

from django.apps import AppConfig

from linli.kernel.words import _


class Open311Config(AppConfig):
    name = "linli.open311"
    label = "open311"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.jobs import api as jobs  # noqa: PLC0415 - models are ready only now
        from linli.open311 import tasks  # noqa: PLC0415
        from linli.privacy.api import holds  # noqa: PLC0415
        from linli.privacy.data import DataClass as Is  # noqa: PLC0415

        jobs.register("open311.forget", tasks.forget, every=timedelta(days=1))
        holds(
            "open311.Attribute",
            {
                "id": Is.PUBLIC, "service_code": Is.PUBLIC, "code": Is.PUBLIC, "order": Is.PUBLIC,
                "variable": Is.PUBLIC, "datatype": Is.PUBLIC, "required": Is.PUBLIC,
                "datatype_description": Is.PUBLIC, "description": Is.PUBLIC, "values": Is.PUBLIC,
            },
            purpose=_("What a service asks of whoever reports; published."),
            cites=["open311-georeport-v2"],
            ends=_("Goes when the service asks it no more."),
        )  # fmt: skip
        holds(
            "open311.Token",
            {"id": Is.PLAIN, "token_hash": Is.SEALED, "number": Is.PLAIN, "at": Is.PLAIN},
            purpose=_("To tell a program which number its request got."),
            cites=["pipl-2021/51"],
            ends=_("Deleted a year after the request."),
        )
