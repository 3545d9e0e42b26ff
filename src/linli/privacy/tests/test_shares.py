"""Two of three shares bring a key back; one tells nothing; a mistyped one is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.privacy.engine import shares
from linli.privacy.engine.shares import BadShares, Share, join, read, split

KEY = bytes(range(32))


@given(
    st.binary(min_size=1, max_size=40),
    st.integers(2, 6).flatmap(lambda n: st.tuples(st.just(n), st.integers(n, 9))),
    st.data(),
)
def test_any_needed_shares_bring_it_back(secret: bytes, sizes: tuple[int, int], data: st.DataObject) -> None:
    needed, count = sizes
    made = split(secret, needed=needed, shares=count, key=1)
    chosen = data.draw(st.lists(st.sampled_from(made), min_size=needed, max_size=needed, unique=True))
    assert join(chosen) == join([read(share.text()) for share in chosen]) == secret


def test_a_known_polynomial_gives_the_known_secret() -> None:
    """Over the field of AES: p(x) = 0x53 + 0xCA·x, worked out with FIPS 197's multiplication ({53}·{CA} = {01})."""
    given_shares = [Share(1, 1, 2, 0x01, bytes([0x53 ^ 0xCA])), Share(1, 1, 2, 0x53, bytes([0x53 ^ 0x01]))]
    assert join(given_shares) == b"\x53"


@pytest.mark.parametrize(("a", "b", "product"), [(0x57, 0x83, 0xC1), (0x57, 0x13, 0xFE), (0x53, 0xCA, 0x01)])
def test_the_field_is_that_of_aes(a: int, b: int, product: int) -> None:
    assert shares._multiply(a, b) == shares._multiply(b, a) == product


def test_every_point_has_its_inverse() -> None:
    assert {shares._multiply(a, shares._inverse(a)) for a in range(1, 256)} == {1}


def test_one_share_fits_every_secret() -> None:
    """For each guess of the secret there is a second share that makes it true: one share rules nothing out."""
    [one, _two, _three] = split(b"\x2a", needed=2, shares=3, key=1)
    reached = {join([one, Share(1, one.lot, 2, 2, bytes([value]))]) for value in range(256)}
    assert len(reached) == 256


def test_shares_that_do_not_belong_together_are_named() -> None:
    first, second = split(KEY, needed=2, shares=2, key=1), split(KEY, needed=2, shares=2, key=1)
    mixed = [first[0], Share(1, first[0].lot ^ 1, 2, 2, second[1].values)]
    for wrong, says in [([], "together"), (mixed, "together"), ([first[0]] * 2, "twice"), (first[:1], "2 shares")]:
        with pytest.raises(BadShares, match=says):
            join(wrong)


def test_paper_forgives_spaces_and_small_letters_but_no_other_letter() -> None:
    text = split(KEY, needed=2, shares=3, key=1)[0].text()
    assert read(f"  {text.lower().replace('-', ' ')}\n") == read(text)
    changed = text[:30] + ("A" if text[30] != "A" else "B") + text[31:]
    for wrong, says in [("HELLO", "begins"), (text + "8", "characters"), (changed, "checksum"), ("LINLI", "checksum")]:
        with pytest.raises(BadShares, match=says):
            read(wrong)


@pytest.mark.parametrize(("needed", "count"), [(1, 3), (4, 3), (2, 256)])
def test_senseless_sizes_are_refused(needed: int, count: int) -> None:
    with pytest.raises(ValueError, match="needed"):
        split(KEY, needed=needed, shares=count, key=1)
