"""Questions about users, and about where a request comes from."""

from datetime import datetime
from ipaddress import ip_address, ip_network

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, F, OuterRef
from django.http import HttpRequest

from linli.accounts.data import Device, OwnSignIn, Person
from linli.accounts.models import Code, SignIn, User
from linli.kernel.actor import UserId

MOST_SIGN_INS = 50
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def people(*, after: str = "", limit: int = 50) -> list[Person]:
    """All users by name, from the one after `after`."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
    rows = User.objects.annotate(factor=Exists(factors), code_waits=Exists(Code.objects.filter(user=OuterRef("pk"))))
    return [_person(row) for row in rows.filter(username__gt=after).order_by("username")[:limit]]


def own_sign_ins(user: UserId, *, this: int | None, at: datetime) -> list[OwnSignIn]:
    """Where this user is signed in now, the newest first: what has ended otherwise is left out. One statement."""
    rows = SignIn.objects.filter(user_id=user, round=F("user__session_round"), began__gt=at - settings.SHIFT)
    return [
        OwnSignIn(row.pk, row.began, Device(row.device), row.browser, row.pk == this)
        for row in rows.order_by("-began", "-pk")[:MOST_SIGN_INS]
    ]


def user_id(username: str) -> UserId | None:
    found = User.objects.filter(username=username).values_list("pk", flat=True).first()
    return UserId(found) if found is not None else None


def has_second_factor(user: UserId) -> bool:
    return bool(Authenticator.objects.filter(user_id=user, type__in=SECOND_FACTORS).exists())


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, behind the proxies this installation trusts; for `spend`, which keeps no address.

    An IPv6 household is its /64.
    """
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    known = [*hops, request.META.get("REMOTE_ADDR", "")]
    try:
        address = ip_address(known[max(len(known) - 1 - settings.PROXIES, 0)])
    except ValueError:
        return "unknown"
    return str(address) if address.version == 4 else str(ip_network(f"{address}/64", strict=False))


def _person(row: User) -> Person:
    return Person(
        id=UserId(row.pk), username=row.username, display_name=row.display_name, is_active=row.is_active,
        has_second_factor=row.factor, has_code=row.code_waits, last_login=row.last_login,  # type: ignore[attr-defined]  # annotated
    )  # fmt: skip
