"""Notes and keys that are almost right: each is refused with its own reason, and what is right is not."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

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

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
RAW = KEY.public_key().public_bytes_raw()
NAME = "linli.example/ledger/1"
ROOT = base64.b64encode(bytes(32)).decode()


def key(name=NAME, raw=b"\x01" + RAW, id=""):
    """A verifier key with the id that belongs to the name, unless told otherwise."""
    return f"{name}+{id or key_id(name, KEY.public_key()).hex()}+{base64.b64encode(raw).decode()}"


NO_KEY, ANOTHER_ID = "this is no Ed25519 verifier key", "the verifier key does not match its own id"
KEYS = [
    (key(raw=b"\x02" + RAW), NO_KEY),
    (key(raw=b"\x01" + RAW[:-1]), NO_KEY),
    (key(raw=b"\x01" + RAW + b"\x00"), NO_KEY),
    (key(name="linli example"), NO_KEY),
    (key(name=""), NO_KEY),
    (key(id="00000000"), ANOTHER_ID),
    (key(raw=b"\x01" + bytes(32)), ANOTHER_ID),
    (f"{key()}!", "this is not base64"),
    (f"{NAME}+0+!{ROOT}", "this is not base64"),
    (f"{NAME}+0+é", "this is not base64"),
]


@pytest.mark.parametrize(("text", "why"), KEYS)
def test_a_key_that_is_almost_right_is_refused_with_its_reason(text, why):
    with pytest.raises(BadNote, match=f"^{why}$"):
        parse_verifier_key(text)


def test_a_key_may_stand_among_blanks():
    name, public = parse_verifier_key(f" {key()}\n")
    assert (name, public.public_bytes_raw(), key()) == (NAME, RAW, verifier_key(NAME, KEY.public_key()))


NO_NOTE, NO_ROOT = "this is no checkpoint", "the root of a checkpoint has 32 bytes"
NOTES = [
    ("", NO_NOTE),
    (f"a\n1\n{ROOT}\n", NO_NOTE),
    (f"\n1\n{ROOT}\n\n", NO_NOTE),
    (f"a\nb\n{ROOT}\n\n", NO_NOTE),
    (f"a\n1{'0' * 19}\n{ROOT}\n\n", NO_NOTE),
    (f"a\n1\n\n{ROOT}\n\n", NO_ROOT),
    (f"a\n1\n{base64.b64encode(bytes(33)).decode()}\n\n", NO_ROOT),
    (f"a\n1\n!{ROOT}\n\n", "this is not base64"),
]


@pytest.mark.parametrize(("note", "why"), NOTES)
def test_a_note_that_is_almost_right_is_refused_with_its_reason(note, why):
    with pytest.raises(BadNote, match=f"^{why}$"):
        parse(note)


@pytest.mark.parametrize("size", [0, 1, 9_999_999_999_999_999_999])
@pytest.mark.parametrize("origin", ["a", "a log with blanks"])
def test_a_note_says_what_it_says(origin, size):
    assert parse(f"{origin}\n{size}\n{ROOT}\nmore\n\nand more\n\n— a AA==\n") == Checkpoint(origin, size, bytes(32))


def test_an_extension_may_hold_an_empty_line_and_is_signed_with_the_rest():
    text = f"{Checkpoint(NAME, 5, bytes(32)).body()}more\n\nand more\n"
    blob = base64.b64encode(key_id(NAME, KEY.public_key()) + KEY.sign(text.encode())).decode()
    note = f"{text}\n— {NAME} {blob}\n"
    assert opened(note, NAME, KEY.public_key()) == Checkpoint(NAME, 5, bytes(32))
    with pytest.raises(BadNote, match=f"^no signature of {NAME} on this checkpoint holds$"):
        opened(note.replace("and more", "and less"), NAME, KEY.public_key())


def test_another_name_with_the_same_key_is_another_signer():
    note = sign(Checkpoint(NAME, 5, bytes(32)), KEY)
    with pytest.raises(BadNote, match=r"^no signature of else on this checkpoint holds$"):
        opened(note, "else", KEY.public_key())
