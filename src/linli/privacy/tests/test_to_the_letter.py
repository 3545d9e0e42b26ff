"""What an act leaves behind, word for word: the entry that a resident reads, the journal, the count."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from linli.kernel.actor import RESIDENT, SYSTEM, UnitId
from linli.kernel.errors import NotAllowed
from linli.ledger.api import entries_about
from linli.ledger.data import Recorded, Subject
from linli.privacy import api
from linli.privacy.actions import ending
from linli.privacy.actions.retention import due, end_all
from linli.privacy.adapters import vault_keys
from linli.privacy.adapters.keys import Erasure
from linli.privacy.data import Purpose, Sealed, Standing
from linli.privacy.models import DataKey, LookCount, LookHour, SealedItem, WordToken
from linli.privacy.tests.factories import NOON, SUBJECT, UNTIL, a_clerk, a_contact, a_photo, allowing, some_words

pytestmark = pytest.mark.django_db
NEXT = datetime(2027, 1, 1, tzinfo=UTC)


def last(subject: Subject = SUBJECT) -> Recorded:
    return entries_about(subject)[-1]


def held(until: date = UNTIL) -> None:
    api.hold(SUBJECT, [some_words(), a_contact()], until=until, at=NOON)


def test_an_erasure_is_noted_with_the_month_that_ends_the_last_of_it() -> None:
    api.hold(SUBJECT, [some_words()], until=date(2027, 3, 1), at=NOON)
    held()
    ids = tuple(SealedItem.objects.order_by("id").values_list("id", flat=True))
    api.erase(SUBJECT, actor=RESIDENT, at=NOON, because="asked")
    assert vault_keys().erasures() == [Erasure(NOON, SUBJECT.kind, SUBJECT.id, ids, "2027-03")]
    assert (last().at, last().actor.role) == (NOON, RESIDENT.role)


def test_a_restored_backup_loses_what_was_erased_and_keeps_the_rest() -> None:
    held()
    rows, keys = list(SealedItem.objects.all()), list(DataKey.objects.all())
    api.erase(SUBJECT, fields=["contact"], actor=RESIDENT, at=NOON, because="asked")
    SealedItem.objects.all().delete()
    DataKey.objects.all().delete()
    DataKey.objects.bulk_create(keys)
    SealedItem.objects.bulk_create(rows)
    assert api.reapply_erasures(NOON + timedelta(days=1)) == 1
    ends = [(item.field, item.standing, item.ended_at) for item in api.held(SUBJECT)]
    assert ends == [("words", Standing.OPEN, None), ("contact", Standing.ERASED, NOON)]


def test_on_its_day_the_entry_names_what_went_and_that_linli_did_it() -> None:
    held()
    api.expire(NEXT)
    expected = ("privacy.expire", {"fields": "contact,words"}, NEXT, SYSTEM.role)
    assert (last().act, last().detail, last().at, last().actor.role) == expected
    assert {item.ended_at for item in api.held(SUBJECT)} == {NEXT}


def test_the_key_goes_only_after_its_entry_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    held()
    written = []

    def note(entry, *, actor, at):
        assert (entry.detail["purpose"], "2026-12") in vault_keys().months()
        written.append((entry.act, entry.subject, entry.detail, actor, at))

    monkeypatch.setattr(ending, "append", note)
    api.expire(NEXT)
    expected = [{"purpose": purpose, "month": "2026-12"} for purpose in ("contact", "handling")]
    assert written == [("privacy.destroy-key", None, detail, SYSTEM, NEXT) for detail in expected]


def test_without_its_entry_no_key_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    held()

    def cannot(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(ending, "append", cannot)
    with pytest.raises(OSError, match="disk full"):
        api.expire(NEXT)
    assert vault_keys().months() == [("contact", "2026-12"), ("handling", "2026-12")]


def test_an_index_dies_with_its_month_and_no_other_does() -> None:
    for number, until in ((1, UNTIL), (2, date(2027, 1, 31))):
        api.index_words(Subject("loose", number), UnitId(3), "路灯", until)
    api.expire(NEXT)
    assert list(WordToken.objects.values_list("subject_id", "month")) == [(2, "2027-01")]


def test_to_restrict_and_to_lift_are_entries_with_their_reason() -> None:
    held()
    assert api.restrict(SUBJECT, actor=a_clerk(), at=NOON, because="pipl-2021/47") == 2
    assert (last().act, last().detail, last().actor.post) == ("privacy.restrict", {"because": "pipl-2021/47"}, 7)
    assert api.restrict(SUBJECT, actor=a_clerk(), at=NOON, because="pipl-2021/47") == 0
    assert api.lift(SUBJECT, actor=a_clerk(8), at=NEXT) == 2
    assert (last().act, last().detail, last().actor.post) == ("privacy.lift", {"because": ""}, 8)
    assert (last().at, len(entries_about(SUBJECT))) == (NEXT, 2)


def test_a_look_says_what_for_what_and_why() -> None:
    held()
    with allowing(lambda *_: True):
        api.look(SUBJECT, actor=a_clerk(), purpose=Purpose.HANDLING, at=NOON)
        first = last()
        api.look(SUBJECT, actor=a_clerk(), purpose=Purpose.CONTACT, at=NOON, reason="call-back")
    assert first.detail == {"purpose": "handling", "fields": "words", "items": 1, "reason": "open"}
    assert last().detail == {"purpose": "contact", "fields": "contact", "items": 1, "reason": "call-back"}
    assert (first.act, first.actor.post, first.at) == ("privacy.look", 7, NOON)


def test_of_what_is_looked_at_only_the_asked_is_opened_while_the_entry_names_all() -> None:
    [_first, second] = api.hold(SUBJECT, [some_words(), Sealed("note", Purpose.HANDLING, "b")], until=UNTIL, at=NOON)
    with allowing(lambda *_: True):
        opened = api.look(SUBJECT, actor=a_clerk(), purpose=Purpose.HANDLING, at=NOON, ids=[second])
    assert [one.text for one in opened] == ["b"]
    assert (last().detail["fields"], last().detail["items"]) == ("note,words", 2)


def test_a_reveal_opens_and_names_the_asked_alone() -> None:
    items = [a_contact("one"), Sealed("email", Purpose.CONTACT, "two")]
    [_first, second] = api.hold(SUBJECT, items, until=UNTIL, at=NOON)
    with allowing(lambda *_: True):
        asked = {"purpose": Purpose.CONTACT, "reason": "call-back", "at": NOON}
        [opened] = api.reveal(SUBJECT, [second], actor=a_clerk(), **asked)
    assert (opened.text, last().detail["fields"], last().detail["items"]) == ("two", "email", 1)


def test_what_linli_sends_and_learns_is_its_own_act() -> None:
    held()
    api.open_to_send(SUBJECT, message="answered", at=NOON)
    detail = {"purpose": "contact", "fields": "contact", "items": 1, "reason": "sent", "message": "answered"}
    assert (last().detail, last().actor.role, last().at) == (detail, SYSTEM.role, NOON)
    api.open_to_learn(SUBJECT.kind, [1], at=NOON)
    assert (last(Subject("installation", 1)).actor.role, last(Subject("installation", 1)).at) == (SYSTEM.role, NOON)


def test_a_note_is_held_as_long_as_what_was_opened() -> None:
    api.hold(SUBJECT, [a_contact()], until=date(2026, 12, 5), at=NOON)
    with allowing(lambda *_: True):
        asked = {"purpose": Purpose.CONTACT, "reason": "other", "at": NOON}
        api.reveal(SUBJECT, None, actor=a_clerk(), note="she asked me to", **asked)
    [note] = api.held(SUBJECT, field="note")
    assert (note.until, note.purpose) == (date(2026, 12, 5), Purpose.HANDLING)


def test_today_is_the_last_day_on_which_something_can_be_kept() -> None:
    held(NOON.date())
    with pytest.raises(NotAllowed, match="last day"):
        held(NOON.date() - timedelta(days=1))


def test_what_is_kept_longer_is_never_kept_shorter_again() -> None:
    for day in (10, 20, 15):
        held(date(2026, 12, day))
    assert {item.until for item in api.held(SUBJECT)} == {date(2026, 12, 20)}
    assert set(DataKey.objects.values_list("uses", "first_month")) == {(3, "2026-12")}


def test_what_is_written_over_into_a_later_month_lives_until_then() -> None:
    api.rewrite(SUBJECT, [some_words("the")], until=UNTIL, at=NOON)
    api.rewrite(SUBJECT, [some_words("the lamp")], until=date(2027, 1, 31), at=NOON)
    api.expire(NEXT)
    assert [one.text for one in api.read_own(SUBJECT)] == ["the lamp"]


def test_what_is_over_goes_at_its_moment_and_not_before() -> None:
    old = NOON - timedelta(days=2)
    for moment in (old, old - timedelta(hours=1)):
        LookHour.objects.create(post=1, subject_kind="m", subject_id=1, purpose="handling", hour=moment)
        LookCount.objects.create(post=1, span="hour", since=moment, count=1)
        Session.objects.create(
            session_key=moment.isoformat()[:20], session_data="", expire_date=moment + timedelta(days=2)
        )
    found = {"vault: counters of looks": 2, "sign-in: sessions that are over": 1}
    assert found.items() <= dict(due(NOON)).items() and found.items() <= dict(end_all(NOON)).items()
    assert (LookHour.objects.count(), LookCount.objects.count(), Session.objects.count()) == (1, 1, 1)


def test_a_draft_of_a_photo_that_was_cut_short_is_swept_up_too() -> None:
    api.hold(SUBJECT, [a_photo()], until=UNTIL, at=NOON)
    name = SealedItem.objects.get().file
    assert len(name) == SealedItem._meta.get_field("file").max_length
    draft = Path(settings.PHOTO_STORE) / name[:2] / f".{name}.0f0f"
    draft.write_bytes(b"half")
    assert dict(end_all(timezone.now() + timedelta(days=2)))["vault: photo files without a row"] == 1
    assert not draft.exists() and (draft.parent / name).exists()


def test_every_lost_file_of_every_folder_is_counted() -> None:
    for _ in range(3):
        api.hold(SUBJECT, [a_photo(), Sealed("photo", Purpose.HANDLING, b"two")], until=UNTIL, at=NOON)
    SealedItem.objects.all().delete()
    later = timezone.now() + timedelta(days=2)
    assert dict(due(later))["vault: photo files without a row"] == 6
    assert dict(end_all(later))["vault: photo files without a row"] == 6
