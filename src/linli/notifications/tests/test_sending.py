"""What reaches a resident who left a contact: once, in her language, by day, and never more than it should say."""

import json
import threading
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail as outbox

from linli.jobs.api import run_due
from linli.kernel.words import _
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.notifications import registry
from linli.notifications.adapters import http, mail, sms
from linli.notifications.api import forget_old, register_template, tell
from linli.notifications.data import Fate, Refused
from linli.notifications.engine.signing import is_genuine
from linli.notifications.models import Delivery, Notice
from linli.notifications.tasks import message
from linli.privacy.api import hold
from linli.privacy.data import Purpose, Sealed

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
MATTER = Subject("matter", 7)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def installation(monkeypatch, settings):
    settings.EMAIL_HOST, settings.SMS_URL, settings.LANGUAGE_CODE = "mail.example", "console", "en"
    monkeypatch.setattr(registry, "_templates", {})
    register_template("answered", subject=_("Your matter {number} is answered"), body=_("Read it by {day}."))


@pytest.fixture
def texts(monkeypatch):
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(sms, "send", lambda number, text, *, key: sent.append((number, text)))
    return sent


def leave(**contact: str) -> None:
    items = [Sealed(field, Purpose.CONTACT, text) for field, text in contact.items()]
    hold(MATTER, items, until=date(2027, 12, 31), at=NOON)


def answer(at: datetime = NOON) -> Delivery:
    tell("answered", subject=MATTER, ids={"number": "26-7KQ4", "day": "2026-12-01"}, at=at)
    return Delivery.objects.latest("id")


def work(monkeypatch, at: datetime = NOON) -> None:
    monkeypatch.setattr("linli.notifications.tasks.timezone.now", lambda: at)
    run_due(at)


def test_she_gets_a_mail_and_sees_in_her_list_that_it_was_sent(monkeypatch):
    leave(email="resident@example.org", phone="13800138000")
    answer()
    work(monkeypatch)
    [sent] = outbox.outbox
    assert (sent.to, sent.subject) == (["resident@example.org"], "Your matter 26-7KQ4 is answered")
    assert [entry.act for entry in entries_about(MATTER)][-1] == "privacy.send"
    assert Delivery.objects.get().fate == Fate.SENT


def test_a_text_message_says_only_that_there_is_news(monkeypatch, texts):
    leave(phone="13800138000")
    answer()
    work(monkeypatch)
    [(number, text)] = texts
    assert number == "13800138000"
    assert not {"26-7KQ4", "answered", "2026"} & set(text.replace(".", " ").split())


def test_no_telephone_rings_at_night(monkeypatch, texts):
    leave(phone="13800138000")
    answer(NIGHT)
    work(monkeypatch, NIGHT)
    assert (texts, entries_about(MATTER)[1:]) == ([], [])
    work(monkeypatch, NIGHT + timedelta(hours=10))
    assert len(texts) == 1


def test_running_twice_sends_once(monkeypatch):
    leave(email="resident@example.org")
    delivery = answer()
    work(monkeypatch)
    message(delivery.pk)
    assert len(outbox.outbox) == 1


def test_a_repeated_mail_has_the_same_number(monkeypatch):
    mail.send("resident@example.org", "a", "b", key=77)
    mail.send("resident@example.org", "a", "b", key=77)
    numbers = {sent.message()["Message-ID"] for sent in outbox.outbox}
    assert len(numbers) == 1


def test_who_left_nothing_is_not_told_and_nothing_fails(monkeypatch):
    answer()
    work(monkeypatch)
    assert Delivery.objects.get().fate == Fate.NOBODY


def test_where_nothing_can_be_sent_nothing_is_opened(monkeypatch, settings):
    settings.EMAIL_HOST = settings.SMS_URL = ""
    leave(email="resident@example.org")
    before = len(entries_about(MATTER))
    answer()
    work(monkeypatch)
    assert len(entries_about(MATTER)) == before


def test_a_mail_server_that_is_away_is_tried_again(monkeypatch):
    def away(*_args, **_named):
        raise SMTPServerDisconnected

    leave(email="resident@example.org")
    answer()
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", away)
        work(monkeypatch)
    assert Delivery.objects.get().fate == Fate.WAITING
    work(monkeypatch, NOON + timedelta(minutes=1))
    assert len(outbox.outbox) == 1


@pytest.mark.parametrize(("code", "error"), [(550, Refused), (451, SMTPRecipientsRefused)])
def test_an_address_that_does_not_exist_is_not_tried_again(monkeypatch, code, error):
    def refuse(*_args, **_named):
        raise SMTPRecipientsRefused({"resident@example.org": (code, b"no")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with pytest.raises(error):
        mail.send("resident@example.org", "a", "b", key=1)


def test_she_reads_it_in_the_language_she_chose(monkeypatch):
    leave(email="resident@example.org", language="zh-hans")
    monkeypatch.setattr("linli.web.words.gettext", lambda words: f"[{words}]")
    answer()
    work(monkeypatch)
    assert outbox.outbox[0].subject.startswith("[")


@pytest.fixture
def gateway():
    """Another system: remembers what it was sent, and answers as told."""

    class Gateway(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.heard.append((self.headers, body))
            self.send_response(self.server.answer)
            self.send_header("Location", "http://localhost:1/")
            self.end_headers()

        def log_message(self, *_args) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Gateway)
    server.heard, server.answer = [], 200
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.url = f"http://127.0.0.1:{server.server_port}/"
    yield server
    server.shutdown()
    server.server_close()


def test_another_system_is_told_in_ids_signed_and_numbered(monkeypatch, settings, gateway):
    settings.WEBHOOK_URL, settings.WEBHOOK_SECRET = gateway.url, "secret"
    answer()
    work(monkeypatch)
    [(headers, body)] = gateway.heard
    said = json.loads(body)
    assert (said["event"], said["about"], said["id"]) == (
        "answered", {"kind": "matter", "id": "7"}, headers["Linli-Delivery"],
    )  # fmt: skip
    seconds = int(headers["Linli-Signature"].split(",")[0].removeprefix("t="))
    assert is_genuine("secret", body, headers["Linli-Signature"], seconds)


@pytest.mark.parametrize("status", [302, 400, 404, 410])
def test_another_system_that_refuses_or_points_elsewhere_is_left_alone(gateway, status):
    gateway.answer = status
    with pytest.raises(Refused):
        http.post(gateway.url, "secret", {}, key=1)
    assert len(gateway.heard) == 1


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_another_system_that_is_busy_is_tried_again(gateway, status):
    gateway.answer = status
    with pytest.raises(OSError, match=str(status)):
        http.post(gateway.url, "secret", {}, key=1)


def test_nothing_leaves_this_machine_without_tls():
    with pytest.raises(Refused):
        http.post("http://gateway.example/", "secret", {}, key=1)


def test_the_gateway_for_text_messages_gets_number_and_text(settings, gateway):
    settings.SMS_URL, settings.SMS_SECRET = gateway.url, "secret"
    sms.send("13800138000", "news", key=5)
    assert json.loads(gateway.heard[0][1]) == {"id": "5", "to": "13800138000", "text": "news"}


def test_the_console_shows_neither_number_nor_text(capsys):
    sms.send("13800138000", "news for you", key=5)
    assert "138" not in capsys.readouterr().err.replace("sms_would_go_out", "")


def test_old_notices_and_messages_go(monkeypatch):
    answer()
    tell("answered", post=11, ids={"number": "1", "day": "2"}, at=NOON)
    work(monkeypatch)
    forget_old(NOON + timedelta(days=181))
    assert (Delivery.objects.count(), Notice.objects.count()) == (0, 0)
