"""What allauth asks of us: who may come in, how often, and how its secrets are kept."""

import base64
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone

from linli.accounts.actions.allowances import spend
from linli.accounts.forms.recovery import MARK, Hashed
from linli.accounts.models import User
from linli.accounts.queries import address_of

QUARTER = timedelta(minutes=15)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up. Guessing is slow, for one name and from one address, whichever process answers."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        address, now = address_of(request), timezone.now()
        name = str(credentials.get("username", "")).lower()
        spend(f"sign-in:{address}:{name}", limit=8, per=QUARTER, at=now)
        spend(f"sign-in:{address}", limit=60, per=QUARTER, at=now)
        # From many addresses at once: far more than a person with a new keyboard, far less than a guess needs.
        spend(f"sign-in:{name}", limit=40, per=timedelta(hours=1), at=now)

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Linli sends no account mail: an operator hands out codes."""


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Single sign-on only for users an operator connected, by subject; nothing of the profile is kept."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(redirect("accounts:not-connected"))
        if sociallogin.account.extra_data:
            sociallogin.account.extra_data = {}
            sociallogin.account.save(update_fields=["extra_data"])


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Seeds are encrypted in the database, and the last second factor cannot be taken off."""

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        text = _box().decrypt(encrypted_text.encode()).decode()
        return Hashed(text) if text.startswith(MARK) else text

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        if not settings.SECOND_FACTOR:
            return True
        others = type(authenticator).objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return bool(others.exclude(type="recovery_codes").exists())

    def get_totp_label(self, user: User) -> str:
        return user.username

    def get_totp_issuer(self) -> str:
        return str(settings.SITE_NAME)


def _box() -> Fernet:
    """A key of its own, drawn from the installation's secret."""
    key = HKDF(SHA256(), 32, salt=None, info=b"linli accounts second factor").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))
