"""What must be there before settings can be read."""

import secrets
from pathlib import Path

from linli.config.env import BadSetting


def write_secret(file: Path) -> bool:
    """Make the secret that signs sessions, readable by its owner only; False where there is one already."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with file.open("x") as new:
            file.chmod(0o600)
            new.write(secrets.token_urlsafe(64) + "\n")
    except FileExistsError:
        return False
    except OSError as error:
        raise BadSetting(f"{file} cannot be written: {error.strerror}") from None
    return True


def prepare() -> None:
    """For `linli init`: the secret, in the place that the settings will look at."""
    from linli.config.settings import base  # noqa: PLC0415 - reads the environment, which tests change

    write_secret(base.VAR / "secret-key")
