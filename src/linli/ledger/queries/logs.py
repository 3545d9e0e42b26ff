"""The logs of this installation: their checkpoints, tiles and keys, as anybody may fetch them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet

from linli.kernel.errors import NotFound
from linli.ledger.adapters import newest_kept, signing_key
from linli.ledger.data import Epoch, LogCard
from linli.ledger.engine.notes import parse, verifier_key
from linli.ledger.engine.tiles import WIDTH, ReadTile
from linli.ledger.engine.tree import HASH_BYTES
from linli.ledger.models import LedgerEntry, Log, Tile
from linli.ledger.queries.entries import moment

MANY = 500


def origin(epoch: Epoch, opened: datetime | None = None) -> str:
    """What a log is called for ever: the address without a scheme, and its number; after a restore also the moment it
    was opened, so that no two logs ever have one name, even where the key store has forgotten the last number."""
    site = urlsplit(settings.SITE_URL)
    moment = f"-{opened.astimezone(UTC):%Y%m%dT%H%M%SZ}" if opened else ""
    return f"{site.netloc}{site.path.rstrip('/')}/ledger/{epoch}{moment}"


def current_log() -> Log | None:
    return Log.objects.order_by("-epoch").first()


def waiting_since() -> datetime | None:
    """When the oldest entry was recorded that has no place in a log yet."""
    found = LedgerEntry.objects.filter(leaf_index__isnull=True).order_by("id").values_list("at_us", flat=True).first()
    return None if found is None else moment(found)


def leaves_missing() -> int:
    """Leaves that were signed on this machine and that this database lacks: it is an older copy, or one that was taken
    without the `-wal` file beside it. 0 where it is whole."""
    kept = newest_kept()  # read first: each checkpoint was committed before it was kept
    log = current_log()
    if kept is None or (log is not None and log.epoch > kept[0]):
        return 0
    return max(0, parse(kept[1]).size - (log.size if log is not None and log.epoch == kept[0] else 0))


def log_of(epoch: Epoch | None) -> Log:
    """That log, or the open one; NotFound where it does not exist or has signed nothing yet."""
    log = current_log() if epoch is None else Log.objects.filter(epoch=epoch).first()
    if log is None or not log.checkpoint:
        raise NotFound
    return log


def checkpoint(epoch: Epoch | None = None) -> str:
    """The signed note of a log (the open one unless named)."""
    return log_of(epoch).checkpoint


def public_key(epoch: Epoch | None = None) -> str:
    """The verifier key of a log, as C2SP writes it."""
    return verifier_key(log_of(epoch).origin, signing_key().public_key())


def logs() -> list[LogCard]:
    """All logs that have signed something, the open one last."""
    public = signing_key().public_key()
    return [
        LogCard(
            Epoch(log.epoch),
            log.origin,
            log.size,
            moment(log.signed_us),
            log.checkpoint,
            verifier_key(log.origin, public),
        )
        for log in Log.objects.exclude(checkpoint="").order_by("epoch")
    ]


def reader(epoch: int, *, leaves: Iterable[int] = ()) -> ReadTile:
    """Reads each tile of a log once, and remembers it as long as it lives; those of `leaves` come all at once."""
    numbers = sorted({index // WIDTH for index in leaves})
    chunks = [numbers[at : at + MANY] for at in range(0, len(numbers), MANY)]
    found = [row for chunk in chunks for row in _lowest(epoch).filter(n__in=chunk).values_list("n", "hashes")]
    seen: dict[tuple[int, int], bytes] = {(0, n): bytes(hashes) for n, hashes in found}

    def read(level: int, n: int) -> bytes:
        if (level, n) not in seen:
            row = Tile.objects.filter(epoch=epoch, level=level, n=n).values_list("hashes", flat=True).first()
            seen[level, n] = bytes(row or b"")
        return seen[level, n]

    return read


def _lowest(epoch: int) -> QuerySet[Tile]:
    return Tile.objects.filter(epoch=epoch, level=0)


def tile(epoch: Epoch | None, level: int, n: int, width: int = WIDTH) -> bytes:
    """The first `width` hashes of a tile; NotFound where the log is not (or not yet) that large."""
    log = log_of(epoch)
    if ((log.size >> (8 * level)) - n * WIDTH) < width:
        raise NotFound
    return reader(log.epoch)(level, n)[: width * HASH_BYTES]
