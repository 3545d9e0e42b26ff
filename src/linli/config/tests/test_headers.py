"""What every answer tells the browser, in a real installation."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as test_settings

from linli.accounts.tests.factories import make_user, sign_in
from linli.web.notes import Notes

ASK = """
import json, django; django.setup()
from django.core.management import call_command
call_command("collectstatic", interactive=False, verbosity=0)
from django.conf import settings
from django.test import Client
answer = Client(headers={"host": "linli.example"}).get("/healthz", secure=True)
plain = Client(headers={"host": "linli.example"}).get("/healthz")
stranger = Client(headers={"host": "evil.example"}).get("/healthz", secure=True)
names = ("SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_NAME", "SESSION_COOKIE_SAMESITE",
    "CSRF_COOKIE_SECURE", "CSRF_COOKIE_NAME", "DEBUG", "SECOND_FACTOR", "THEME_COOKIE", "NOTES_COOKIE", "SEEN_COOKIE",
    "LANGUAGE_COOKIE_NAME", "RECEIPT_COOKIE", "FRESH_COOKIE")
chosen = Client(headers={"host": "linli.example"}).post("/theme/", {"theme": "dark"}, secure=True)
print(json.dumps({"headers": dict(answer.headers), "plain": [plain.status_code, plain.get("Location", "")],
    "stranger": stranger.status_code, "theme": chosen.cookies["__Host-theme"].OutputString(),
    "settings": {name: getattr(settings, name) for name in names}}))
"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """The production settings in a process of their own."""
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "linli.config.settings.prod", "LINLI_HOSTS": "linli.example",
        "LINLI_SECRET_KEY": "x" * 64, "LINLI_VAR": str(tmp_path_factory.mktemp("var")), "DATABASE_URL": "sqlite:///",
        "PYTHONPATH": str(test_settings.ROOT.parent),
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_the_browser_is_told_to_be_strict(installation, header, says):
    assert installation["headers"][header] == says


def test_the_policy_knows_no_inline_script_and_no_other_origin(installation):
    policy = installation["headers"]["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy
    assert "unsafe" not in policy and "script-src 'self'" in policy and "http" not in policy


def test_plain_http_leads_to_https_and_unknown_hosts_nowhere(installation):
    assert installation["plain"] == [301, "https://linli.example/healthz"]
    assert installation["stranger"] == 400


def test_cookies_stay_with_this_host_and_out_of_scripts(installation):
    assert installation["settings"] == {
        "SESSION_COOKIE_SECURE": True, "SESSION_COOKIE_HTTPONLY": True, "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SAMESITE": "Lax", "CSRF_COOKIE_SECURE": True, "CSRF_COOKIE_NAME": "__Host-csrf",
        "DEBUG": False, "SECOND_FACTOR": True, "THEME_COOKIE": "__Host-theme", "NOTES_COOKIE": "__Host-messages",
        "SEEN_COOKIE": "__Host-seen", "LANGUAGE_COOKIE_NAME": "__Host-language",
        "RECEIPT_COOKIE": "__Secure-receipt", "FRESH_COOKIE": "__Secure-fresh",
    }  # fmt: skip


def test_a_prefixed_cookie_keeps_what_its_prefix_promises(installation):
    told = installation["theme"]
    assert "Path=/;" in told + ";" and "Secure" in told and "HttpOnly" in told and "Domain" not in told


def test_notes_go_out_under_the_name_of_the_settings(settings):
    assert settings.MESSAGE_STORAGE == "linli.web.notes.Notes"
    assert Notes.storage_classes[0].cookie_name == settings.NOTES_COOKIE


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/accounts/second-factor/", "/accounts/password/"])
def test_what_somebody_signed_in_sees_stays_in_no_cache(client, path):
    sign_in(client, make_user())
    assert "no-store" in client.get(path)["Cache-Control"]
