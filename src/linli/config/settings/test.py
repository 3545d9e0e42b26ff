"""For the test suite: SQLite in memory, or the PostgreSQL that `LINLI_TEST_POSTGRES` names."""

import tempfile
from hashlib import sha256
from pathlib import Path

from linli.config import env
from linli.config.settings.base import *  # noqa: F403 - settings files are built on one another

SECRET_KEY = "only for tests"  # noqa: S105 - opens nothing
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
VAR = Path(tempfile.gettempdir()) / "linli-tests"
KEY_STORE, PHOTO_STORE, STATIC_ROOT = VAR / "keys", VAR / "photos", VAR / "static"
KEY_STORE_MAKES_ITSELF = True
WHITENOISE_AUTOREFRESH = True

DATABASES = {"default": env.database(env.text("LINLI_TEST_POSTGRES", "sqlite:///"))}
if env.text("LINLI_TEST_POSTGRES"):
    # Two checkouts on one machine must not share a test database.
    DATABASES["default"]["TEST"] = {"NAME": f"test_linli_{sha256(str(ROOT).encode()).hexdigest()[:8]}"}  # noqa: F405
else:
    # Said by name, because the parallel runner knows only Django's own SQLite to be in memory.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
