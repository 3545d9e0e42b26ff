"""What each page shows to whom, and what it costs."""

import pytest
from pytest_django import DjangoAssertNumQueries

from linli.kernel.actor import RESIDENT, Actor, Role
from linli.kernel.errors import NotFound, NotPermitted
from linli.kernel.words import Sentence
from linli.matters import api as acts
from linli.matters.data import Answer, QueueFilter, State
from linli.matters.models import Receipt
from linli.matters.queries.public import Box
from linli.matters.tests.factories import (
    DONE,
    NOON,
    PHONE,
    at_state,
    clerk,
    coordinator,
    dispatched,
    fresh,
    handler,
    raise_a,
    utc,
)  # fmt: skip
from linli.organisation.tests.factories import District
from linli.privacy.data import Purpose, SealedId

CANARY = "canary 金丝雀 7731"
EVERYWHERE = Box(-180, -90, 180, 90)


def full(district: District) -> int:
    """A matter with a long history."""
    matter = at_state(district, State.REPLIED)
    acts.rate(matter, solved=False, words="又坏了", actor=RESIDENT, at=NOON)
    acts.ask_resident(matter, question="在哪一侧？", actor=handler(district), at=NOON)
    acts.add_words(matter, words="东侧", photos=(b"picture",), actor=RESIDENT, at=NOON)
    return matter


def receipt_of(matter: int) -> int:
    return Receipt.objects.get(matter=matter).pk


def test_the_code_opens_the_matter_and_nothing_else_does(district: District) -> None:
    given = raise_a(district)
    receipt = acts.open_receipt(given.code.lower().replace("-", " "))
    assert acts.own_matter(receipt) == given.matter
    for wrong in (given.number, given.code[:-1], "", "' OR 1=1"):
        with pytest.raises(NotFound):
            acts.open_receipt(wrong)


def test_the_receipt_page_shows_promise_story_and_own_words(district: District) -> None:
    matter = full(district)
    page = acts.receipt_page(receipt_of(matter), at=NOON)
    assert page.promise.last_day and page.promise.cites
    assert {text.kind for text in page.texts} >= {"words", "question", "findings", "action"}
    assert page.contact and page.contact.phone == PHONE
    assert len(page.photos) == 1
    assert acts.own_photo(page.receipt, SealedId(page.photos[0])) == b"picture"
    assert all(isinstance(line.says, Sentence) and str(line.says) for line in page.story)


def test_pages_take_a_bounded_number_of_statements(
    district: District, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    matter, others = full(district), [raise_a(district) for _ in range(5)]
    acts.merge(others[0].matter, into=matter, actor=coordinator(district), at=NOON)
    village = coordinator(district)
    with django_assert_max_num_queries(12):
        acts.receipt_page(receipt_of(matter), at=NOON)
    with django_assert_max_num_queries(12):
        acts.receipt_page(receipt_of(others[0].matter), at=NOON)
    with django_assert_max_num_queries(10):
        acts.queue(district.village, actor=village, at=NOON)
    with django_assert_max_num_queries(15):
        acts.matter_page(matter, actor=village, at=NOON)


def test_a_merged_report_gets_the_answer_of_the_other(district: District) -> None:
    merged, main = raise_a(district).matter, raise_a(district).matter
    acts.merge(merged, into=main, actor=coordinator(district), at=NOON)
    acts.answer_on_the_spot(main, answer=DONE, actor=coordinator(district), at=NOON)
    page = acts.receipt_page(receipt_of(merged), at=NOON)
    assert DONE.action in {text.text for text in page.texts}


def test_a_neighbour_who_joins_reads_the_answer_but_not_the_words(district: District) -> None:
    matter = raise_a(district, words=CANARY).matter
    joined = acts.open_receipt(acts.join(matter, actor=RESIDENT, at=NOON).code)
    acts.answer_on_the_spot(matter, answer=DONE, actor=coordinator(district), at=NOON)
    page = acts.receipt_page(joined, at=NOON)
    assert CANARY not in repr(page) and PHONE not in repr(page)
    assert DONE.action in {text.text for text in page.texts}
    assert page.buttons == ()
    with pytest.raises(NotFound):
        acts.own_matter(joined)


def test_no_word_of_a_matter_is_public(district: District) -> None:
    matter = raise_a(district, words=CANARY, address=CANARY).matter
    acts.answer_on_the_spot(matter, answer=Answer(CANARY, CANARY, NOON.date()), actor=coordinator(district), at=NOON)
    other = fresh(raise_a(district, words=CANARY).matter)
    lon, lat = district.point("A1")
    shown = (
        acts.public_matters(), acts.on_map(EVERYWHERE), acts.public_matter(other.number),
        acts.nearby("m06013", lon, lat, metres=100),
    )  # fmt: skip
    assert other.number in repr(shown)
    assert CANARY not in repr(shown) and PHONE not in repr(shown)
    assert (other.lon, other.lat) != (shown[1][0].lon, shown[1][0].lat)


def test_only_public_categories_and_approved_words_are_shown(district: District) -> None:
    hidden, shown = raise_a(district, "question").matter, raise_a(district).matter
    acts.publish_text(shown, text="路面破损，已安排。", actor=coordinator(district), at=NOON)
    [only] = acts.public_matters()
    assert (only.number, only.text) == (fresh(shown).number, "路面破损，已安排。")
    assert fresh(hidden).number not in repr(acts.on_map(EVERYWHERE))


def test_the_queue_turns_its_pages_without_losing_or_repeating(district: District) -> None:
    raised = {raise_a(district, at=utc(2026, 3, 2 + n % 3)).matter for n in range(7)}
    seen, after, reader = [], "", coordinator(district)
    for _ in range(4):
        page = acts.queue(district.village, actor=reader, at=NOON, after=after, limit=2)
        seen += [item.id for item in page.items]
        after = page.after
    assert len(seen) == 7 and set(seen) == raised and not after


def test_filters_narrow_the_queue(district: District) -> None:
    raise_a(district)
    rubbish = raise_a(district, "m06010").matter
    page = acts.queue(district.village, actor=coordinator(district), at=NOON, only=QueueFilter(category="m06010"))
    assert [item.id for item in page.items] == [rubbish]


def test_a_stranger_sees_nothing(district: District) -> None:
    matter = raise_a(district).matter
    strangers = [
        district.actor(Role.CLERK, district.villages["d"]), district.actor(Role.HANDLER, district.department),
        district.actor(Role.OPERATOR), RESIDENT,
    ]  # fmt: skip
    for stranger in strangers:
        with pytest.raises(NotPermitted):
            acts.matter_page(matter, actor=stranger, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_a_complaint_is_unreadable_in_the_unit_it_concerns() -> None:
    from linli.matters.permissions import may_reveal
    from linli.matters.tests.factories import make_catalogue
    from linli.organisation.tests.factories import make_district
    from linli.privacy.api import look

    district, _ = make_district(), make_catalogue()
    matter = raise_a(district, "complaint_conduct", unit_concerned=district.village).matter
    for role in (Role.CLERK, Role.LEAD, Role.CHECKER):
        with pytest.raises(NotPermitted):
            look(_subject(matter), actor=district.actor(role, district.village), purpose=Purpose.HANDLING, at=NOON)
    above: Actor = clerk(district, matter)
    assert above.unit == district.township and may_reveal(above, _subject(matter), Purpose.HANDLING)
    assert look(_subject(matter), actor=above, purpose=Purpose.HANDLING, at=NOON)


def _subject(matter: int):
    from linli.ledger.data import Subject

    return Subject("matter", matter)


def test_possible_duplicates_are_near_open_and_of_one_category(district: District) -> None:
    lon, _lat = district.point("A1")
    here, near = raise_a(district).matter, raise_a(district, lon=lon + 0.0002).matter
    raise_a(district, "m06010")
    raise_a(district, lon=lon + 0.002)
    page = acts.matter_page(here, actor=coordinator(district), at=NOON)
    [found] = acts.candidates(page, actor=coordinator(district), at=NOON)
    assert (found.item.id, 10 < found.metres < 25) == (near, True)


def test_the_service_log_writes_itself(district: District) -> None:
    dispatched(district, raise_a(district).matter)
    [line] = acts.service_log(coordinator(district))
    assert line[3] == "dispatch"
