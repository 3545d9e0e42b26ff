"""Notifications join the house."""

from datetime import timedelta

from django.apps import AppConfig

from linli.kernel.words import _


class NotificationsConfig(AppConfig):
    name = "linli.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.jobs.api import register  # noqa: PLC0415 - models exist only now
        from linli.notifications import permissions, tasks  # noqa: F401, PLC0415
        from linli.web import navigation  # noqa: PLC0415

        register("notifications.message", tasks.message, outside=True)
        register("notifications.webhook", tasks.webhook, outside=True)
        register("notifications.tidy", tasks.tidy, every=timedelta(days=1))
        navigation.enter("desk", "notifications:notices", _("Notices"), order=80, guard="notifications.read")
        _declare()


def _declare() -> None:
    from linli.privacy.api import holds  # noqa: PLC0415 - models exist only now
    from linli.privacy.data import DataClass  # noqa: PLC0415

    plain, staff = DataClass.PLAIN, DataClass.STAFF
    shared = dict.fromkeys(("id", "template", "subject_kind", "subject_id", "ids", "at"), plain)
    ends = _("Deleted after half a year.")
    purpose = _("To tell a post what happened with its matters.")
    notice = {**shared, "post": staff, "is_read": staff}
    holds("notifications.Notice", notice, purpose=purpose, cites=("pipl-2021/13",), ends=ends)
    sent = {**shared, **dict.fromkeys(("channel", "fate", "ended_at"), plain)}
    purpose = _("To send a message once; its words and its address are not kept.")
    holds("notifications.Delivery", sent, purpose=purpose, cites=(), ends=ends)
