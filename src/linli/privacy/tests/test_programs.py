"""What programs read without anybody looking: to learn, to compare, to show a holder what is the holder's own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.kernel.actor import SYSTEM
from linli.kernel.errors import NotLawful
from linli.kernel.words import Sentence
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.privacy import api, queries
from linli.privacy.actions.looking import INSTALLATION
from linli.privacy.data import Feature, Purpose, Sealed, SealedId, Standing
from linli.privacy.registry import features
from linli.privacy.tests.factories import NOON, SUBJECT, UNTIL, a_contact, a_photo, some_words

pytestmark = pytest.mark.django_db
OTHER = Subject(SUBJECT.kind, 2)
STRANGE = Subject("other-kind", 1)


@pytest.fixture
def lamp() -> list[SealedId]:
    items = [some_words(), a_contact(), Sealed("sketch", Purpose.COMPARING, "12ab")]
    api.hold(OTHER, [some_words("the road is wet"), some_words("and dark")], until=UNTIL, at=NOON)
    api.hold(STRANGE, [some_words("of another kind")], until=UNTIL, at=NOON)
    return api.hold(SUBJECT, items, until=UNTIL, at=NOON)


def test_a_program_learns_from_words_alone_and_one_entry_says_from_how_many(lamp):
    learned = api.open_to_learn(SUBJECT.kind, [1, 2, 3], at=NOON)
    assert learned == {1: "the lamp is broken", 2: "the road is wet\nand dark"}
    [entry] = entries_about(INSTALLATION)
    assert (entry.act, entry.detail) == ("privacy.learn", {"subjects": 3})


def test_only_words_given_for_handling_are_learned_from_in_as_few_statements_for_many(lamp):
    api.hold(SUBJECT, [Sealed("words", Purpose.CONTACT, "ask for Wang")], until=UNTIL, at=NOON)
    with CaptureQueriesContext(connection) as one:
        assert api.open_to_learn(SUBJECT.kind, [1], at=NOON) == {1: "the lamp is broken"}
    with CaptureQueriesContext(connection) as both:
        assert len(api.open_to_learn(SUBJECT.kind, [1, 2], at=NOON)) == 2
    assert len(one) == len(both)


def test_what_is_restricted_is_not_learned_from(lamp):
    api.restrict(SUBJECT, actor=SYSTEM, at=NOON, because="pipl-2021/47")
    assert set(api.open_to_learn(SUBJECT.kind, [1, 2], at=NOON)) == {2}


@pytest.mark.unassessed
def test_without_an_assessment_nothing_is_learned_compared_or_entered(lamp):
    with pytest.raises(NotLawful):
        api.open_to_learn(SUBJECT.kind, [1], at=NOON)
    assert api.read_to_compare(SUBJECT.kind, [1], field="sketch") == {}
    assert entries_about(INSTALLATION) == []


def test_sketches_are_read_by_field_and_kind_and_only_while_they_are_open(lamp):
    assert api.read_to_compare(SUBJECT.kind, [1, 2], field="sketch") == {1: ((lamp[2], "12ab"),)}
    assert api.read_to_compare(STRANGE.kind, [1], field="sketch") == {}
    assert api.read_to_compare(SUBJECT.kind, [1], field="words") == {}
    api.erase(SUBJECT, actor=SYSTEM, at=NOON, because="pipl-2021/47")
    assert api.read_to_compare(SUBJECT.kind, [1], field="sketch") == {}


def test_own_words_of_several_are_read_apart_and_without_sketches(lamp):
    found = api.read_own_each(SUBJECT.kind, {1: lamp, 2: lamp[:1]})
    assert [one.text for one in found[1]] == ["the lamp is broken", "no such number"]
    assert found[2] == []  # an id of one subject does not open under another
    assert api.read_own_each(SUBJECT.kind, {1: lamp[:1], 2: lamp[1:]})[2] == []
    assert api.read_own_each(SUBJECT.kind, {2: lamp}) == {2: []}
    assert api.read_own_each(SUBJECT.kind, {1: []}) == {1: []}
    assert api.read_own_each(STRANGE.kind, {1: lamp}) == {1: []}


def test_of_ones_own_nothing_is_opened_that_was_not_asked_for(lamp, monkeypatch):
    opened, open_rows = [], queries.open_rows
    monkeypatch.setattr(queries, "open_rows", lambda rows: opened.extend(row.pk for row in rows) or open_rows(rows))
    api.read_own_each(SUBJECT.kind, {1: lamp[:1]})
    assert opened == lamp[:1]
    with CaptureQueriesContext(connection) as asked:
        assert api.read_own_each(SUBJECT.kind, {1: []}) == {1: []}
    assert not len(asked)


def test_reading_takes_one_statement_however_much_there_is(lamp):
    asks = [
        lambda: api.read_own(SUBJECT),
        lambda: api.read_own_each(SUBJECT.kind, {1: lamp, 2: []}),
        lambda: api.read_to_compare(SUBJECT.kind, [1, 2], field="sketch"),
        lambda: api.held(SUBJECT),
        lambda: api.is_held(SUBJECT, "words"),
    ]
    for ask in asks:
        with CaptureQueriesContext(connection) as queries:
            assert ask()
        assert len(queries) == 1
        # In the order of sealing, also where the database would give it in another.
        assert "LIMIT 1" in queries[0]["sql"] or queries[0]["sql"].endswith('ORDER BY "privacy_sealeditem"."id" ASC')


def test_sketches_of_one_subject_come_together_in_the_order_of_sealing(lamp):
    more = [Sealed("sketch", Purpose.COMPARING, "34cd"), Sealed("photo_sketch", Purpose.COMPARING, "ff")]
    second, _of_a_photo = api.hold(SUBJECT, more, until=UNTIL, at=NOON)
    [third] = api.hold(OTHER, more[:1], until=UNTIL, at=NOON)
    api.hold(OTHER, [Sealed("sketch", Purpose.HANDLING, "no sketch")], until=UNTIL, at=NOON)
    found = api.read_to_compare(SUBJECT.kind, [1, 2, 3], field="sketch")
    assert found == {1: ((lamp[2], "12ab"), (second, "34cd")), 2: ((third, "34cd"),)}
    assert api.read_to_compare(SUBJECT.kind, [2], field="sketch") == {2: ((third, "34cd"),)}


def test_that_something_is_held_is_known_also_when_it_is_gone(lamp):
    assert api.is_held(SUBJECT, "contact")
    assert not api.is_held(SUBJECT, "photo")
    assert not api.is_held(Subject(SUBJECT.kind, 9), "contact")
    api.erase(SUBJECT, actor=SYSTEM, at=NOON, because="pipl-2021/47")
    assert api.is_held(SUBJECT, "contact")
    assert {item.standing for item in api.held(SUBJECT)} == {Standing.ERASED}


def test_what_is_erased_takes_its_sketch_along(lamp):
    sketched = api.hold(OTHER, [a_photo(), Sealed("photo_sketch", Purpose.COMPARING, "ff")], until=UNTIL, at=NOON)
    api.erase(OTHER, actor=SYSTEM, at=NOON, because="pipl-2021/47", fields=("photo",))
    standing = {item.id: item.standing for item in api.held(OTHER)}
    assert {standing[id] for id in sketched} == {Standing.ERASED}
    assert [item.standing for item in api.held(OTHER) if item.field == "words"] == [Standing.OPEN] * 2


@pytest.mark.parametrize(("field", "gone"), [("words", {"words", "sketch"}), ("photo", {"photo", "photo_sketch"})])
def test_a_sketch_goes_with_what_it_was_made_of_and_with_nothing_else(field, gone):
    sketches = [Sealed(name, Purpose.COMPARING, "ff") for name in ("sketch", "photo_sketch")]
    api.hold(SUBJECT, [some_words(), a_photo(), *sketches], until=UNTIL, at=NOON)
    api.erase(SUBJECT, actor=SYSTEM, at=NOON, because="pipl-2021/47", fields=(field,))
    assert {item.field for item in api.held(SUBJECT) if item.standing is Standing.ERASED} == gone


def test_a_feature_declares_itself_before_it_is_asked_for(monkeypatch):
    monkeypatch.setattr(features, "_features", {Feature.SEARCH.value: Sentence("Search")})
    with pytest.raises(KeyError, match=r"^'unheard-of'$"):
        api.is_assessed("unheard-of")
    assert api.features() == {"search": Sentence("Search")}


def test_the_last_register_that_was_named_is_asked(monkeypatch):
    monkeypatch.setattr(features, "_asked", [])
    assert not api.is_assessed(Feature.SEARCH)
    api.assessments_by(lambda feature: False)
    api.assessments_by(lambda feature: feature == Feature.SEARCH)
    assert api.is_assessed(Feature.SEARCH)
    with pytest.raises(NotLawful) as refusal:
        api.demand_assessed(Feature.LEARNING)
    assert refusal.value.articles == features.CITES
    assert str(refusal.value).startswith("“Learning categories from residents' words” begins only after its impact")
