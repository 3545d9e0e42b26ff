from django.apps import AppConfig

from linli.kernel.words import _
from linli.web import navigation


class AccountsConfig(AppConfig):
    name = "linli.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.mfa.models import Authenticator  # noqa: PLC0415 - models exist only now
        from django.db.models.signals import post_save  # noqa: PLC0415

        from linli.accounts import permissions, tasks  # noqa: F401, PLC0415
        from linli.accounts.forms.recovery import keep_only_hashes  # noqa: PLC0415

        tasks.listen()
        post_save.connect(keep_only_hashes, sender=Authenticator)
        navigation.enter("desk", "accounts:users", _("Users"), order=90, guard="accounts.manage")
        navigation.enter("foot", "account_login", _("Sign in as staff"), order=90, guard="accounts.stranger")
        navigation.enter("self", "mfa_index", _("Sign-in and keys"), order=20)
        navigation.enter("self", "accounts:sessions", _("Where you are signed in"), order=25)
        navigation.enter("self", "account_logout", _("Sign out"), order=99)
