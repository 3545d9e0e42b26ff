"""A developer's machine and the demo."""

from linli.config import env
from linli.config.settings.base import *  # noqa: F403 - settings files are built on one another

DEBUG = env.flag("LINLI_DEBUG", False)
SECRET_KEY = env.secret("LINLI_SECRET_KEY", VAR / "secret-key")  # noqa: F405 - from base
