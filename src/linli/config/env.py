"""Typed readers for the environment that raise on nonsense instead of guessing."""

import os
from datetime import time
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


class BadSetting(SystemExit):
    """An environment variable that cannot be understood. The message names it, and nothing starts."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(f"{name} must be yes or no, not “{value}”")


def number(name: str, default: int) -> int:
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError:
        raise BadSetting(f"{name} must be a whole number, not “{value}”") from None


def clock(name: str, default: str) -> time:
    """A time of day such as `21:00`."""
    try:
        return time.fromisoformat(text(name, default))
    except ValueError:
        raise BadSetting(f"{name} must be a time of day such as 21:00, not “{text(name)}”") from None


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def path(name: str, default: Path) -> Path:
    value = text(name)
    return Path(value).expanduser().resolve() if value else default


def secret(name: str, file: Path) -> str:
    """The variable, or the first line of a file that only its owner can read."""
    if value := text(name):
        return value
    if file.exists():
        if file.stat().st_mode & 0o077:
            raise BadSetting(f"{file} can be read by others; make it 0600")
        return file.read_text().strip()
    raise BadSetting(f"set {name}, or run `linli init`, which writes {file}")


def origins(url: str) -> list[str]:
    """The origin of an address for a Content-Security-Policy; `{s}` in a host stands for any. Nothing for nothing."""
    if not url:
        return []
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.netloc:
        raise BadSetting(f"an address for map tiles must begin with https://, not “{url}”")
    return [f"https://{parts.netloc.replace('{s}', '*')}"]


def database(url: str) -> dict[str, object]:
    """`sqlite:///path` or `postgres://user:password@host:port/name?option=value` as Django wants it."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {"ENGINE": "linli.config.sqlite", "NAME": unquote(parts.path) or ":memory:"}
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": parts.port or "",
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise BadSetting(f"DATABASE_URL must begin with sqlite:// or postgres://, not “{parts.scheme}://”")


def single_sign_on() -> dict[str, object]:
    """The office's own sign-in by OpenID Connect, where LINLI_OIDC_URL names one. `linli user connect` opens it."""
    url = text("LINLI_OIDC_URL")
    if not url:
        return {}
    app = {
        "provider_id": "oidc",
        "name": text("LINLI_OIDC_NAME", "OpenID Connect"),
        "client_id": text("LINLI_OIDC_CLIENT"),
        "secret": text("LINLI_OIDC_SECRET"),
        "settings": {"server_url": url, "oauth_pkce_enabled": True},
    }
    if not app["client_id"]:
        raise BadSetting("LINLI_OIDC_URL needs LINLI_OIDC_CLIENT beside it")
    return {"openid_connect": {"APPS": [app]}}
