"""The operator sees at a glance what must be mended; nobody else sees anything."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.kernel.words import _
from linli.operations import queries, rules
from linli.operations.data import BACKUP_MARK, Tone
from linli.organisation.tests.factories import make_district

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("judge", "given", "tone"),
    [
        (lambda age: rules.tone_of_age("backup", age), None, Tone.BAD),
        (lambda age: rules.tone_of_age("backup", age), 2 * DAY, Tone.GOOD),
        (lambda age: rules.tone_of_age("backup", age), 2 * DAY + MINUTE, Tone.WAIT),
        (lambda age: rules.tone_of_age("backup", age), 7 * DAY, Tone.WAIT),
        (lambda age: rules.tone_of_age("backup", age), 7 * DAY + MINUTE, Tone.BAD),
        (rules.tone_of_certificate, 21 * DAY + MINUTE, Tone.GOOD),
        (rules.tone_of_certificate, 21 * DAY, Tone.WAIT),
        (rules.tone_of_certificate, 7 * DAY, Tone.BAD),
        (lambda free: rules.tone_of_disk(free, 100), 20, Tone.GOOD),
        (lambda free: rules.tone_of_disk(free, 100), 19, Tone.WAIT),
        (lambda free: rules.tone_of_disk(free, 100), 4, Tone.BAD),
        (rules.tone_of_parked, 0, Tone.GOOD),
        (rules.tone_of_parked, 1, Tone.WAIT),
    ],
)
def test_each_side_of_each_threshold(judge: Callable[[Any], Tone], given: Any, tone: Tone) -> None:
    assert judge(given) is tone


@pytest.mark.parametrize(("role", "status"), [(Role.OPERATOR, 200), (Role.LEAD, 403), (Role.CLERK, 403)])
def test_only_the_operator_sees_the_machine(client: Client, db: None, role: Role, status: int) -> None:
    sign_in(client, make_district().actor(role).user)
    assert client.get("/operations/").status_code == status
    assert ("/operations/" in client.get("/notices/").content.decode()) == (status == 200)


def test_a_stranger_finds_nothing(client: Client, db: None) -> None:
    assert client.get("/operations/").status_code == 403


@pytest.mark.parametrize(("language", "said"), [("en", "must be mended"), ("zh-hans", "需要处理")])
def test_what_never_happened_is_said(client: Client, db: None, settings: Any, language: str, said: str) -> None:
    settings.VAR = Path("/nowhere/linli")
    sign_in(client, make_district().actor(Role.OPERATOR).user)
    assert said in client.get("/operations/", headers={"accept-language": language}).content.decode()


def test_an_old_backup_shows(db: None, tmp_path: Path, settings: Any) -> None:
    settings.VAR = tmp_path
    mark, now = tmp_path / BACKUP_MARK, timezone.now()
    mark.touch()
    assert queries.lines(now)[0].tone is Tone.GOOD
    os.utime(mark, times=2 * ((now - 8 * DAY).timestamp(),))
    line = queries.lines(now)[0]
    assert line.tone is Tone.BAD and str(line.says) == "8 days ago"


@pytest.mark.parametrize(("days", "tone"), [(60, Tone.GOOD), (3, Tone.BAD), (-1, Tone.BAD)])
def test_a_certificate_that_ends_soon_shows(db: None, tmp_path: Path, settings: Any, days: int, tone: Tone) -> None:
    now, key, name = timezone.now(), ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = builder.not_valid_before(now - 90 * DAY).not_valid_after(now + days * DAY).sign(key, hashes.SHA256())
    settings.CERTIFICATE = tmp_path / "site.pem"
    settings.CERTIFICATE.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    assert queries.lines(now)[-1].tone is tone
    settings.CERTIFICATE.write_text("nonsense")
    assert queries.lines(now)[-1].tone is Tone.BAD


@pytest.mark.unassessed
def test_features_that_stand_still_are_named(db: None) -> None:
    line = next(
        line for line in queries.lines(timezone.now()) if line.tone is Tone.WAIT and "stand still" in str(line.says)
    )
    assert "Search over residents' words" in str(line.says)


def test_two_things_are_listed_in_one_sentence() -> None:
    assert str(queries.listed([_("one"), _("two"), _("three")])) == "one, two, three"
