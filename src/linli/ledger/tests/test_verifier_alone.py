"""The single-file verifier against logs that a test makes up: what it says, what it reads, where it stops."""

import base64
import importlib.util
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from linli.ledger.engine.notes import Checkpoint, sign, verifier_key
from linli.ledger.engine.tiles import grown, hashes_of, tile_path
from linli.ledger.engine.tree import EMPTY_ROOT, inclusion_path, root_of

TOOL = Path(settings.ROOT).parents[1] / "tools" / "verify_ledger.py"
KEY, STRANGER = (Ed25519PrivateKey.from_private_bytes(bytes([seed] * 32)) for seed in (1, 2))
NAME = "example.org/ledger/1"
PUBLIC = verifier_key(NAME, KEY.public_key())
SIZES = (0, 1, 2, 3, 5, 255, 256, 257, 600)
LEAVES = [sha256(b"%d" % number).digest() for number in range(600)]


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("tools.verify_ledger", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tiles(size, leaves=LEAVES):
    return grown(0, leaves[:size], lambda level, n: b"")


def root(size):
    return root_of(size, hashes_of(lambda level, n: tiles(size)[level, n]))


def note(size, *, name=NAME, key=KEY):
    return sign(Checkpoint(name, size, root(size)), key)


def published(folder, size):
    """The log of that size, as a folder of tiles."""
    for (level, n), hashes in tiles(size).items():
        file = folder / "tile" / tile_path(level, n, len(hashes) // 32)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(hashes)
    return str(folder)


def test_a_key_names_its_log_and_carries_its_own_id(tool):
    name, identity, public = tool.read_key(f" {PUBLIC}\n")
    assert (name, f"{name}+{identity.hex()}") == (NAME, PUBLIC.rpartition("+")[0])
    assert public.public_bytes_raw() == KEY.public_key().public_bytes_raw()
    another = base64.b64encode(b"\x02" + public.public_bytes_raw()).decode()
    of_another_kind = sha256(NAME.encode() + b"\n\x02" + public.public_bytes_raw()).digest()[:4].hex()
    for wrong in (PUBLIC.replace("+", "+0", 1), f"{NAME}+{of_another_kind}+{another}"):
        with pytest.raises(tool.Broken, match=r"^the key does not match its own id$"):
            tool.read_key(wrong)
    with pytest.raises(ValueError, match="Only base64"):
        tool.read_key(PUBLIC.replace(PUBLIC[-9:], "!" + PUBLIC[-9:]))


@pytest.mark.parametrize("seed", range(12))
def test_a_key_may_hold_the_sign_that_parts_it(tool, seed):
    """Base64 knows the plus sign, too; only the first two part the name, the id and the key."""
    public = Ed25519PrivateKey.from_private_bytes(bytes([seed] * 32)).public_key()
    assert tool.read_key(verifier_key(NAME, public))[2].public_bytes_raw() == public.public_bytes_raw()


def test_a_checkpoint_may_carry_other_signatures_too(tool):
    body, _, mine = note(3).rpartition("\n\n")
    witness = f"— witness.example {base64.b64encode(bytes(68)).decode()}\n"
    for signatures in (mine + witness, witness + mine):
        found = tool.read_checkpoint(f"{body}\n\n{signatures}", PUBLIC)
        assert (found.origin, found.size, found.root) == (NAME, 3, root(3))
    for extension in ("an extension\n", "of two parts\n\nwith a line between\n"):
        assert tool.read_checkpoint(sign_text(f"{body}\n{extension}"), PUBLIC).size == 3
    with pytest.raises(tool.Broken, match=r"^the checkpoint carries no signature by this key$"):
        tool.read_checkpoint(f"{body}\n\n{witness}", PUBLIC)


def sign_text(text):
    blob = base64.b64decode(note(1).split(" ")[-1])[:4] + KEY.sign(text.encode())
    return f"{text}\n— {NAME} {base64.b64encode(blob).decode()}\n"


@pytest.mark.parametrize("before", ["-", "— "])
def test_a_line_that_is_no_signature_of_the_key_counts_for_nothing(tool, before):
    body, _, mine = note(3).rpartition("\n\n")
    shifted = mine.replace("— ", before + " ", 1) if before == "-" else mine.replace(NAME, "example.org/other", 1)
    with pytest.raises(tool.Broken, match="no signature"):
        tool.read_checkpoint(f"{body}\n\n{shifted}", PUBLIC)


def test_a_checkpoint_of_another_log_is_not_checked_with_this_key(tool):
    with pytest.raises(tool.Broken, match=r"^this checkpoint is of example.org/else, the key of example.org/ledger/1$"):
        tool.read_checkpoint(note(3, name="example.org/else"), PUBLIC)


def test_every_leaf_leads_to_the_root_and_only_by_its_own_path(tool):
    for size in (1, 2, 3, 5, 8, 13):
        hash_at = hashes_of(lambda level, n, size=size: tiles(size)[level, n])
        for index in range(size):
            path = inclusion_path(index, size, hash_at)
            assert tool.root_from_inclusion(LEAVES[index], index, size, path) == root(size)
            with pytest.raises(tool.Broken, match=r"^the path is too long$"):
                tool.root_from_inclusion(LEAVES[index], index, size, [*path, bytes(32)])
            if path:
                with pytest.raises(tool.Broken, match=r"^the path is too short$"):
                    tool.root_from_inclusion(LEAVES[index], index, size, path[:-1])
        for index in (-1, size):
            with pytest.raises(tool.Broken, match=f"^a log of {size} leaves has no leaf {index}$"):
                tool.root_from_inclusion(LEAVES[0], index, size, [])


PLACES = [(0, 0), (0, 999), (1, 1000), (0, 1001), (2, 1234067)]


@pytest.mark.parametrize(("level", "n"), PLACES)
@pytest.mark.parametrize("width", [1, 255, 256])
def test_a_tile_is_read_from_the_folder_at_its_address(tool, tmp_path, level, n, width):
    file = tmp_path / "tile" / tile_path(level, n, width)
    file.parent.mkdir(parents=True)
    file.write_bytes(bytes(range(32)) * width)
    assert tool.reader(str(tmp_path))(level, n, width) == bytes(range(32)) * width
    file.write_bytes(bytes(32 * width + 1))
    name = f"tile/{tile_path(level, n, width)}"
    with pytest.raises(tool.Broken, match=f"^{name} has not {width} hashes$"):
        tool.reader(str(tmp_path))(level, n, width)


@pytest.mark.parametrize("place", ["https://example.org/ledger/1", "http://localhost:8000/ledger/1/"])
def test_a_tile_is_fetched_from_the_address_with_a_limit_of_time_and_size(tool, monkeypatch, place):
    asked = []

    class Answer(BytesIO):
        def read(self, most):
            asked.append(most)
            return super().read(most)

    def urlopen(address, *, timeout):
        asked.extend((address, timeout))
        return Answer(bytes(32 * 300))

    monkeypatch.setattr(tool.urllib.request, "urlopen", urlopen)
    with pytest.raises(tool.Broken, match=r"^tile/0/001 has not 256 hashes$"):
        tool.reader(place)(0, 1, 256)
    assert asked == [f"{place.rstrip('/')}/tile/0/001", 30, 256 * 32 + 1]


@pytest.mark.parametrize("new", SIZES)
def test_a_log_begins_with_each_earlier_state_of_itself_and_with_no_other(tool, tmp_path, new):
    place, now = published(tmp_path, new), tool.Checkpoint(NAME, new, root(new))
    for old in (size for size in SIZES if size <= new):
        tool.check_consistency(tool.Checkpoint(NAME, old, root(old)), now, place)
        with pytest.raises(tool.Broken, match=r"^the log was rewritten: its tiles do not begin with what was signed"):
            tool.check_consistency(tool.Checkpoint(NAME, old, bytes(32)), now, place)
    with pytest.raises(tool.Broken, match=r"^the tiles do not give the root of the new checkpoint$"):
        tool.check_consistency(tool.Checkpoint(NAME, 0, EMPTY_ROOT), tool.Checkpoint(NAME, new, bytes(32)), place)


def test_a_log_that_was_cut_or_is_another_is_told_before_any_tile_is_read(tool):
    three, five = (tool.Checkpoint(NAME, size, root(size)) for size in (3, 5))
    with pytest.raises(tool.Broken, match=r"^the log was cut: it had 5 leaves and has 3$"):
        tool.check_consistency(five, three, "/nowhere")
    with pytest.raises(tool.Broken, match=r"^example.org/else and example.org/ledger/1 are different logs$"):
        tool.check_consistency(tool.Checkpoint("example.org/else", 3, root(3)), five, "/nowhere")


@pytest.mark.parametrize("broken", range(0, 256, 51))
def test_leaves_that_do_not_lead_up_to_the_tile_above_are_told_with_their_place(tool, tmp_path, broken):
    """A fork hidden below: old and new root are each given by some tiles, but not by the same log."""
    place, now = published(tmp_path, 600), tool.Checkpoint(NAME, 600, root(600))
    forged = [*LEAVES[:broken], bytes(32), *LEAVES[broken + 1 :]]
    (tmp_path / "tile" / "0" / "000").write_bytes(b"".join(forged[:256]))
    old = root_of(255, hashes_of(lambda level, n: tiles(255, forged)[level, n]))
    with pytest.raises(tool.Broken, match=r"^the tiles contradict each other above leaf 0$"):
        tool.check_consistency(tool.Checkpoint(NAME, 255, old), now, place)
