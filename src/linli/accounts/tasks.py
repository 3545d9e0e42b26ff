"""What follows from signing in: its moment is kept, and that of the second factor; the log says who came, by number."""

from typing import Any

import structlog
from allauth.account.signals import authentication_step_completed, password_changed
from allauth.mfa.signals import authenticator_removed
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils import timezone

from linli.accounts.actions.sign_ins import begin_sign_in, follow_sign_in, forget_sign_in
from linli.accounts.api import end_sessions
from linli.accounts.data import SIGN_IN

_log = structlog.get_logger(__name__)


def remember_step_up(request: HttpRequest, method: str, **_: Any) -> None:
    """The second factor was shown; in a demo without second factors, the password counts."""
    if method == "mfa" or not settings.SECOND_FACTOR:
        request.session["stepped_up_at"] = timezone.now().isoformat()


def keep_up(request: HttpRequest, user: Any, **_: Any) -> None:
    """The session goes on under another key, because the password or a factor changed; the others have ended."""
    if not request.session.session_key:
        request.session.create()
    follow_sign_in(user, request.session.get(SIGN_IN), request.session.session_key or "")


def look_again(request: HttpRequest, user: Any, **_: Any) -> None:
    """A second factor went: sessions elsewhere end, and the next request here asks whether one is left."""
    request.session.pop("has_second_factor", None)
    end_sessions(user.pk)
    user.refresh_from_db()
    update_session_auth_hash(request, user)
    keep_up(request, user)


def say_in(user: Any, request: HttpRequest, **_: Any) -> None:
    now, session = timezone.now(), request.session
    session["signed_in_at"] = int(now.timestamp())
    if not session.session_key:
        session.create()
    agent = request.headers.get("User-Agent", "")
    session[SIGN_IN] = begin_sign_in(user, session.session_key or "", agent, at=now, instead_of=session.get(SIGN_IN))
    _log.info("signed_in", user=user.pk)


def say_out(user: Any, request: HttpRequest, **_: Any) -> None:
    if number := request.session.get(SIGN_IN):
        forget_sign_in(number)
    _log.info("signed_out", user=user.pk if user else None)


def say_failed(**_: Any) -> None:
    _log.warning("sign_in_failed")


def listen() -> None:
    """Called once, from `apps.py`."""
    authentication_step_completed.connect(remember_step_up, dispatch_uid="linli.step-up")
    authenticator_removed.connect(look_again, dispatch_uid="linli.factor-removed")
    password_changed.connect(keep_up, dispatch_uid="linli.password-changed")
    user_logged_in.connect(say_in, dispatch_uid="linli.in")
    user_logged_out.connect(say_out, dispatch_uid="linli.out")
    user_login_failed.connect(say_failed, dispatch_uid="linli.failed")
