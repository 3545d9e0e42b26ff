"""Commitments, tiles and notes, each at its edges."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from linli.ledger.engine.commitment import canonical, canonical_detail, checked_code, leaf_hash, new_nonce
from linli.ledger.engine.notes import (
    BadNote,
    Checkpoint,
    key_id,
    opened,
    parse,
    parse_verifier_key,
    sign,
    verifier_key,
)
from linli.ledger.engine.tiles import Climb, grown, hashes_of, parse_tile_path, tile_path, tile_root, tiles_of
from linli.ledger.engine.tree import EMPTY_ROOT, node_hash

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NAME = "linli.example/ledger/1"
CHECKPOINT = Checkpoint(NAME, 42, bytes(range(32)))
COLUMNS = ("a.b", 1, "", "{}", 7, None, 3, "clerk", None, "", 2, 9)


def test_the_canonical_text_is_the_json_that_any_library_writes():
    text = canonical(COLUMNS).decode()
    assert json.dumps(json.loads(text), sort_keys=True, separators=(",", ":")) == text
    assert json.loads(text)["number"] is None
    assert json.loads(text)["user"] == 9


def test_equal_entries_have_unequal_leaves():
    assert leaf_hash(new_nonce(), canonical(COLUMNS)) != leaf_hash(new_nonce(), canonical(COLUMNS))
    assert len(new_nonce()) == 32


def test_a_detail_is_written_in_one_way_only():
    assert canonical_detail({"b": 1, "a": "x"}) == canonical_detail({"a": "x", "b": 1}) == '{"a":"x","b":1}'


@pytest.mark.parametrize("value", ["", "a", "2026-11-21T08:00:00+00:00", "x" * 128, "{}~!", 5, None])
def test_codes_ids_and_dates_may_stand_in_a_detail(value):
    assert json.loads(canonical_detail({"k": value})) == {"k": value}


@pytest.mark.parametrize("value", [" ", "a b", "x" * 129, "é", "\x7f", "a\n"])
def test_words_may_not(value):
    with pytest.raises(ValueError, match="codes and ids only; k is"):
        canonical_detail({"k": value})


@pytest.mark.parametrize("code", ["", "a", "matters.dispatch", "a-b:c/d_9", "x" * 64])
def test_a_code(code):
    assert checked_code(code) == code


@pytest.mark.parametrize("code", ["A", "a b", '"', ".a", "x" * 65, "a\n"])
def test_no_code(code):
    with pytest.raises(ValueError, match="not a code"):
        checked_code(code)


PATHS = [
    ((0, 0, 256), "0/000"),
    ((0, 999, 256), "0/999"),
    ((1, 1000, 256), "1/x001/000"),
    ((0, 1234067, 256), "0/x001/x234/067"),
    ((63, 5, 1), "63/005.p/1"),
    ((2, 1000000, 255), "2/x001/x000/000.p/255"),
]
NO_PATHS = [
    "",
    "0",
    "0/1",
    "00/000",
    "100/000",
    "0/x000/000",
    "0/000/",
    "0/000.p/256",
    "0/000.p/",
    "0/000.p/01",
    "a/000",
]


@pytest.mark.parametrize(("place", "path"), PATHS)
def test_a_tile_has_one_address(place, path):
    assert tile_path(*place) == path
    assert parse_tile_path(path) == place


@pytest.mark.parametrize("path", NO_PATHS)
def test_what_is_no_tiles_address(path):
    with pytest.raises(ValueError, match="no such tile"):
        parse_tile_path(path)


def test_the_tiles_of_a_log():
    assert list(tiles_of(0)) == []
    assert list(tiles_of(3)) == [(0, 0, 3)]
    assert list(tiles_of(256)) == [(0, 0, 256), (1, 0, 1)]
    assert list(tiles_of(514)) == [(0, 0, 256), (0, 1, 256), (0, 2, 2), (1, 0, 2)]


def leaves(count):
    return [index.to_bytes(32, "big") for index in range(count)]


def grow(*counts):
    tiles, size = {}, 0
    for count in counts:
        tiles.update(grown(size, leaves(sum(counts))[size : size + count], lambda level, n: tiles[level, n]))
        size += count
    return tiles


@pytest.mark.parametrize("counts", [(1,) * 5, (255, 1, 1), (256, 256), (300, 300, 100), (65536, 1), (65535, 2)])
def test_tiles_grown_in_steps_equal_tiles_grown_at_once(counts):
    tiles = grow(*counts)
    assert tiles == grow(sum(counts))
    assert [(*place, len(tiles[place]) // 32) for place in sorted(tiles)] == list(tiles_of(sum(counts)))


def test_a_tile_that_is_too_short_is_no_ground_to_prove_on():
    hash_at = hashes_of(lambda level, n: bytes(32 * 3))
    assert hash_at(1, 0) == node_hash(bytes(32), bytes(32))
    with pytest.raises(ValueError, match="tile 0/0 is too short"):
        hash_at(1, 1)


def test_climbing_completes_the_tiles_above():
    climb, tile = Climb(), b"".join(leaves(256))
    completed = [done for _ in range(257) for done in climb.add(tile)]
    assert [(level, n, len(full)) for level, n, full in completed] == [(1, 0, 8192)]
    assert [(level, n, len(edge)) for level, n, edge in climb.unfinished()] == [(1, 1, 32), (2, 0, 32)]
    assert climb.root(b"") == node_hash(tile_root(completed[0][2]), tile_root(tile))
    assert Climb().root(b"") is None
    full = Climb()
    assert [place for _ in range(256) for *place, _ in full.add(tile)] == [[1, 0]]
    assert [(level, n) for level, n, _ in full.unfinished()] == [(2, 0)]  # nothing is left over on level 1
    assert Climb().root(bytes(32)) == bytes(32)


def test_a_signed_checkpoint_reads_as_c2sp_says():
    body, signature = sign(CHECKPOINT, KEY).split("\n\n")
    assert body.split("\n") == [NAME, "42", base64.b64encode(bytes(range(32))).decode()]
    dash, name, encoded = signature.rstrip("\n").split(" ")
    assert (dash, name) == ("—", NAME)
    assert base64.b64decode(encoded)[:4] == key_id(NAME, KEY.public_key())
    assert len(base64.b64decode(encoded)) == 4 + 64


# Keys that others publish in this format: Go's checksum database, and the example in the documentation of its notes.
FOREIGN_KEYS = [
    "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
]
FOREIGN_SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="


@pytest.mark.parametrize("key", FOREIGN_KEYS)
def test_keys_of_others_are_read_and_written_alike(key):
    assert verifier_key(*parse_verifier_key(key)) == key


def test_a_signature_made_elsewhere_is_found_under_its_key_id():
    name, public = parse_verifier_key(FOREIGN_KEYS[1])
    signature = base64.b64decode(FOREIGN_SIGNATURE)
    assert signature[:4] == key_id(name, public)
    public.verify(
        signature[4:],
        b"If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
    )


@pytest.mark.parametrize(
    "key", ["", "a", "a+b", "a+b+c", "a b+00000000+" + "A" * 44, FOREIGN_KEYS[0].replace("033d", "033e"), "a+b+AAAA"]
)
def test_what_is_no_key(key):
    with pytest.raises(BadNote):
        parse_verifier_key(key)


def test_a_checkpoint_is_opened_by_its_key_and_name():
    assert opened(sign(CHECKPOINT, KEY), NAME, KEY.public_key()) == CHECKPOINT


def test_further_signatures_and_lines_are_passed_over():
    witness = Ed25519PrivateKey.generate()
    cosigned = sign(CHECKPOINT, KEY) + "— witness.example/w " + base64.b64encode(bytes(68)).decode() + "\nnonsense\n"
    assert opened(cosigned, NAME, KEY.public_key()) == CHECKPOINT
    with pytest.raises(BadNote, match="no signature"):
        opened(cosigned, NAME, witness.public_key())
    assert parse(f"{CHECKPOINT.body()}an extension\n\n— x AA==\n") == CHECKPOINT


NOTE = sign(CHECKPOINT, KEY)


@pytest.mark.parametrize("at", range(0, len(NOTE) - 1, 3))
def test_a_checkpoint_with_any_letter_changed_does_not_open(at):
    changed = NOTE[:at] + ("A" if NOTE[at] != "A" else "B") + NOTE[at + 1 :]
    with pytest.raises(BadNote):
        opened(changed, NAME, KEY.public_key())


ROOT = base64.b64encode(bytes(32)).decode()


@pytest.mark.parametrize(
    "note",
    [
        "", "a\n1\n", f"\n1\n{ROOT}\n\n", f"a\n01\n{ROOT}\n\n", f"a\n-1\n{ROOT}\n\n", f"a\n１\n{ROOT}\n\n",
        "a\n1\nAAAA\n\n", "a\n1\n!\n\n", f"a\n1\n{ROOT}\n", "a\n1\n\n",
    ],
)  # fmt: skip
def test_what_is_no_checkpoint(note):
    with pytest.raises(BadNote):
        parse(note)


def test_an_empty_log_has_a_checkpoint_too():
    empty = Checkpoint(NAME, 0, EMPTY_ROOT)
    assert opened(sign(empty, KEY), NAME, KEY.public_key()) == empty
