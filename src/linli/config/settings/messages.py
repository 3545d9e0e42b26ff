"""Messages that go out: e-mail, text messages, other systems."""

from urllib.parse import urlsplit

from linli.config import env

SITE_URL = env.text("LINLI_SITE_URL", "http://localhost:8000")
# Without LINLI_SMTP_HOST no mail is sent, and only what stands in inboxes is told.
EMAIL_HOST = env.text("LINLI_SMTP_HOST")
EMAIL_PORT = env.number("LINLI_SMTP_PORT", 587)
EMAIL_HOST_USER = env.text("LINLI_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("LINLI_SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("LINLI_SMTP_STARTTLS", True)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
MAIL_DOMAIN = urlsplit(SITE_URL).hostname or "localhost"
DEFAULT_FROM_EMAIL = env.text("LINLI_MAIL_FROM", f"linli@{MAIL_DOMAIN}")
SMS_URL = env.text("LINLI_SMS_URL")
"""The address of the gateway for text messages, or `console` for trying out; empty: none are sent."""
SMS_SECRET = env.text("LINLI_SMS_SECRET")
WEBHOOK_URL = env.text("LINLI_WEBHOOK_URL")
WEBHOOK_SECRET = env.text("LINLI_WEBHOOK_SECRET")
QUIET_FROM, QUIET_TO = env.clock("LINLI_QUIET_FROM", "21:00"), env.clock("LINLI_QUIET_TO", "08:00")
"""When no telephone rings, in local time."""
