"""A real installation: nothing here has a default that is only good for trying out."""

from linli.config import env
from linli.config.settings.base import *  # noqa: F403 - settings files are built on one another

SECRET_KEY = env.secret("LINLI_SECRET_KEY", VAR / "secret-key")  # noqa: F405 - from base
ALLOWED_HOSTS = env.words("LINLI_HOSTS")

PROXIES = env.number("LINLI_PROXIES", 1)
"""A real installation stands behind one that ends TLS; without any, set 0, or strangers could forge their address."""
SECURE_SSL_REDIRECT = env.flag("LINLI_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^api/", r"^open311/"]
"""Programs are not led on: a key that was sent in the clear must not go unnoticed (`PlainProgramsMiddleware`)."""
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_SECURE = True
LANGUAGE_COOKIE_NAME = "__Host-language"
THEME_COOKIE, NOTES_COOKIE, SEEN_COOKIE = "__Host-theme", "__Host-messages", "__Host-seen"
RECEIPT_COOKIE, FRESH_COOKIE = (
    "__Secure-receipt",
    "__Secure-fresh",
)  # bound to one receipt's path, as `__Host-` cannot be
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
WHITENOISE_USE_FINDERS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
