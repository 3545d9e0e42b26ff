"""An envelope opens with its key in its place, and in no other way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.privacy.engine.envelope import AES_256_GCM, CannotBeOpened, new_key, place, seal, unseal

KEY, HERE = new_key(), place("item", "d", "matter", 1, "words")


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_it_opens_where_it_belongs(plain: bytes, bound_to: bytes) -> None:
    assert unseal(KEY, seal(KEY, plain, bound_to), bound_to) == plain


@given(st.integers(0), st.integers(1, 255))
def test_every_changed_byte_is_noticed(at: int, flip: int) -> None:
    sealed = bytearray(seal(KEY, b"the lamp is broken", HERE))
    sealed[at % len(sealed)] ^= flip
    with pytest.raises(CannotBeOpened, match="cannot be opened"):
        unseal(KEY, bytes(sealed), HERE)


@pytest.mark.parametrize("length", [0, 1, 28])
def test_cut_short_it_cannot_be_opened(length: int) -> None:
    with pytest.raises(CannotBeOpened, match="cut short"):
        unseal(KEY, seal(KEY, b"lamp", HERE)[:length], HERE)


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(CannotBeOpened):
        unseal(new_key(), seal(KEY, b"lamp", HERE), HERE)


def test_an_unknown_algorithm_is_named() -> None:
    sealed = seal(KEY, b"lamp", HERE)
    assert sealed[0] == AES_256_GCM
    with pytest.raises(CannotBeOpened, match="algorithm 4"):
        unseal(KEY, b"\x04" + sealed[1:], HERE)


def test_the_same_text_is_never_sealed_the_same_way() -> None:
    assert len({seal(KEY, b"lamp", HERE) for _ in range(100)}) == 100


def test_what_was_sealed_years_ago_still_opens() -> None:
    """Bytes that stand in backups: how a place is written and an envelope is laid out can never change."""
    here = place("item", "installation", "matter", 7, "路灯", "")
    assert here == bytes.fromhex(
        "000000046974656d0000000c696e7374616c6c6174696f6e000000066d6174746572000000013700000006e8b7afe781af00000000"
    )
    old = bytes.fromhex("0148932844b644c72545f45eac5723fe720d268b9b9dc45e5bb3f2cbe876de798ee5ce56e8b820b540")
    assert unseal(bytes(range(32)), old, here) == "路灯坏了".encode()
    assert unseal(KEY, seal(KEY, b"", b""), b"") == b""


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_two_places_are_never_written_the_same(one: list[str], other: list[str]) -> None:
    assert (place(*one) == place(*other)) == (one == other)
