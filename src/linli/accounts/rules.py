"""What a browser says about itself, made so coarse that it knows a device again and tells nothing else."""

from linli.accounts.data import Device

_TABLETS = ("ipad", "tablet", "kindle")
_PHONES = ("iphone", "mobile", "harmonyos")
_COMPUTERS = ("windows nt", "macintosh", "x11", "cros")
# The first that is found counts: each of these also names those below it.
_BROWSERS = (
    ("micromessenger", "WeChat"), ("edg", "Edge"), ("opr/", "Opera"), ("firefox", "Firefox"), ("fxios", "Firefox"),
    ("chrome", "Chrome"), ("crios", "Chrome"), ("safari", "Safari"),
)  # fmt: skip


def device_of(agent: str) -> Device:
    """An Android tablet says "Android" without "Mobile"."""
    said = agent.lower()
    if any(word in said for word in _TABLETS) or ("android" in said and "mobile" not in said):
        return Device.TABLET
    if any(word in said for word in _PHONES):
        return Device.PHONE
    return Device.COMPUTER if any(word in said for word in _COMPUTERS) else Device.OTHER


def browser_of(agent: str) -> str:
    """The name of a known browser; nothing for any other."""
    said = agent.lower()
    return next((name for word, name in _BROWSERS if word in said), "")
