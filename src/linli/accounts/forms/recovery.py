"""Recovery codes: shown once, and from then on kept as one slow hash each, encrypted like every seed."""

from typing import Any

from allauth.mfa.utils import encrypt
from django.contrib.auth.hashers import check_password, make_password

MARK, DIGITS = "hashed:", 8


class Hashed(str):
    """Stands where a code stood: equal to what is typed where that is the code. allauth asks for no more."""

    __slots__ = ()

    def __eq__(self, typed: object) -> bool:
        # Six digits of an app, which allauth tries here too, cost no hashing.
        return isinstance(typed, str) and len(typed) == DIGITS and check_password(typed, self.removeprefix(MARK))

    __hash__ = str.__hash__


def keep_only_hashes(sender: type[Any], instance: Any, **_signal: Any) -> None:
    """Whenever codes that somebody has seen are stored. The page being drawn still has them; the database no more."""
    data = instance.data
    if instance.type != sender.Type.RECOVERY_CODES or "seed" not in data or not data.get("viewed_at"):
        return
    hashes = [encrypt(MARK + make_password(code)) for code in instance.wrap().get_unused_codes()]
    sender.objects.filter(pk=instance.pk).update(data={"migrated_codes": hashes, "viewed_at": data["viewed_at"]})
