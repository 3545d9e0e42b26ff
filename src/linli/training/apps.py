"""Training joins the house: its tables and permissions, its reminders, its links, and the book of grid workers."""

from datetime import timedelta
from importlib import import_module

from django.apps import AppConfig

from linli.kernel.words import _
from linli.web import navigation


class TrainingConfig(AppConfig):
    name = "linli.training"
    label = "training"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.jobs.api import register  # noqa: PLC0415 - models exist only now
        from linli.privacy.api import retires  # noqa: PLC0415
        from linli.training import registry, tasks  # noqa: PLC0415
        from linli.training.actions import retiring  # noqa: PLC0415
        from linli.training.data import LearnerKind  # noqa: PLC0415
        from linli.training.queries.grid_workers import GridWorkers  # noqa: PLC0415

        import_module("linli.training.permissions")
        registry.declare()
        registry.register_learners(LearnerKind.GRID_WORKER, GridWorkers())
        register("training.remind", tasks.remind_now, every=timedelta(days=1), outside=True)
        retires("training.grid_workers", due=retiring.due, end=retiring.end)
        name_templates()
        navigation.enter("desk", "training:home", _("Training"), order=72, guard="training.see")
        navigation.enter("self", "training:mine", _("My training"), order=20, guard="training.own")
        navigation.enter("foot", "training:verify", _("Verify a certificate"), order=46)


def name_templates() -> None:
    """On which occasions a learner is told. No names: ids, numbers and dates only."""
    from linli.notifications.api import register_template  # noqa: PLC0415 - models exist only now

    mine = "training:my-session"
    register_template(
        "training.enrolled", leads_to=mine, subject=_("You are entered for a training"),
        body=_("It begins on {day}. Your page says where and when."),
    )  # fmt: skip
    register_template(
        "training.cancelled", leads_to=mine, subject=_("A training does not take place"),
        body=_("The one that was to begin on {day} is cancelled."),
    )  # fmt: skip
    register_template(
        "training.result", leads_to=mine, subject=_("A result is recorded"),
        body=_("For the training that began on {day}. Your page shows it."),
    )  # fmt: skip
    register_template(
        "training.ends", leads_to="training:certificate", subject=_("A certificate runs out"),
        body=_("Certificate {number} is valid until {day}. Plan the training that renews it."),
    )  # fmt: skip
