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


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_two_places_are_never_written_the_same(one: list[str], other: list[str]) -> None:
    assert (place(*one) == place(*other)) == (one == other)
