"""What the single-file verifier says about a proof file, in words and in JSON, and with which exit code."""

import base64
import json
import runpy
from hashlib import sha256

import pytest

from linli.ledger.engine.notes import Checkpoint, sign, verifier_key
from linli.ledger.engine.tiles import grown, hashes_of
from linli.ledger.engine.tree import inclusion_path, root_of
from linli.ledger.tests.test_verifier_alone import KEY, NAME, PUBLIC, STRANGER, TOOL, note, published, tool

__all__ = ["tool"]


def proof_of(*numbers, **more):
    """A proof file about matter 41, of a log that holds these entries alone."""
    texts = [json.dumps({**ENTRY, "number": number, **more}) for number in numbers]
    hashes = [sha256(bytes(1) + bytes(32) + text.encode()).digest() for text in texts]
    hash_at = hashes_of(lambda level, n: grown(0, hashes, lambda level, n: b"")[level, n])
    signed = sign(Checkpoint(NAME, len(texts), root_of(len(texts), hash_at)), KEY)
    entries = [
        {"log": 1, "index": index, "entry": text, "nonce": base64.b64encode(bytes(32)).decode(),
         "path": [base64.b64encode(one).decode() for one in inclusion_path(index, len(texts), hash_at)]}
        for index, text in enumerate(texts)
    ]  # fmt: skip
    logs = {"1": {"checkpoint": signed, "key": PUBLIC}}
    subject = {"kind": "matter", "id": 41}
    known = {"format": "linli-proof/1", "pending": 0, "withheld": 0}
    return {**known, "subject": subject, "logs": logs, "entries": entries}


ENTRY = {
    "act": "matters.screen", "at": 1_795_248_000_123_456, "client": "", "detail": {"n": 7, "to": "b"}, "id": 5,
    "post": 3, "role": "clerk", "subject_id": 41, "subject_kind": "matter", "unit": 2, "user": 9,
}  # fmt: skip


def test_a_proof_gives_its_entries_as_they_were_written(tool):
    assert tool.check_proof(proof_of(1, 2, 3), {}) == [{**ENTRY, "number": number} for number in (1, 2, 3)]
    assert tool.check_proof({**proof_of(), "logs": {}}, {}) == []


def changed(**more):
    return {**proof_of(1, 2), **more}


ANOTHER = proof_of(1, 2)["logs"]["1"] | {"checkpoint": note(2)}
NO_PROOFS = [
    (changed(format="linli-proof/2"), "this is no proof file of a kind known here"),
    (changed(format=None), "this is no proof file of a kind known here"),
    (changed(subject={"kind": "matter", "id": 42}), "an entry is about something else"),
    (changed(subject={"kind": "user", "id": 41}), "an entry is about something else"),
    (changed(logs={"1": ANOTHER}), f"entry 0 does not stand in {NAME}"),
    (changed(entries=proof_of(1, 2)["entries"][::-1]), "the numbers of the entries are not in order"),
    (changed(entries=proof_of(1, 2)["entries"] * 2), "the numbers of the entries are not in order"),
    (proof_of(2, 1), "the numbers of the entries are not in order"),
]


@pytest.mark.parametrize(("proof", "why"), NO_PROOFS)
def test_a_file_that_proves_nothing_says_why(tool, proof, why):
    with pytest.raises(tool.Broken, match=f"^{why}$"):
        tool.check_proof(proof, {})


def test_the_key_that_was_given_counts_before_the_one_in_the_file(tool):
    proof = proof_of(1)
    proof["logs"]["1"]["key"] = "nonsense"
    assert tool.check_proof(proof, {NAME: PUBLIC})
    with pytest.raises(ValueError, match="unpack"):
        tool.check_proof(proof, {"example.org/else": PUBLIC})


@pytest.mark.parametrize("field", ["nonce", "path"])
def test_what_is_not_base64_is_not_read_over(tool, field):
    proof = proof_of(1, 2)
    one = proof["entries"][0]
    one[field] = [f"!{one[field][0]}"] if field == "path" else f"!{one[field]}"
    with pytest.raises(ValueError, match="Only base64"):
        tool.check_proof(proof, {})


@pytest.mark.parametrize(
    ("numbers", "missing"), [((), []), ((1,), []), ((2,), [1]), ((1, 2, 5), [3, 4]), ((3, 4), [1, 2])]
)
def test_the_numbers_that_are_not_there(tool, numbers, missing):
    assert tool.missing_numbers([{"number": number} for number in numbers]) == missing


@pytest.fixture
def says(tool, tmp_path, capsys):
    """Exit code and words of the tool, run on these files."""

    def run(command, *contents, options=()):
        files = [tmp_path / f"{number}.txt" for number, _ in enumerate(contents)]
        for file, content in zip(files, contents, strict=True):
            file.write_text(content if isinstance(content, str) else json.dumps(content))
        return tool.main([command, *map(str, files), *options]), capsys.readouterr().out

    return run


LINE = "2026-11-21 08:00:00Z  matters.screen  clerk, unit 2  n 7, to b\n"
GIVEN = ("--key", PUBLIC)


def test_a_proof_is_told_line_by_line(says):
    told = says("proof", proof_of(2, 10) | {"pending": 3, "withheld": 4}, options=GIVEN)
    known = "missing_numbers: [1, 3, 4, 5, 6, 7, 8, 9]\npending: 3\nwithheld: 4\nkey_was_given: True\n"
    assert told == (0, f"    2  {LINE}   10  {LINE}{known}It holds.\n")


def test_a_key_out_of_the_file_itself_is_told_as_such(says):
    warning = "The key came out of the file itself: compare it with /ledger/key, or with one you kept.\nIt holds.\n"
    assert says("proof", proof_of(1))[1].endswith(f"key_was_given: False\n{warning}")
    code, told = says("proof", proof_of(1), options=("--json",))
    assert (code, json.loads(told)) == (
        0,
        {"holds": True, "entries": [{**ENTRY, "number": 1}], "missing_numbers": [], "pending": 0, "withheld": 0,
         "key_was_given": False},
    )  # fmt: skip


def test_all_logs_of_a_proof_need_a_key_that_was_given(says):
    proof = proof_of(1)
    other = sign(Checkpoint("example.org/else", 0, bytes(32)), STRANGER)
    proof["logs"]["2"] = {"checkpoint": other, "key": key_of("example.org/else")}
    told = [
        says("proof", proof, options=options)[1] for options in (GIVEN, (*GIVEN, "--key", key_of("example.org/else")))
    ]
    assert ["key_was_given: True" in one for one in told] == [False, True]


def key_of(name):
    return verifier_key(name, STRANGER.public_key())


def test_a_checkpoint_is_told_with_its_root(says):
    told = f"origin: {NAME}\nsize: 3\nroot: {note_root(3)}\nIt holds.\n"
    assert says("checkpoint", note(3), options=GIVEN) == (0, told)
    code, said = says("checkpoint", note(3), options=("--json", *GIVEN, "--key", key_of("example.org/else")))
    assert (code, json.loads(said)) == (0, {"holds": True, "origin": NAME, "size": 3, "root": note_root(3)})


def note_root(size):
    return base64.b64decode(note(size).split("\n")[2]).hex()


def test_a_log_that_grew_is_told_with_both_sizes(says, tmp_path):
    options = (*GIVEN, "--tiles", published(tmp_path / "log", 257))
    told = f"origin: {NAME}\nold_size: 3\nnew_size: 257\nIt holds.\n"
    assert says("consistency", note(3), note(257), options=options) == (0, told)


REFUSED = [
    (note(3), (), 1, f"no key was given for {NAME}"),
    (note(3, key=STRANGER), GIVEN, 1, "the checkpoint carries no signature by this key"),
    (note(3).replace("\n3\n", "\n4\n"), GIVEN, 1, "the signature is wrong"),
    ("nonsense", ("--key", "nonsense"), 2, "this could not be read: ValueError not enough values to unpack"),
]


@pytest.mark.parametrize(("content", "options", "code", "why"), REFUSED)
def test_what_does_not_hold_is_told_with_its_reason(says, content, options, code, why):
    refused, told = says("checkpoint", content, options=options)
    assert (refused, told.startswith(f"IT DOES NOT HOLD: {why}")) == (code, True)
    refused, said = says("checkpoint", content, options=("--json", *options))
    assert (refused, json.loads(said)["holds"]) == (code, False)
    assert json.loads(said)["why"].startswith(why)


UNREADABLE = [{}, {"format": "linli-proof/1"}, changed(logs=None), changed(logs=[]), changed(entries=[1]), "nonsense"]


@pytest.mark.parametrize("content", UNREADABLE)
def test_a_file_that_cannot_be_read_is_said_to_be_so(says, content):
    code, told = says("proof", content)
    assert (code, told.startswith("IT DOES NOT HOLD: this could not be read: ")) == (2 if content else 1, bool(content))


def test_a_file_that_is_not_there_is_said_to_be_so(tool, capsys, tmp_path):
    assert tool.main(["proof", str(tmp_path / "nothing")]) == 2
    assert capsys.readouterr().out.startswith("IT DOES NOT HOLD: this could not be read: FileNotFoundError ")


HELP = {
    (): ("Check a Linli ledger from outside, with this one file. ", "\n    verify_ledger.py checkpoint FILE --key KEY"),
    ("proof",): (
        "--key KEY   the public key of the log; may be given again\n", "--json      one JSON object\n", "  file\n"
    ),
    ("checkpoint",): ("--key KEY   the public key of the log; may be given again\n", "  file\n"),
    ("consistency",): ("address of the log, or a folder with its tiles", "--tiles TILES", "  old\n", "  new\n"),
}  # fmt: skip


@pytest.mark.parametrize("command", HELP)
def test_the_tool_says_what_it_takes(tool, capsys, command):
    with pytest.raises(SystemExit) as left:
        tool.main([*command, "--help"])
    told = capsys.readouterr().out
    assert left.value.code == 0
    assert [words for words in HELP[command] if words not in told] == []


@pytest.mark.parametrize("given", [[], ["checkpoint"], ["proof"], ["consistency", "a", "b"], ["else", "a"]])
def test_without_what_it_needs_the_tool_does_nothing(tool, capsys, given):
    with pytest.raises(SystemExit) as left:
        tool.main(given)
    assert (left.value.code, "usage: " in capsys.readouterr().err) == (2, True)


def test_the_file_runs_by_itself(monkeypatch, capsys, tmp_path):
    (tmp_path / "checkpoint").write_text(note(3))
    monkeypatch.setattr("sys.argv", [str(TOOL), "checkpoint", str(tmp_path / "checkpoint"), *GIVEN])
    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(TOOL), run_name="__main__")
    assert (left.value.code, capsys.readouterr().out.endswith("It holds.\n")) == (0, True)
