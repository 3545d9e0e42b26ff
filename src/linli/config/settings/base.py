"""What every installation shares. Read from the environment through `env`, which fails loudly."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from linli.config import env, logs
from linli.config.settings.messages import *  # noqa: F403 - settings files are built on one another
from linli.config.settings.messages import SITE_URL
from linli.config.settings.signing import *  # noqa: F403
from linli.web import languages

ROOT = Path(__file__).resolve().parents[2]
VAR = env.path("LINLI_VAR", Path.cwd() / "var")
"""Where an installation keeps its files: database, key store, photos, static files."""

DEBUG = False
ALLOWED_HOSTS = env.words("LINLI_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_NAME = env.text("LINLI_SITE_NAME", "邻里 Linli")
OPERATOR = env.text("LINLI_OPERATOR", SITE_NAME)
"""Who answers for this installation, as the privacy notice must say (PIPL 17): its full name, and how to reach it."""
OPERATOR_CONTACT = env.text("LINLI_OPERATOR_CONTACT", "")
MAP_TILES = env.text("LINLI_TILES", "")
"""Where background pictures for maps come from (`https://tiles.example/{z}/{x}/{y}.png`); empty: areas only."""
MAP_TILES_BY = env.text("LINLI_TILES_BY", "")
"""Whose maps they are, shown in the corner."""
FONTS, FONT = env.text("LINLI_FONTS"), env.text("LINLI_FONT")
"""A folder of fonts for documents beside the machine's own, and the family to write with; empty: the best one found."""

CONTEXTS = [
    "web", "accounts", "jobs", "ledger", "privacy", "notifications", "organisation", "knowledge", "training",
    "matters", "auxiliaries", "rights", "oversight", "reports", "portal", "desk", "rest", "open311", "operations",
]  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "leaflet",
    "rules.apps.AutodiscoverRulesConfig",
    *(f"linli.{name}" for name in CONTEXTS),  # before allauth, whose pages ours replace
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
]

MIDDLEWARE = [
    "linli.config.middleware.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "linli.web.middleware.LanguageMiddleware",
    "linli.config.middleware.PlainProgramsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "linli.accounts.middleware.SecondFactorMiddleware",
    "linli.organisation.middleware.ActorMiddleware",
    "linli.accounts.middleware.PaceMiddleware",
    "linli.web.middleware.RefusalMiddleware",
    "linli.accounts.middleware.StepUpMiddleware",
    "linli.web.middleware.GuardMiddleware",
]

ROOT_URLCONF = "linli.config.urls"
WSGI_APPLICATION = "linli.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "linli.web.context.page",
            ],
        },
    }
]

FORM_RENDERER = "linli.web.forms.Renderer"
CSRF_FAILURE_VIEW = "linli.web.refusals.stale_form"

DATABASES = {"default": env.database(env.text("DATABASE_URL", f"sqlite:///{VAR / 'linli.sqlite3'}"))}
DATABASES["default"]["CONN_MAX_AGE"] = 60
MOVE_TO = env.database(env.text("LINLI_MOVE_TO")) if env.text("LINLI_MOVE_TO") else {}
"""The empty PostgreSQL database into which `linli move` copies the SQLite file."""
# What must be remembered is in the database, where all processes see it; allauth's own counts are replaced by ours.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "linli.accounts.forms.passwords.NotOfThisPlace"},
    {"NAME": "linli.accounts.forms.passwords.NotKnownToThieves"},
]
PASSWORD_WORDS = env.words("LINLI_PASSWORD_WORDS")
"""Further words of this place, which no password may be made of."""
BREACHED_PASSWORDS = env.text("LINLI_BREACHED_PASSWORDS")
"""A file of the SHA-1 hashes of breached passwords in their order, as they are published; empty: only common ones."""
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
SHIFT = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SHIFT.total_seconds())
"""How long a session lasts from signing in, however busy it is."""
SESSION_EXPIRE_AT_BROWSER_CLOSE = True


IDLE = timedelta(minutes=env.number("LINLI_IDLE_MINUTES", 120))
"""After so long without a page somebody signs in again; 0: only the shift counts."""

LANGUAGE_CODE = "zh-hans"
LANGUAGES = languages.chosen(env.words("LINLI_LANGUAGES", "zh-hans,en"))
"""Chinese and English as a whole; what is named besides covers the pages of residents (`linli.web.languages`)."""
LOCALE_PATHS = [ROOT / "kernel" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.text("LINLI_TIME_ZONE", "Asia/Shanghai")

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = True
"""Serve static files from where they lie; a real installation gathers and compresses them first."""

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *env.origins(MAP_TILES)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_HTTPONLY = True
THEME_COOKIE, NOTES_COOKIE, SEEN_COOKIE = "theme", "messages", "seen"
RECEIPT_COOKIE, FRESH_COOKIE = "receipt", "fresh"
MESSAGE_STORAGE = "linli.web.notes.Notes"
LANGUAGE_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
UPLOAD_LIMIT = 25 * 1024 * 1024
"""Bytes of one file; phones make pictures of 4 to 12 MB, and up to 25 of fifty megapixels."""
FILE_UPLOAD_HANDLERS = [
    "linli.web.uploads.Capped",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

KEY_STORE = env.path("LINLI_KEY_STORE", VAR / "keys")
"""Outside the database and outside its backups: month keys, root key shares, the ledger's signing key."""
VAULT_SOCKET = env.text("LINLI_VAULT_SOCKET")
"""Where `linli vault` listens; empty: the keys are read by this process itself."""
KEY_STORE_MAKES_ITSELF = False
"""A missing key store is a mistake, not a reason to make an empty one: only tests let it make itself."""
PHOTO_STORE = env.path("LINLI_PHOTO_STORE", VAR / "photos")
SCANNER = env.text("LINLI_SCANNER")
"""Where a virus scanner listens as clamd does: the path of its socket, or host:port; empty: there is none."""

JOB_LEASE = env.number("LINLI_JOB_LEASE", 60)
"""Seconds after which a job taken by a worker that died is given to another."""

PROXIES = env.number("LINLI_PROXIES", 0)
"""How many proxies of ours stand before this server and may say where a request came from."""
CERTIFICATE = env.text("LINLI_CERTIFICATE")
"""The file of the site's certificate (PEM), where this machine can read it; the operator's page says when it ends."""
METRICS_TOKEN = env.text("LINLI_METRICS_TOKEN")
LOGGING = logs.configure(env.text("LINLI_LOG_LEVEL", "INFO"), pretty=env.flag("LINLI_LOG_PRETTY", False))
LEDGER_KEEP_DAYS = env.number("LINLI_LEDGER_KEEP_DAYS", 1096)
"""How long entries of the ledger are held before only their hashes remain; no law read gives a number."""

OPEN311_JURISDICTION = env.text("LINLI_OPEN311_JURISDICTION")
"""The id by which GeoReport clients know this place; empty: whatever they say is taken."""
OPEN311_EXTENSIONS = env.flag("LINLI_OPEN311_EXTENSIONS", False)
OPEN311_PRODUCTION = env.flag("LINLI_OPEN311_PRODUCTION", False)
OPEN311_CONTACT = env.text("LINLI_OPEN311_CONTACT", SITE_URL)
OPEN311_KEY_SERVICE = env.text("LINLI_OPEN311_KEY_SERVICE", SITE_URL)

PROGRAM_WRITES = env.number("LINLI_PROGRAM_WRITES", 7200)
"""What one program may change in an hour, by the API or by GeoReport."""
PROGRAM_WRONG_KEYS = env.number("LINLI_PROGRAM_WRONG_KEYS", 60)
"""Keys that no program has, in an hour from one address, before none is read from there."""
