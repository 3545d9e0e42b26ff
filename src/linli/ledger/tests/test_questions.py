"""What others ask of the ledger: one entry by its number, whether a post worked, what waits, what a copy lacks."""

import pytest

from linli.kernel.actor import PostId
from linli.kernel.errors import NotFound
from linli.ledger import adapters, api
from linli.ledger.actions.sequence import sequence
from linli.ledger.data import Entry, Epoch, Subject
from linli.ledger.models import Log
from linli.ledger.queries.entries import entry_about, who_acted
from linli.ledger.queries.logs import leaves_missing, waiting_since
from linli.ledger.tests.factories import AT, LAN, MATTER, fill, without_triggers

pytestmark = pytest.mark.django_db


def test_an_entry_is_found_by_the_number_its_subject_knows():
    fill(3)
    assert entry_about(MATTER, 2).detail == {"n": 1}
    for subject, number in ((MATTER, 4), (MATTER, 0), (Subject("matter", 42), 1), (Subject("officer", 41), 1)):
        with pytest.raises(NotFound):
            entry_about(subject, number)


def test_a_look_is_no_work_and_anothers_work_is_not_ones_own():
    here, elsewhere = (MATTER.id, PostId(3)), {(MATTER.id, PostId(4)), (42, PostId(3))}
    api.append(Entry("privacy.look", MATTER, {}), actor=LAN, at=AT)
    assert who_acted("matter", {here}) == set()
    fill(1)
    assert who_acted("matter", {here} | elsewhere) == {here}
    assert who_acted("officer", {here}) == who_acted("matter", set()) == set()


def test_what_waits_is_known_by_its_oldest():
    assert waiting_since() is None
    fill(2)
    assert waiting_since() == AT
    sequence(at=AT)
    assert waiting_since() is None


def test_nothing_is_missing_where_no_checkpoint_was_ever_kept():
    assert (adapters.kept_checkpoint(Epoch(1)), adapters.newest_kept()) == (None, None)
    fill(2)
    assert leaves_missing() == 0


def test_an_older_copy_lacks_what_was_signed_since():
    fill(2)
    sequence(at=AT)
    first = Log.objects.values("size", "root", "checkpoint", "signed_us").get()
    fill(3)
    sequence(at=AT)
    assert leaves_missing() == 0
    with without_triggers():
        Log.objects.update(**first)
        assert leaves_missing() == 3
        Log.objects.all().delete()
    assert leaves_missing() == first["size"] + 3


def test_a_log_that_was_opened_since_is_held_against_no_older_checkpoint():
    fill(2)
    sequence(at=AT)
    with without_triggers():
        Log.objects.update(epoch=7)
    assert leaves_missing() == 0
