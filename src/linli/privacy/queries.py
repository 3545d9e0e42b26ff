"""What is held, with and without opening it. One SQL statement each, whatever the number of items."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection
from django.db.models import Exists

from linli.kernel.errors import NotFound
from linli.ledger.data import Subject
from linli.privacy.adapters import photos, vault_keys
from linli.privacy.adapters.keys import Lock
from linli.privacy.data import DataClass, Declaration, Feature, Held, HeldFor, Opened, Purpose, SealedId, Standing
from linli.privacy.engine import envelope
from linli.privacy.models import DataKey, LookHour, SealedItem
from linli.privacy.registry import declarations
from linli.privacy.registry.features import is_assessed

ENVELOPE_VERSION = 1
_IMPERSONAL = ((DataClass.PLAIN,), (DataClass.PUBLIC,), (DataClass.PLAIN, DataClass.PUBLIC))
TEXT, BYTES = b"t", b"b"  # the first byte inside an envelope says what the rest is


def held(subject: Subject, *, field: str | None = None) -> list[Held]:
    """What there is, and what there was, without opening anything."""
    return [
        Held(
            id=SealedId(row.pk),
            field=row.field,
            purpose=Purpose(row.purpose),
            standing=standing_of(row),
            until=row.key.until if row.key else None,
            ended_at=row.ended_at,
            because=row.key.restricted if row.key else "",
        )
        for row in rows_of(subject)
        if field in (None, row.field)
    ]


def is_held(subject: Subject, field: str) -> bool:
    """Whether there is anything in this field, dead or alive; in the cheapest way, for acts done by the thousand."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM privacy_sealeditem WHERE subject_kind = %s AND subject_id = %s AND field = %s LIMIT 1",
            [subject.kind, subject.id, field],
        )
        return cursor.fetchone() is not None


def read_own(subject: Subject, ids: Sequence[SealedId] | None = None) -> list[Opened]:
    """For the holder of the receipt, who needs no reason to read his own words. No look is recorded."""
    return open_rows([row for row in chosen(rows_of(subject), ids) if row.purpose != Purpose.COMPARING])


def read_own_each(kind: str, wanted: Mapping[int, Sequence[SealedId]]) -> dict[int, list[Opened]]:
    """The same for several subjects of one kind, by their ids; one statement."""
    ids = [id for each in wanted.values() for id in each]
    items = SealedItem.objects.filter(pk__in=ids, subject_kind=kind, subject_id__in=list(wanted))
    rows = list(items.exclude(purpose=Purpose.COMPARING).select_related("key").order_by("id")) if ids else []
    found: dict[int, list[Opened]] = {subject: [] for subject in wanted}
    for row, opened in zip(rows, open_rows(rows), strict=True):
        if row.pk in wanted[row.subject_id]:
            found[row.subject_id].append(opened)
    return found


def read_to_compare(kind: str, ids: Iterable[int], *, field: str) -> dict[int, tuple[tuple[SealedId, str], ...]]:
    """The sketches of this field that each of these subjects has, by its id, in the order of sealing; one statement.

    No look: a sketch tells nobody anything by itself, and only how alike two matters are leaves the caller. Nothing
    while comparing has not been assessed.
    """
    if not is_assessed(Feature.LIKENESS):
        return {}
    wanted = SealedItem.objects.filter(subject_kind=kind, subject_id__in=list(ids), purpose=Purpose.COMPARING)
    rows = list(wanted.filter(field=field).select_related("key").order_by("id"))
    found: dict[int, tuple[tuple[SealedId, str], ...]] = {}
    for row, item in zip(rows, open_rows(rows), strict=True):
        if item.is_open:
            found[row.subject_id] = (*found.get(row.subject_id, ()), (item.id, item.text))
    return found


def what_is_held() -> list[HeldFor]:
    """Every field of every table, gathered by what for, until when and by which law; what tells of people first."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Declaration]] = {}
    for said in declarations():
        groups.setdefault((said.purpose.msgid, said.ends.msgid, said.cites), []).append(said)
    found = [HeldFor(said[0].purpose, said[0].ends, said[0].cites, tuple(said)) for said in groups.values()]
    return sorted(found, key=lambda group: (group.classes in _IMPERSONAL, group.fields[0].model))


def rows_of(subject: Subject, purpose: Purpose | None = None) -> list[SealedItem]:
    rows = SealedItem.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    if purpose is not None:
        rows = rows.filter(purpose=purpose)
    return list(rows.select_related("key").order_by("id"))


def rows_with_look(hour: LookHour) -> tuple[list[SealedItem], bool]:
    """What is held, and whether this look was entered before, in one statement: it runs on every page of a matter."""
    same = {"subject_kind": hour.subject_kind, "subject_id": hour.subject_id, "purpose": hour.purpose}
    seen = LookHour.objects.filter(post=hour.post, hour=hour.hour, **same)
    rows = SealedItem.objects.filter(**same).annotate(seen=Exists(seen)).select_related("key").order_by("id")
    return list(rows), any(row.seen for row in rows)


def chosen(rows: Sequence[SealedItem], ids: Iterable[SealedId] | None) -> list[SealedItem]:
    """The rows with these ids, in this order; NotFound where one is not among them."""
    if ids is None:
        return list(rows)
    by_id = {row.pk: row for row in rows}
    try:
        return [by_id[wanted] for wanted in ids]
    except KeyError:
        raise NotFound from None


def standing_of(row: SealedItem) -> Standing:
    if row.ended:
        return Standing(row.ended)
    return Standing.RESTRICTED if row.key and row.key.restricted else Standing.OPEN


def open_rows(rows: Sequence[SealedItem]) -> list[Opened]:
    """Each row opened, or saying why it is not; each data key is unwrapped once."""
    keys = {row.key.pk: row.key for row in rows if row.key and standing_of(row) is Standing.OPEN}
    found = vault_keys().unwrap([(lock_of(key), bytes(key.wrapped)) for key in keys.values()])
    data_keys = dict(zip(keys, found, strict=True))
    deployment = vault_keys().deployment() if keys else ""
    return [_open(row, data_keys.get(row.key.pk) if row.key else None, deployment) for row in rows]


def lock_of(key: DataKey) -> Lock:
    return Lock(key.subject_kind, key.subject_id, key.purpose, key.month)


def place_of(row: SealedItem, deployment: str) -> bytes:
    """All that an envelope is bound to, so that it opens nowhere else."""
    parts = (row.subject_kind, row.subject_id, row.field, row.purpose, row.version, row.pk)
    return envelope.place("item", deployment, *parts)


def _open(row: SealedItem, data_key: bytes | Standing | None, deployment: str) -> Opened:
    opened = Opened(SealedId(row.pk), row.field, Purpose(row.purpose), standing_of(row))
    if not isinstance(data_key, bytes):
        return _ended(opened, data_key or opened.standing)
    sealed = photos.get(row.file) if row.file else bytes(row.ciphertext or b"")
    try:
        plain = envelope.unseal(data_key, sealed, place_of(row, deployment))
    except envelope.CannotBeOpened:
        return _ended(opened, Standing.BROKEN)
    if plain[:1] == BYTES:
        return Opened(opened.id, opened.field, opened.purpose, data=plain[1:])
    return Opened(opened.id, opened.field, opened.purpose, text=plain[1:].decode())


def _ended(opened: Opened, standing: Standing) -> Opened:
    return Opened(opened.id, opened.field, opened.purpose, standing)
