"""What an operator does to users, and what a new user does with a code."""

import secrets
from datetime import datetime
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.db.models import F

from linli.accounts import permissions
from linli.accounts.data import CODE_LASTS, AccountChanged
from linli.accounts.models import Code, User
from linli.accounts.registry import tell
from linli.kernel.actor import Actor, UserId
from linli.kernel.errors import BadInput, NotFound, NotPermitted
from linli.kernel.ids import new_secret
from linli.kernel.text import clean
from linli.kernel.words import _


def add_user(username: str, display_name: str, *, actor: Actor, at: datetime) -> tuple[UserId, str]:
    """A new user without password, and the code with which the person chooses one. The code is shown only now."""
    _may_manage(actor)
    username = clean("username", username, limit=64, required=True)
    display_name = clean("display_name", display_name, limit=64, required=True)
    with transaction.atomic():
        try:
            with transaction.atomic():
                user = User.objects.create_user(username, display_name=display_name)
        except IntegrityError:
            raise BadInput("username", _("Somebody has this name already.")) from None
        return UserId(user.pk), _new_code("accounts.add", user, actor, at)


def give_code(user_id: UserId, *, actor: Actor, at: datetime, forget_factors: bool = False) -> str:
    """A code for somebody who lost the password; and, with `forget_factors`, every second factor too.

    The old password stops working and all sessions end.
    """
    _may_manage(actor)
    with transaction.atomic():
        user = _user(user_id)
        user.set_unusable_password()
        user.save(update_fields=["password"])
        if forget_factors:
            Authenticator.objects.filter(user=user).delete()
        end_sessions(user_id)
        return _new_code("accounts.forget-factors" if forget_factors else "accounts.code", user, actor, at)


def close_user(user_id: UserId, *, actor: Actor, at: datetime) -> None:
    """Nobody signs in as this user any more; all sessions end. Posts are ended by `organisation`."""
    _set_active(user_id, False, "accounts.close", actor, at)


def open_user(user_id: UserId, *, actor: Actor, at: datetime) -> None:
    """Let a closed user sign in again."""
    _set_active(user_id, True, "accounts.open", actor, at)


def connect(user_id: UserId, subject: str, *, actor: Actor, at: datetime) -> None:
    """Let this user sign in through the single sign-on of the office, as `subject` there."""
    _may_manage(actor)
    with transaction.atomic():
        user = _user(user_id)
        try:
            with transaction.atomic():
                SocialAccount.objects.create(user=user, provider="oidc", uid=clean("subject", subject, limit=191))
        except IntegrityError:
            raise BadInput("subject", _("Somebody else signs in with this already.")) from None
        tell(AccountChanged("accounts.connect", user_id, actor, at))


def end_sessions(user_id: UserId) -> None:
    """Wherever this user is signed in, the next request is not. Called when a post or a right changes."""
    User.objects.filter(pk=user_id).update(session_round=F("session_round") + 1)


def begin(username: str, code: str, password: str, *, at: datetime) -> User:
    """Spend a code on a new password. BadInput names the code for an unknown user too, so that nobody is told."""
    with transaction.atomic():
        held = Code.objects.select_related("user").filter(user__username=username, user__is_active=True).first()
        right = held.code_hash if held and held.until > at else ""
        if not secrets.compare_digest(right, _hash(code)) or held is None:
            raise BadInput("code", _("This name and code do not belong together, or the code is too old."))
        if not Code.objects.filter(pk=held.pk, code_hash=right).delete()[0]:
            raise BadInput("code", _("This name and code do not belong together, or the code is too old."))
        held.user.set_password(password)
        held.user.save(update_fields=["password"])
        return held.user


def _set_active(user_id: UserId, is_active: bool, act: str, actor: Actor, at: datetime) -> None:
    _may_manage(actor)
    with transaction.atomic():
        if not User.objects.filter(pk=user_id).update(is_active=is_active):
            raise NotFound
        end_sessions(user_id)
        tell(AccountChanged(act, user_id, actor, at))


def _new_code(act: str, user: User, actor: Actor, at: datetime) -> str:
    code = new_secret()
    Code.objects.update_or_create(user=user, defaults={"code_hash": _hash(code), "until": at + CODE_LASTS})
    tell(AccountChanged(act, UserId(user.pk), actor, at))
    return code


def _hash(code: str) -> str:
    """130 random bits need no slow hash."""
    return sha256("".join(code.upper().split()).replace("-", "").encode()).hexdigest()


def _user(user_id: UserId) -> User:
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        raise NotFound
    return user


def _may_manage(actor: Actor) -> None:
    if not permissions.manages_users(actor):
        raise NotPermitted
