"""The single-file verifier, run as a stranger would: on files, without this installation."""

import base64
import importlib.util
import json
from pathlib import Path

import pytest
from django.conf import settings

from linli.ledger import api
from linli.ledger.actions.sequence import open_new_log, sequence
from linli.ledger.adapters import signing_key
from linli.ledger.data import EntryId, Subject
from linli.ledger.engine.notes import Checkpoint, sign
from linli.ledger.engine.tiles import WIDTH, tile_path, tiles_of
from linli.ledger.engine.tree import includes, is_consistent
from linli.ledger.models import Log
from linli.ledger.queries.proofs import consistency
from linli.ledger.tests.factories import AT, MATTER, fill

TOOL = Path(settings.ROOT).parents[1] / "tools" / "verify_ledger.py"
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("tools.verify_ledger", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def verifier(tool, tmp_path, capsys):
    """Runs the tool on a file with this content; the exit code and what it said."""

    def run(command, *contents, options=()):
        files = []
        for number, content in enumerate(contents):
            files.append(tmp_path / str(number))
            files[-1].write_text(content if isinstance(content, str) else json.dumps(content))
        code = tool.main([command, *map(str, files), "--json", *options])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def ledger():
    fill(5)
    fill(300, subject=Subject("matter", 42))
    sequence(at=AT)


def with_key(*more):
    return ("--key", api.public_key(), *more)


def test_a_residents_proof_file_holds(ledger, verifier):
    proof = json.loads(json.dumps(api.proof_for(MATTER)))
    code, said = verifier("proof", proof, options=with_key())
    assert (code, said["holds"], said["key_was_given"]) == (0, True, True)
    assert [entry["number"] for entry in said["entries"]] == [1, 2, 3, 4, 5]
    assert (said["missing_numbers"], said["pending"]) == ([], 0)


def test_without_a_key_of_ones_own_the_verifier_says_so(ledger, verifier):
    assert verifier("proof", api.proof_for(MATTER))[1]["key_was_given"] is False


def test_a_proof_across_a_restore_needs_both_logs_and_has_them(ledger, verifier):
    open_new_log(because="restore", at=AT)
    fill(2)
    sequence(at=AT)
    fill(1)
    proof = api.proof_for(MATTER)
    code, said = verifier("proof", proof)
    assert (code, len(said["entries"]), said["pending"], sorted(proof["logs"])) == (0, 7, 1, ["1", "2"])


def test_what_is_lawfully_withheld_is_counted_and_leaves_a_visible_gap(ledger, verifier):
    hidden = api.entries_about(MATTER)[1].id
    _, said = verifier("proof", api.proof_for(MATTER, without={EntryId(hidden)}))
    assert (said["missing_numbers"], said["withheld"]) == ([2], 1)


FORGERIES = [
    ("another act", lambda e: e.update(entry=e["entry"].replace("screen", "scream"))),
    ("another nonce", lambda e: e.update(nonce=base64.b64encode(bytes(32)).decode())),
    ("another place", lambda e: e.update(index=e["index"] + 1)),
    ("no such place", lambda e: e.update(index=999)),
    ("a shorter path", lambda e: e["path"].pop()),
    ("a longer path", lambda e: e["path"].append(e["path"][0])),
    ("another number", lambda e: e.update(entry=e["entry"].replace('"number":2', '"number":9'))),
]


@pytest.mark.parametrize("forge", [row[1] for row in FORGERIES], ids=[row[0] for row in FORGERIES])
def test_a_forged_proof_does_not_hold(ledger, verifier, forge):
    proof = api.proof_for(MATTER)
    forge(proof["entries"][1])
    code, said = verifier("proof", proof, options=with_key())
    assert (code, said["holds"]) == (1, False)


@pytest.mark.parametrize(
    "change",
    [
        lambda proof: proof.update(format="else"),
        lambda proof: proof["subject"].update(id=7),
        lambda proof: proof["entries"].reverse(),
        lambda proof: proof["logs"]["1"].update(checkpoint=proof["logs"]["1"]["checkpoint"].replace("306", "307")),
    ],
)
def test_a_rearranged_proof_does_not_hold(ledger, verifier, change):
    proof = api.proof_for(MATTER)
    change(proof)
    assert verifier("proof", proof, options=with_key())[0] == 1


def test_a_checkpoint_is_checked_with_the_key_that_was_kept(ledger, verifier):
    assert verifier("checkpoint", api.checkpoint(), options=with_key())[1]["size"] == 306
    assert verifier("checkpoint", api.checkpoint().replace("306", "305"), options=with_key())[0] == 1
    assert verifier("checkpoint", api.checkpoint())[0] == 1
    assert verifier("checkpoint", api.checkpoint(), options=("--key", api.public_key()[:-4] + "AAA="))[0] == 1


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "linli-proof/1"}'])
def test_a_file_that_is_none_is_said_plainly(verifier, content):
    assert verifier("proof", content)[0] in {1, 2}


def write_tiles(folder):
    log = Log.objects.get()
    for level, n, width in tiles_of(log.size):
        file = folder / "tile" / tile_path(level, n, width)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(api.tile(None, level, n, width))
    return folder


@pytest.mark.parametrize("more", [0, 1, 40, 500])
def test_the_log_of_today_begins_with_the_log_of_then(ledger, verifier, tmp_path, more):
    old, old_log = api.checkpoint(), Log.objects.get()
    fill(more)
    sequence(at=AT)
    tiles = ("--tiles", str(write_tiles(tmp_path)))
    assert verifier("consistency", old, api.checkpoint(), options=with_key(*tiles))[0] == 0
    assert is_consistent(old_log.size, Log.objects.get().size, old_log.root, Log.objects.get().root, consistency(306))
    if more:
        assert verifier("consistency", api.checkpoint(), old, options=with_key(*tiles))[0] == 1


@pytest.mark.parametrize("size", [1, 8, 255, 256, 257, 306])
def test_a_fork_does_not_begin_with_the_log_of_then(ledger, verifier, tmp_path, size):
    forged = sign(Checkpoint("localhost:8000/ledger/1", size, bytes(32)), signing_key())
    fill(300)
    sequence(at=AT)
    tiles = ("--tiles", str(write_tiles(tmp_path)))
    assert verifier("consistency", forged, api.checkpoint(), options=with_key(*tiles))[0] == 1


def test_tiles_that_contradict_each_other_are_found(ledger, verifier, tmp_path):
    old = api.checkpoint()
    fill(600)
    sequence(at=AT)
    file = write_tiles(tmp_path) / "tile" / tile_path(1, 0, 3)
    hashes = file.read_bytes()
    file.write_bytes(bytes(32) + hashes[32:])
    assert verifier("consistency", old, api.checkpoint(), options=with_key("--tiles", str(tmp_path)))[0] == 1


def test_the_tool_and_the_house_agree_on_every_inclusion(ledger, tool):
    log = Log.objects.get()
    for entry in api.proof_for(Subject("matter", 42))["entries"][::37]:
        path = [base64.b64decode(sibling) for sibling in entry["path"]]
        leaf = tool.sha256(b"\x00" + base64.b64decode(entry["nonce"]) + entry["entry"].encode()).digest()
        assert includes(leaf, entry["index"], log.size, path, bytes(log.root))
        assert tool.root_from_inclusion(leaf, entry["index"], log.size, path) == bytes(log.root)
    assert WIDTH == tool.WIDTH
