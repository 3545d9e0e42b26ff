from django.apps import AppConfig


class AuxiliariesConfig(AppConfig):
    name = "linli.auxiliaries"
    label = "auxiliaries"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.auxiliaries import permissions, tasks  # noqa: F401, PLC0415 - models exist only now; the rules enter themselves
        from linli.auxiliaries.registry import declare  # noqa: PLC0415

        declare()
        tasks.start()
