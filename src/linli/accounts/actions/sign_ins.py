"""Sessions, kept so that their user can see and end them. Nothing is written when somebody only reads."""

from datetime import datetime

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from linli.accounts.models import SignIn, User
from linli.accounts.rules import browser_of, device_of
from linli.kernel.actor import UserId
from linli.kernel.errors import NotFound


def begin_sign_in(user: User, session_key: str, agent: str, *, at: datetime, instead_of: int | None = None) -> int:
    """The number of the new one; `instead_of` is what the same browser held until now."""
    with transaction.atomic():
        SignIn.objects.filter(pk=instead_of or 0, user=user).delete()
        new = SignIn(user=user, session_key=session_key, round=user.session_round, began=at)
        new.device, new.browser = device_of(agent), browser_of(agent)
        new.save()
    return new.pk


def follow_sign_in(user: User, number: int | None, session_key: str) -> None:
    """The session in hand goes on under another key, and all others have ended."""
    with transaction.atomic():
        SignIn.objects.filter(user=user).exclude(pk=number or 0).delete()
        SignIn.objects.filter(pk=number or 0, user=user).update(session_key=session_key, round=user.session_round)


def forget_sign_in(number: int) -> None:
    SignIn.objects.filter(pk=number).delete()


def end_sign_in(user_id: UserId, number: int) -> None:
    """The next request of that browser is a stranger's. NotFound for one that is not one's own."""
    with transaction.atomic():
        row = SignIn.objects.filter(pk=number, user_id=user_id).first()
        if row is None:
            raise NotFound
        Session.objects.filter(session_key=row.session_key).delete()
        row.delete()


def end_other_sign_ins(user_id: UserId, *, but: int | None) -> None:
    """All that are known, except the one in hand."""
    with transaction.atomic():
        others = SignIn.objects.filter(user_id=user_id).exclude(pk=but or 0)
        Session.objects.filter(session_key__in=list(others.values_list("session_key", flat=True))).delete()
        others.delete()


def forget_old_sign_ins(at: datetime) -> None:
    SignIn.objects.filter(began__lt=at - settings.SHIFT).delete()
