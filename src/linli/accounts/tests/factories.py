"""People who sign in, for tests of every context."""

import time
from datetime import datetime

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.utils import timezone

from linli.accounts.models import User

SEED = "JBSWY3DPEHPK3PXP"
PASSWORD = "a long invented password"


def make_user(username: str = "chen", *, factor: bool = True) -> User:
    """A user with a password and, unless told otherwise, an app as second factor."""
    user = User.objects.create_user(username, PASSWORD, display_name=username.title())
    if factor:
        totp.TOTP.activate(user, SEED)
        RecoveryCodes.activate(user)
    return user


def app_shows(later: int = 0) -> str:
    """The six digits the app would show now, or `later` half minutes from now."""
    counter = int(time.time()) // 30 + later
    return totp.format_hotp_value(totp.hotp_value(SEED, counter))


def sign_in(client: Client, user: User | int, *, stepped_up_at: datetime | None = None) -> None:
    """Signed in (a user or its id) as after password and second factor, without the walk through the pages."""
    client.force_login(user if isinstance(user, User) else User.objects.get(pk=user))
    session = client.session
    session["has_second_factor"] = True
    session["stepped_up_at"] = (stepped_up_at or timezone.now()).isoformat()
    session.save()
