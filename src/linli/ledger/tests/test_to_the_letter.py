"""What the ledger says of itself, word for word: its logs and entries, its problems, what an operator reads."""

import json
import os
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core import checks
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linli.kernel.actor import SYSTEM, Actor, PostId, Role, UnitId, UserId
from linli.kernel.errors import NotFound
from linli.kernel.words import Sentence
from linli.ledger import adapters, api, commands, tasks
from linli.ledger.actions.append import append
from linli.ledger.actions.expire import expire
from linli.ledger.actions.sequence import open_new_log, sequence
from linli.ledger.adapters import all_kept, keep_checkpoint, kept_checkpoint, newest_kept, signing_key
from linli.ledger.data import Entry, Epoch, LogCard, Place, Problem, Recorded, Subject, Verdict, Verification, Who
from linli.ledger.engine.commitment import canonical, leaf_hash
from linli.ledger.engine.notes import verifier_key
from linli.ledger.engine.tree import EMPTY_ROOT, includes
from linli.ledger.models import Expiry, LedgerEntry, Log, Tile
from linli.ledger.queries import logs as log_queries
from linli.ledger.queries.entries import entries_about, entries_after, latest_about
from linli.ledger.queries.logs import origin, reader
from linli.ledger.queries.proofs import text_of
from linli.ledger.queries.verify import leaves_to_check, verify
from linli.ledger.tests.factories import AT, LAN, MATTER, fill, without_triggers

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1200)


# -- entries


def test_an_entry_is_told_back_with_every_column_of_it():
    who = Actor(role=Role.CLIENT, user=UserId(7), post=PostId(3), unit=UnitId(2), client="town-app")
    entry = Entry("matters.raise", MATTER, {"to": 5, "why": None})
    id = append(entry, actor=who, at=AT)
    sequence(at=AT)
    row = LedgerEntry.objects.get(id=id)
    expected = Recorded(
        id=id, number=1, subject=MATTER, act="matters.raise", at=AT,
        actor=Who(Role.CLIENT, UnitId(2), PostId(3), UserId(7), "town-app"),
        detail={"to": 5, "why": None}, place=Place(Epoch(1), 1), leaf=bytes(row.leaf),
    )  # fmt: skip
    assert entries_about(MATTER) == [expected]
    columns = (
        "matters.raise", 1_795_248_000_123_456, "town-app", '{"to":5,"why":null}', id, 1, 3, "client", 41, "matter", 2,
        7,
    )  # fmt: skip
    assert text_of(row) == canonical(columns)
    assert leaf_hash(bytes(row.nonce), text_of(row)) == expected.leaf


def test_who_has_no_unit_post_or_user_is_told_without():
    append(Entry("a", MATTER, {}), actor=SYSTEM, at=AT)
    assert entries_about(MATTER)[0].actor == Who(Role.SYSTEM, None, None, None, "")


def test_the_newest_entries_stand_first_and_are_read_page_by_page():
    fill(5)
    fill(1, subject=Subject("matter", 42))
    fill(1, subject=Subject("user", 41))
    first = latest_about(MATTER, limit=2)
    rest = latest_about(MATTER, before=first[-1].number, limit=2)
    assert [entry.number for entry in (*first, *rest)] == [5, 4, 3, 2]
    assert [entry.number for entry in latest_about(MATTER)] == [5, 4, 3, 2, 1]


def test_a_page_is_of_one_subject_alone_and_after_one_entry_alone():
    fill(2)
    fill(3, subject=Subject("matter", 42))
    fill(1, subject=Subject("user", 41))
    first, second = entries_about(MATTER)
    assert entries_about(MATTER, after=first.id) == [second]
    assert entries_about(MATTER, after=second.id) == []


def test_unasked_a_list_has_two_hundred_entries_and_the_feed_a_thousand():
    fill(1001)
    assert [len(entries_about(MATTER)), len(latest_about(MATTER))] == [200, 200]
    sequence(at=AT)
    assert len(entries_after(None)) == 1000


def test_the_feed_goes_on_into_the_next_log_and_leaves_nothing_out():
    fill(3)
    sequence(at=AT)
    open_new_log(because="restore", at=AT)
    fill(2)
    sequence(at=AT)
    fill(1)  # waits for its place
    places, place = [], None
    while page := entries_after(place, limit=2):
        places += [entry.place for entry in page]
        place = places[-1]
    assert places == [*(Place(Epoch(1), index) for index in range(4)), *(Place(Epoch(2), index) for index in range(3))]


# -- logs


@pytest.mark.parametrize(
    ("site", "named"),
    [
        ("https://example.org", "example.org/ledger/7"),
        ("http://example.org:8000/a/b/", "example.org:8000/a/b/ledger/7"),
    ],
)
def test_a_log_is_called_by_the_address_of_its_site(settings, site, named):
    settings.SITE_URL = site
    assert origin(Epoch(7)) == named


def test_each_log_has_its_card_the_open_one_last():
    sequence(at=AT)
    open_new_log(because="restore", at=LATER)
    public, one, two = signing_key().public_key(), *Log.objects.order_by("epoch")
    assert api.logs() == [
        LogCard(Epoch(1), one.origin, 1, AT, one.checkpoint, verifier_key(one.origin, public)),
        LogCard(Epoch(2), two.origin, 1, LATER, two.checkpoint, verifier_key(two.origin, public)),
    ]
    assert (api.checkpoint(), api.checkpoint(Epoch(1))) == (two.checkpoint, one.checkpoint)
    assert (api.public_key(), api.public_key(Epoch(1))) == tuple(card.key for card in reversed(api.logs()))


def test_a_log_that_has_signed_nothing_is_not_shown():
    with without_triggers():
        Log.objects.create(epoch=1, origin="example.org/ledger/1", opened_us=0, root=EMPTY_ROOT)
    assert api.logs() == []
    with pytest.raises(NotFound):
        api.checkpoint(Epoch(1))


def test_a_tile_is_read_once_and_those_of_many_leaves_all_at_once(monkeypatch):
    monkeypatch.setattr(log_queries, "MANY", 2)
    fill(1100)
    sequence(at=AT)
    with CaptureQueriesContext(connection) as queries:
        read = reader(1, leaves=[1099, 0, 1, 255, 256, 600, 1024])
        tiles = [read(0, n) for n in (0, 1, 2, 4)]
        assert len(queries) == 2  # four tiles, two at a time
        assert [len(tile) // 32 for tile in tiles] == [256, 256, 256, 77]
        assert (len(read(0, 3)), len(read(0, 3)), len(read(1, 0)), read(1, 1), read(1, 1)) == (
            8192,
            8192,
            128,
            b"",
            b"",
        )
        assert len(queries) == 5


def test_a_tile_is_of_the_log_that_was_asked(monkeypatch):
    fill(3)
    sequence(at=AT)
    open_new_log(because="restore", at=AT)
    for read in (reader(1), reader(1, leaves=[2])):
        assert len(read(0, 0)) == 4 * 32
    assert [len(api.tile(Epoch(1), 0, 0, 4)), len(api.tile(None, 0, 0, 1))] == [128, 32]


# -- proofs and verification


def test_a_proof_says_of_which_log_each_entry_is_and_how_it_stands_there():
    fill(2)
    sequence(at=AT)
    open_new_log(because="restore", at=LATER)
    fill(2)
    sequence(at=LATER)
    fill(1)
    hidden = entries_about(MATTER)[0]
    proof = api.proof_for(MATTER, without={hidden.id})
    one, two = Log.objects.order_by("epoch")
    public = signing_key().public_key()
    assert {key: proof[key] for key in ("format", "subject", "pending", "withheld", "logs")} == {
        "format": "linli-proof/1", "subject": {"kind": "matter", "id": 41}, "pending": 1, "withheld": 1,
        "logs": {
            "1": {"checkpoint": one.checkpoint, "key": verifier_key(one.origin, public)},
            "2": {"checkpoint": two.checkpoint, "key": verifier_key(two.origin, public)},
        },
    }  # fmt: skip
    assert [(entry["log"], entry["index"]) for entry in proof["entries"]] == [(1, 2), (2, 1), (2, 2)]
    assert sorted(proof["entries"][0]) == ["entry", "index", "log", "nonce", "path"]


def test_a_proof_of_the_first_leaf_holds_too():
    sequence(at=AT)
    fill(1)
    sequence(at=AT)
    [entry] = api.proof_for(Subject("ledger", 1))["entries"]
    log = Log.objects.get()
    leaf = LedgerEntry.objects.get(leaf_index=0).leaf
    [sibling] = [LedgerEntry.objects.get(leaf_index=1).leaf]
    assert entry["index"] == 0
    assert includes(bytes(leaf), 0, log.size, [bytes(sibling)], bytes(log.root))


def said(verification):
    problems = [*verification.problems, *(problem for log in verification.logs for problem in log.problems)]
    return [(problem.code, problem.index, str(problem.sentence)) for problem in problems]


def tampered(statement):
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(statement)


WORDS = [
    ("UPDATE ledger_log SET checkpoint = replace(checkpoint, 'ledger/1', 'ledger/2')",
     ("signature", None, "The checkpoint of this log is not signed by this ledger's key.")),
    ("UPDATE ledger_log SET root = nonce FROM ledger_ledgerentry WHERE leaf_index = 0",
     ("root", None, "The entries do not give the root that was signed.")),
    ("DELETE FROM ledger_ledgerentry WHERE leaf_index IS NULL",
     ("gap", None, "The entries about user 9 are not complete.")),
    ("INSERT INTO ledger_expiry (id, epoch, upto, entry, at_us) VALUES (1, 1, 1, 1, 0)",
     ("expiry", None, "Entries expired without an entry that says so.")),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "problem"), WORDS)
def test_what_does_not_hold_is_said_in_a_sentence(statement, problem):
    fill(3)
    sequence(at=AT)
    fill(1, subject=Subject("user", 9))
    tampered(statement)
    assert problem in said(verify())


def test_an_entry_that_waits_and_was_changed_is_named():
    fill(2)
    row = LedgerEntry.objects.order_by("id").first()
    tampered(f"UPDATE ledger_ledgerentry SET act = 'x' WHERE id = {row.id}")
    assert said(verify()) == [
        ("altered", None, f"Entry {row.id}, not yet in the tree, was changed after it was recorded.")
    ]


def test_what_a_kept_checkpoint_tells_is_said_in_a_sentence():
    fill(9)
    sequence(at=AT)
    longer = api.checkpoint()
    kept = kept_checkpoint(Epoch(1))
    with without_triggers(), connection.cursor() as cursor:
        for table in ("ledgerentry", "log", "tile", "subjectcount"):
            cursor.execute(f"DELETE FROM ledger_{table}")
    fill(3)
    sequence(at=AT)
    shorter = api.checkpoint()
    keep_checkpoint(Epoch(1), kept)
    assert said(verify()) == [("cut", None, "The log has been cut: 6 entries that were published are gone.")]
    fill(9)
    sequence(at=AT)
    assert said(verify(kept=[shorter])) == []
    assert said(verify(kept=[longer, "nonsense"])) == [
        ("unknown_log", None, "A checkpoint that was kept names no log of this ledger."),
        ("fork", None, "The log was rewritten: it no longer begins as it was published."),
    ]
    forged = shorter[:-12] + "AAAAAAAAAA=\n"
    assert said(verify(kept=[forged])) == [
        ("signature", None, "A checkpoint that was kept is not signed by this ledger's key.")
    ]


def test_a_verification_counts_what_it_held_what_expired_and_what_waits():
    fill(3)
    sequence(at=AT)
    fill(2, at=LATER)
    sequence(at=LATER)
    assert expire(before=LATER, at=LATER) == 3
    sequence(at=LATER)
    fill(2, at=LATER)
    told = []
    [log] = (verification := verify(step=told.append)).logs
    root = bytes(Log.objects.get().root)
    assert log == Verdict(Epoch(1), "localhost:8000/ledger/1", 7, root, 4, 3, 0, ())
    assert (verification.waiting, verification.problems, sum(told), leaves_to_check()) == (2, (), 7, 7)


def test_the_last_of_several_expiries_says_how_far():
    for day in (0, 1, 2):
        fill(1, at=AT + timedelta(days=day))
        sequence(at=AT + timedelta(days=day))
    for day in (1, 2):
        assert expire(before=AT + timedelta(days=day), at=LATER) == 1
    sequence(at=LATER)
    assert (verify().holds, Expiry.objects.count(), verify().logs[0].expired) == (True, 2, 2)


def test_an_expiry_is_said_by_an_entry_of_its_own_kind_and_extent():
    fill(2)
    sequence(at=AT)
    expire(before=LATER, at=LATER)
    sequence(at=LATER)
    for change in ("act = 'ledger.open'", """detail = '{"epoch":1,"upto":9}'"""):
        before = LedgerEntry.objects.filter(act="ledger.expire").values("id", "act", "detail").get()
        tampered(f"UPDATE ledger_ledgerentry SET {change} WHERE id = {before['id']}")
        assert "expiry" in {code for code, *_ in said(verify())}
        with without_triggers():
            LedgerEntry.objects.filter(id=before["id"]).update(**before)
    assert verify().holds


# -- the key store's drawer


def test_the_drawer_is_for_its_owner_alone_and_made_where_nothing_was(settings, tmp_path):
    settings.KEY_STORE = tmp_path / "far" / "away" / "keys"
    mask = os.umask(0)
    try:
        signing_key()
    finally:
        os.umask(mask)
    drawer = settings.KEY_STORE / "ledger"
    modes = [path.stat().st_mode & 0o777 for path in (settings.KEY_STORE, drawer, drawer / "signing-key")]
    assert modes == [0o700, 0o700, 0o600]


@pytest.mark.parametrize("mode", [0o640, 0o620, 0o610, 0o604, 0o602, 0o601])
def test_no_other_may_do_anything_with_the_key(key_store, mode):
    signing_key()
    file = key_store / "signing-key"
    file.chmod(mode)
    with pytest.raises(RuntimeError, match=f"^{file} can be read by others; make it 0600$"):
        signing_key()


def test_of_two_processes_that_make_the_key_one_makes_it(key_store, monkeypatch):
    first, written = signing_key().private_bytes_raw(), adapters._written
    content = (key_store / "signing-key").read_bytes()
    (key_store / "signing-key").unlink()

    def late(beside, mine):
        draft = written(beside, mine)
        Path(beside).write_bytes(content)
        Path(beside).chmod(0o600)
        return draft

    monkeypatch.setattr(adapters, "_written", late)
    assert signing_key().private_bytes_raw() == first
    assert [file.name for file in key_store.iterdir()] == ["signing-key"]


def test_kept_checkpoints_are_in_the_order_of_their_numbers_and_the_last_is_the_newest(key_store):
    for epoch in (10, 9, 2):
        keep_checkpoint(Epoch(epoch), f"note of {epoch}")
    assert list(all_kept().items()) == [(2, "note of 2"), (9, "note of 9"), (10, "note of 10")]
    assert newest_kept() == (10, "note of 10")
    keep_checkpoint(Epoch(10), "a newer one")
    assert sorted(file.name for file in key_store.iterdir()) == ["checkpoint-10", "checkpoint-2", "checkpoint-9"]
    assert kept_checkpoint(Epoch(10)) == "a newer one"


# -- what an operator reads


PROBLEM = Problem("gap", 4, Sentence("The entries about {kind} {id} are not complete.", {"kind": "matter", "id": 41}))
SENTENCE = "The entries about matter 41 are not complete."
BROKEN = Verdict(Epoch(1), "example.org/ledger/1", 9, b"\1\2", 7, 2, 3, (PROBLEM,))
WHOLE = Verdict(Epoch(2), "example.org/ledger/2", 5, b"\3\4", 5, 0, 0, ())


def test_a_verification_is_told_to_programs_with_all_it_found():
    told = {"code": "gap", "index": 4, "says": SENTENCE}
    assert json.loads(json.dumps(commands._as_json(Verification((BROKEN, WHOLE), 6, (PROBLEM,))))) == {
        "holds": False, "waiting": 6, "problems": [told],
        "logs": [
            {"origin": "example.org/ledger/1", "size": 9, "root": "0102", "held": 7, "expired": 2, "lost": 3,
             "problems": [told]},
            {"origin": "example.org/ledger/2", "size": 5, "root": "0304", "held": 5, "expired": 0, "lost": 0,
             "problems": []},
        ],
    }  # fmt: skip


def test_a_verification_is_told_to_people_log_by_log(capsys):
    commands._tell(Verification((BROKEN, WHOLE), 6, (PROBLEM,)))
    assert " ".join(capsys.readouterr().err.split()) == " ".join([
        "example.org/ledger/1: 9 leaves, 7 entries held, 2 expired, 3 lost in a restore that says so", SENTENCE,
        "example.org/ledger/2: 5 leaves, 5 entries held, 0 expired", SENTENCE,
        "6 entries wait for their place. The ledger does not hold.",
    ])  # fmt: skip
    commands._tell(Verification((WHOLE,), 0, ()))
    assert capsys.readouterr().err.endswith("0 entries wait for their place.\nThe ledger holds.\n")


def test_entries_are_kept_as_many_days_as_the_settings_say(settings, monkeypatch):
    settings.LEDGER_KEEP_DAYS = 3
    assert commands.oldest_kept(AT) == AT - timedelta(days=3)
    asked = []
    monkeypatch.setattr(api, "expire", lambda **when: asked.append(when))
    monkeypatch.setattr(timezone, "now", lambda: AT)
    tasks.expire_old()
    assert asked == [{"before": AT - timedelta(days=3), "at": AT}]


def test_the_self_check_says_what_is_wrong_and_what_mends_it(monkeypatch):
    off, excess = (Problem(code, None, Sentence(f"about a {code}")) for code in ("trigger", "privilege"))
    monkeypatch.setattr(api, "append_only", lambda: [off, excess])
    assert tasks.ledger_is_append_only(None, databases=["default"]) == [
        checks.Error("about a trigger", hint="`linli migrate`", id="linli.E020"),
        checks.Warning(
            "about a privilege", hint="`linli ledger roles`, run as the owner of the tables", id="linli.W021"
        ),
    ]


def test_what_an_operator_did_to_a_user_is_entered_at_its_moment():
    tasks.record_account_change(SimpleNamespace(act="accounts.add", user=UserId(5), actor=LAN, at=LATER))
    [entry] = entries_about(Subject("user", 5))
    assert (entry.act, entry.at, entry.actor.post, entry.detail) == ("accounts.add", LATER, LAN.post, {})


def test_as_linli_starts_the_ledger_says_what_runs_and_what_it_listens_to(monkeypatch):
    works, listens, checked, pages = [], [], [], []
    monkeypatch.setattr("linli.jobs.api.register", lambda *work, **when: works.append((*work, when)))
    monkeypatch.setattr("linli.accounts.api.on_change", lambda *given: listens.append(given))
    monkeypatch.setattr("linli.web.navigation.enter", lambda *given, **more: pages.append((*given, more)))
    monkeypatch.setattr(checks, "register", lambda *given: checked.append(given))
    apps.get_app_config("ledger").ready()
    assert works == [
        ("ledger.sequence", tasks.sequence_now, {"every": timedelta(seconds=1), "outside": True}),
        ("ledger.expire", tasks.expire_old, {"every": timedelta(days=1), "outside": True}),
    ]
    assert listens == [("ledger", tasks.record_account_change)]
    assert checked == [(tasks.ledger_is_append_only, "database")]
    assert pages == [("foot", "ledger:about", Sentence("The ledger"), {"order": 40})]


def test_the_text_of_a_checkpoint_is_served_as_text(client):
    fill(1)
    sequence(at=AT)
    assert client.get("/ledger/checkpoint")["Content-Type"] == "text/plain; charset=utf-8"
    assert client.get("/ledger/1/key").text == f"{api.public_key()}\n"
    assert Tile.objects.count() == 1
