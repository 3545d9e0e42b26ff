"""The same promises, whether the keys are files read by this process or answers of the vault process."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from django.test import override_settings
from structlog.testing import capture_logs

from linli.privacy.adapters import safekeeping, vault_keys
from linli.privacy.adapters.keys import Erasure, Lock, MonthIsGone, NoKeys, VaultKeys
from linli.privacy.adapters.local import LocalKeys
from linli.privacy.adapters.remote import RemoteKeys
from linli.privacy.adapters.serving import VaultServer, answer
from linli.privacy.api import hold, key_store_health, make_key_store, read_own
from linli.privacy.commands.vault import vault
from linli.privacy.data import Standing
from linli.privacy.tests.factories import NOON, SUBJECT, UNTIL, some_words

KEY, PAST = bytes(range(32)), "2020-01"
LOCK = Lock("matter", 1, "contact", "2026-12")
ERASURE = Erasure(datetime(2026, 11, 21, 4, 5, 6, tzinfo=UTC), "matter", 1, (5, 6), "2026-12")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[VaultServer]:
    store = LocalKeys(tmp_path / "keys")
    store.create()
    server = VaultServer(tmp_path / "vault", store, allowed=[])
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["local", "remote"])
def keys(request: pytest.FixtureRequest, server: VaultServer) -> VaultKeys:
    return server.keys if request.param == "local" else RemoteKeys(Path(str(server.server_address)))


def test_what_is_wrapped_opens_for_its_lock_alone(keys: VaultKeys) -> None:
    others = [
        Lock("matter", 2, "contact", "2026-12"),
        Lock("visit", 1, "contact", "2026-12"),
        Lock("matter", 1, "handling", "2026-12"),
        Lock("matter", 1, "contact", "2027-01"),
    ]
    wrapped, *_ = keys.wrap([(lock, KEY) for lock in (LOCK, *others)])
    assert keys.unwrap([(lock, wrapped) for lock in (LOCK, *others)]) == [KEY, *[Standing.BROKEN] * 4]
    assert keys.unwrap([(Lock("matter", 1, "contact", PAST), wrapped)]) == [Standing.EXPIRED]
    assert keys.unwrap([]) == []


def test_every_month_has_its_own_key(keys: VaultKeys) -> None:
    keys.wrap([(LOCK, KEY), (Lock("matter", 1, "handling", PAST), KEY)])
    assert keys.months() == [("contact", "2026-12"), ("handling", PAST)]
    assert (keys.health().root, keys.health().months, keys.health().copied_at) == (1, 2, None)


def test_a_destroyed_key_is_never_made_again(keys: VaultKeys) -> None:
    lock = Lock("matter", 1, "contact", PAST)
    [wrapped] = keys.wrap([(lock, KEY)])
    keys.destroy("contact", PAST)
    assert keys.unwrap([(lock, wrapped)]) == [Standing.EXPIRED]
    for again in (lambda: keys.wrap([(lock, KEY)]), lambda: keys.tokens("contact", PAST, ["lamp"])):
        with pytest.raises(MonthIsGone):
            again()


def test_words_become_hashes_of_their_month(keys: VaultKeys) -> None:
    one, other = keys.tokens("handling", "2026-12", ["路灯", "lamp"])
    assert len(one) == len(other) == 16 and one != other
    assert keys.tokens("handling", "2026-12", ["路灯"]) == [one] != keys.tokens("handling", "2027-01", ["路灯"])


def test_the_journal_says_what_was_written(keys: VaultKeys) -> None:
    keys.note_erasure(ERASURE)
    assert keys.erasures() == [ERASURE]


def test_the_installation_has_one_name(keys: VaultKeys, server: VaultServer) -> None:
    assert keys.deployment() == keys.deployment() == server.keys.deployment()


def test_from_outside_a_key_that_is_still_needed_cannot_be_destroyed(server: VaultServer) -> None:
    server.keys.wrap([(Lock("matter", 1, "contact", "2999-12"), KEY)])
    with pytest.raises(NoKeys, match="not over"):
        RemoteKeys(Path(str(server.server_address))).destroy("contact", "2999-12")
    assert ("contact", "2999-12") in server.keys.months()


def test_a_missing_root_key_is_told_as_such(server: VaultServer) -> None:
    (server.keys.folder / "root-0001.key").unlink()  # type: ignore[attr-defined]
    with pytest.raises(NoKeys, match="keys recover"):
        RemoteKeys(Path(str(server.server_address))).health()


@pytest.mark.parametrize("asked", [{}, {"do": "root"}, {"do": "wrap", "with": 5}, {"do": "unwrap", "with": [["a"]]}])
def test_what_is_not_agreed_is_not_answered(server: VaultServer, asked: dict[str, object]) -> None:
    assert answer(server.keys, asked)["refused"] == "NoKeys"


@pytest.mark.parametrize("sent", [b"", b"\xff\xff\xff\xff", b"\0\0\0\2no", b"\0\0\0\2[]", b"\0\0\1\0{"])
def test_a_broken_line_stops_nobody_else(server: VaultServer, sent: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(server.server_address))
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        assert line.recv(1) == b""
    assert RemoteKeys(Path(str(server.server_address))).months() == []


def test_who_says_nothing_does_not_hold_the_line(server: VaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linli.privacy.adapters.serving._SECONDS", 0.05)
    with socket.socket(socket.AF_UNIX) as line, capture_logs() as logs:
        line.settimeout(5)
        line.connect(str(server.server_address))
        assert line.recv(1) == b""
    assert logs == [{"event": "vault_line_broken", "error": "TimeoutError", "log_level": "warning"}]


def test_what_is_not_understood_is_noted_without_a_word_of_it(server: VaultServer) -> None:
    with capture_logs() as logs:
        refused = answer(server.keys, {"do": "wrap", "with": [["matter", 1, "contact", "2026-12", "no base64!"]]})
    assert refused == {"refused": "NoKeys", "says": "the vault does not understand"}
    assert logs == [{"event": "vault_did_not_understand", "error": "Error", "log_level": "warning"}]
    assert server.keys.months() == []


def test_when_it_was_copied_is_told_through_the_socket_too(server: VaultServer, tmp_path: Path) -> None:
    safekeeping.copy_to(LocalKeys(tmp_path / "keys"), tmp_path / "copy")
    health = RemoteKeys(Path(str(server.server_address))).health()
    assert health == server.keys.health() and health.copied_at is not None


def test_another_user_of_the_machine_gets_no_answer(server: VaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.allowed = frozenset({os.geteuid() + 1})
    with pytest.raises(NoKeys, match="does not answer"):
        RemoteKeys(Path(str(server.server_address))).months()


def test_the_socket_is_for_its_group_alone(server: VaultServer) -> None:
    assert Path(str(server.server_address)).stat().st_mode & 0o777 == 0o660


@pytest.mark.django_db
def test_where_a_vault_is_named_no_key_is_made_or_read_here(server: VaultServer, tmp_path: Path) -> None:
    with override_settings(VAULT_SOCKET=str(server.server_address), KEY_STORE=tmp_path / "not for me"):
        make_key_store()
        hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
        assert read_own(SUBJECT)[0].text == "the lamp is broken"
    assert server.keys.months() == [("handling", "2026-12")] and not (tmp_path / "not for me").exists()


@pytest.mark.slow
@pytest.mark.django_db
def test_the_whole_vault_works_with_keys_in_a_process_of_their_own(tmp_path: Path) -> None:
    store = {"LINLI_VAR": str(tmp_path), "LINLI_SECRET_KEY": "for a drill", "PYTHONPATH": os.pathsep.join(sys.path)}
    environment = os.environ | store | {"DJANGO_SETTINGS_MODULE": "linli.config.settings.dev"}
    LocalKeys(tmp_path / "keys").create()
    command = [sys.executable, "-m", "linli.cli", "vault", "--socket", str(tmp_path / "vault"), "--allow", "root"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as vault:
        deadline = time.monotonic() + 30
        while not (tmp_path / "vault").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        with override_settings(VAULT_SOCKET=str(tmp_path / "vault"), KEY_STORE=tmp_path / "not for me"):
            make_key_store()
            hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
            assert read_own(SUBJECT)[0].text == "the lamp is broken"
            assert key_store_health().months == 1 and isinstance(vault_keys(), RemoteKeys)
        vault.send_signal(signal.SIGTERM)
        assert vault.wait(20) == 0 and not (tmp_path / "not for me").exists()


@pytest.fixture
def handlers() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_the_vault_stops_when_asked_and_leaves_no_socket(tmp_path: Path, handlers: None) -> None:
    make_key_store()
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()
    vault(socket=tmp_path / "vault", allow=["root"])
    assert not (tmp_path / "vault").exists()


@override_settings(KEY_STORE_MAKES_ITSELF=False)
def test_the_vault_does_not_start_without_keys_or_for_unknown_users(tmp_path: Path) -> None:
    with pytest.raises(typer.Exit):
        vault(socket=tmp_path / "vault", allow=None)
    make_key_store()
    with pytest.raises(typer.Exit):
        vault(socket=tmp_path / "vault", allow=["nobody-of-that-name"])
