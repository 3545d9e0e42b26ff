"""王小满 writes of a broken road and of rubbish beside it: two matters, one receipt, one closing answer."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from linli.kernel.actor import RESIDENT, Actor, Role
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted
from linli.ledger.data import Subject
from linli.matters import api as acts
from linli.matters.data import ClockKind, MatterId, Part, State
from linli.matters.models import FAR, Clock, Matter, Receipt, Reply
from linli.matters.permissions import may_reveal
from linli.matters.tests.factories import (
    DONE,
    NOON,
    PHONE,
    STEPS,
    WORDS,
    coordinator,
    dispatched,
    fresh,
    handler,
    raise_a,
    request_for,
    utc,
)  # fmt: skip
from linli.matters.tests.test_pages import receipt_of
from linli.matters.tests.test_staff_pages import enter
from linli.organisation.tests.factories import District
from linli.privacy import api as privacy
from linli.privacy.data import Purpose

RUBBISH = Part("m06010", "坑旁边堆着垃圾。")


@pytest.fixture
def head(district: District) -> MatterId:
    return raise_a(district).matter


def split_off(district: District, head: MatterId, *parts: Part, at=NOON) -> MatterId:
    """The first of the new parts."""
    return acts.split(head, parts=parts or (RUBBISH,), actor=coordinator(district), at=at)[0]


def answered(district: District, matter: MatterId, *, at=NOON) -> None:
    acts.answer_on_the_spot(matter, answer=DONE, actor=coordinator(district), at=at)


def told(template: str) -> int:
    return int(apps.get_model("notifications", "Delivery").objects.filter(template=template).count())


def test_each_part_has_category_words_unit_and_clocks_of_its_own(district: District, head: MatterId) -> None:
    part = fresh(split_off(district, head))
    assert (part.category_key, part.part_of_id, part.state, fresh(head).parts) == ("m06010", head, State.RAISED, 1)
    kinds = set(Clock.objects.filter(matter=part, stopped_at__isnull=True).values_list("kind", flat=True))
    assert kinds == {ClockKind.SCREEN, ClockKind.ANSWER}
    [held] = [one for one in privacy.read_own(Subject("matter", part.pk)) if one.field == "words"]
    assert held.text == RUBBISH.words


def test_a_part_may_lie_elsewhere_and_goes_to_whoever_is_responsible_there(district: District, head: MatterId) -> None:
    there = Part("m06010", "另一条街也有垃圾。", grid=district.grids["B1"])
    assert fresh(split_off(district, head, there)).holder_unit_id == district.villages["b"]


def test_splitting_gains_nobody_any_time(district: District, head: MatterId) -> None:
    part = split_off(district, head, at=utc(2026, 3, 3))
    ends = [Clock.objects.get(matter=matter, kind=ClockKind.ANSWER).due_at for matter in (head, part)]
    assert ends[0] == ends[1]


def test_a_complaint_stays_sealed_in_all_its_parts(district: District) -> None:
    head = raise_a(district, "complaint_conduct", unit_concerned=district.village).matter
    clerk = district.actor(Role.CLERK, district.township)
    part = fresh(acts.split(head, parts=(RUBBISH,), actor=clerk, at=NOON)[0])
    assert (part.unit_concerned_id, part.public) == (district.village, False)


def test_the_closing_answer_is_sent_once_when_the_last_part_is_answered(district: District, head: MatterId) -> None:
    part = split_off(district, head)
    answered(district, part)
    assert told("matters.answered") == 0
    assert fresh(part).closes_at == FAR
    answered(district, head, at=utc(2026, 3, 3))
    assert told("matters.answered") == 1
    assert {reply.delivered_at for reply in Reply.objects.all()} == {utc(2026, 3, 3)}
    assert fresh(part).closes_at == fresh(head).closes_at < FAR


@pytest.mark.parametrize("end", ["refuse", "refer", "withdraw", "merge"])
def test_a_part_that_ends_without_an_answer_holds_nothing_up(district: District, head: MatterId, end: str) -> None:
    part = split_off(district, head, Part("m06013", "另一个坑。"))
    answered(district, head)
    STEPS[end](district, part)
    assert (told("matters.answered"), fresh(head).closes_at < FAR) == (1, True)


def test_a_part_that_is_reopened_gets_its_second_answer_at_once(district: District, head: MatterId) -> None:
    part = split_off(district, head)
    for matter in (head, part):
        answered(district, matter)
    acts.rate(part, solved=False, actor=RESIDENT, at=NOON)
    lead = district.actor(Role.LEAD, district.village)
    acts.report_handled(part, answer=DONE, actor=lead, at=NOON)
    acts.pass_check(part, actor=district.actor(Role.CHECKER, district.village), at=NOON)
    acts.reply(part, answer=DONE, actor=lead, at=NOON)
    assert told("matters.answered") == 2
    assert (fresh(head).state, fresh(part).state) == (State.REPLIED, State.REPLIED)


def test_an_answer_nobody_could_be_told_of_counts_from_the_opening_of_the_whole(district: District) -> None:
    head = raise_a(district, contact=None).matter
    part = split_off(district, head)
    answered(district, part)
    acts.mark_opened(head, at=utc(2026, 3, 4))
    assert Reply.objects.get(matter=part).opened_at is None  # the message is not answered yet
    answered(district, head)
    acts.mark_opened(head, at=utc(2026, 4, 20))
    assert {reply.opened_at for reply in Reply.objects.all()} == {utc(2026, 4, 20)}
    assert fresh(part).closes_at == fresh(head).closes_at


def test_her_page_shows_every_part_and_each_answer_as_soon_as_it_stands(district: District, head: MatterId) -> None:
    part = split_off(district, head)
    answered(district, part)
    page = acts.receipt_page(receipt_of(head), at=NOON)
    assert [(line.state, bool(line.answer)) for line in page.parts] == [(State.RAISED, False), (State.REPLIED, True)]
    assert DONE.action in {text.text for text in page.parts[1].answer}
    assert str(page.story[-1].says) == "Your message names 2 problems; each goes to whoever is responsible for it."
    own = acts.receipt_page(receipt_of(head), at=NOON, part=fresh(part).number)
    assert own.number == fresh(part).number and own.buttons


def test_a_question_about_one_part_is_seen_on_the_whole(district: District, head: MatterId) -> None:
    part = split_off(district, head)
    acts.ask_resident(part, question="哪一侧？", actor=coordinator(district), at=NOON)
    assert [line.asked for line in acts.receipt_page(receipt_of(head), at=NOON).parts] == [False, True]
    assert acts.own_matter(receipt_of(head), fresh(part).number) == part


def test_no_number_of_another_message_opens_a_part(district: District, head: MatterId) -> None:
    split_off(district, head)
    stranger = fresh(raise_a(district).matter)
    for number in (stranger.number, "26-XXXX-XXXX", "' OR 1=1"):
        with pytest.raises(NotFound):
            acts.receipt_page(receipt_of(head), at=NOON, part=number)
    neighbour = acts.open_receipt(acts.join(head, actor=RESIDENT, at=NOON).code)
    with pytest.raises(NotFound):
        acts.receipt_page(neighbour, at=NOON, part=fresh(head).number)
    assert acts.receipt_page(neighbour, at=NOON).parts == ()


def test_the_page_of_five_parts_costs_at_most_twelve_statements(
    district: District, head: MatterId, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    receipt = receipt_of(head)
    acts.split(head, parts=[RUBBISH] * 2, actor=coordinator(district), at=NOON)
    with django_assert_max_num_queries(12):
        acts.receipt_page(receipt, at=NOON)
    acts.split(head, parts=[RUBBISH] * 2, actor=coordinator(district), at=NOON)
    for matter in Matter.objects.all():
        answered(district, MatterId(matter.pk))
    with django_assert_max_num_queries(12):
        assert len(acts.receipt_page(receipt, at=NOON).parts) == 5


def test_whoever_works_on_a_part_may_reach_her_and_reads_only_the_part(district: District, head: MatterId) -> None:
    part = dispatched(district, split_off(district, head))
    worker: Actor = handler(district)
    assert may_reveal(worker, Subject("matter", head), Purpose.CONTACT)
    assert not may_reveal(worker, Subject("matter", head), Purpose.HANDLING)
    assert may_reveal(worker, Subject("matter", part), Purpose.HANDLING)
    answered(district, head)
    stranger = district.actor(Role.HANDLER, district.departments["roads"])
    assert not may_reveal(stranger, Subject("matter", head), Purpose.CONTACT)


def test_the_contact_is_kept_while_any_part_is_open(district: District, head: MatterId) -> None:
    split_off(district, head)
    Matter.objects.filter(pk=head).update(kept_until=FAR.date())  # only the part comes up for its date
    assert acts.keep_open_ones(NOON + timedelta(days=350)) == 1
    [held] = [one for one in privacy.held(Subject("matter", head)) if one.field == "phone"]
    assert held.until and held.until > (NOON + timedelta(days=600)).date()


def test_a_split_is_undone_while_nobody_has_touched_a_part(district: District, head: MatterId) -> None:
    part = split_off(district, head)
    acts.unsplit(head, actor=coordinator(district), at=NOON)
    assert (fresh(part).state, fresh(head).parts, fresh(part).public) == (State.PUT_BACK, 0, False)
    assert not any(one.is_open for one in privacy.read_own(Subject("matter", part)))
    assert acts.receipt_page(receipt_of(head), at=NOON).parts == ()
    assert split_off(district, head) != part


def test_a_part_that_has_moved_on_is_not_called_back(district: District, head: MatterId) -> None:
    dispatched(district, split_off(district, head))
    with pytest.raises(NotAllowed, match="moved on"):
        acts.unsplit(head, actor=coordinator(district), at=NOON)


@pytest.mark.parametrize(
    ("part", "field"),
    [
        (Part("m06010", " "), "words_1"),
        (Part("nothing", "坑"), "category_1"),
        (Part("m07007", "标语"), "category_1"),
        (Part("m06010", "x" * 5000), "words_1"),
    ],
)
def test_what_is_wrong_with_a_part_is_named(district: District, head: MatterId, part: Part, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        split_off(district, head, part)
    assert refused.value.field == field
    assert Matter.objects.count() == 1


def test_a_message_has_five_parts_at_most_and_a_part_none(district: District, head: MatterId) -> None:
    with pytest.raises(BadInput, match="at most 5"):
        split_off(district, head, *[RUBBISH] * 5)
    part = split_off(district, head)
    with pytest.raises(NotAllowed):
        split_off(district, part)
    with pytest.raises(NotPermitted):
        acts.split(head, parts=(RUBBISH,), actor=handler(district), at=NOON)


def test_a_part_counts_as_received_by_the_unit_that_has_to_answer_it(district: District, head: MatterId) -> None:
    from linli.kernel.ids import first_id_at

    split_off(district, head)
    acts.count_events(first_id_at(timezone.now() + timedelta(hours=1)), at=NOON)
    day = NOON.date()
    assert acts.figures(district.village, first=day, last=day).received == 2


@pytest.mark.django_db(transaction=True)
def test_a_clerk_splits_on_one_screen_with_the_message_beside_the_form(client: Client) -> None:
    from linli.matters.tests.factories import make_catalogue
    from linli.organisation.tests.factories import make_district

    district, _ = make_district(), make_catalogue()
    given = acts.raise_matter(request_for(district), actor=RESIDENT, at=timezone.now())
    clerk = enter(client, coordinator(district))
    path = f"/desk/matters/{given.number}/split/"
    assert WORDS in clerk.get(path).content.decode()
    assert clerk.post(path, {"category_1": "m06010"}).status_code == 400
    assert clerk.post(path, {"category_1": "m06010", "words_1": "垃圾", "words_2": "?"}).status_code == 400
    assert clerk.post(path, {"category_1": "m06010", "words_1": "垃圾"}).status_code == 302
    part = Matter.objects.get(part_of=given.matter)
    assert part.number in clerk.get(f"/desk/matters/{given.number}/").content.decode()


def test_she_acts_on_one_part_from_its_page(client: Client, district: District) -> None:
    head = raise_a(district, at=timezone.now())
    part = fresh(split_off(district, head.matter, at=timezone.now()))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    page = client.get(f"/m/{head.code}/")["Location"]
    html = client.get(page).content.decode()
    assert f"{page}part/{part.number}/" in html and PHONE in html
    client.post(f"{page}part/{part.number}/add_words/", {"words": "It smells."})
    assert "It smells." in client.get(f"{page}part/{part.number}/").content.decode()
    assert "It smells." not in client.get(page).content.decode()
    client.post(f"{page}part/{part.number}/withdraw/", {})
    assert (fresh(part.pk).state, fresh(head.matter).state) == (State.WITHDRAWN, State.RAISED)
    assert Receipt.objects.filter(matter=part).count() == 0


def test_her_whole_page_of_parts_costs_at_most_twelve_statements(
    client: Client, district: District, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    head = raise_a(district, at=timezone.now())
    acts.split(head.matter, parts=[RUBBISH] * 4, actor=coordinator(district), at=timezone.now())
    for matter in Matter.objects.all():
        acts.answer_on_the_spot(MatterId(matter.pk), answer=DONE, actor=coordinator(district), at=timezone.now())
    page = client.get(f"/m/{head.code}/")["Location"]
    with django_assert_max_num_queries(12):
        client.get(page)


def opened_looks(matter: MatterId) -> int:
    """How often somebody opened what is held of it, as its resident reads it."""
    return sum(bool(line.opened) for line in acts.looks_at(matter))


def test_a_look_at_a_part_is_recorded_on_that_part_and_once_an_hour(client: Client, district: District) -> None:
    receipt = raise_a(district, at=timezone.now())
    part = split_off(district, receipt.matter, at=timezone.now())
    enter(client, coordinator(district))
    for _time in range(2):
        client.get(f"/desk/matters/{fresh(part).number}/")
    assert (opened_looks(part), opened_looks(receipt.matter)) == (1, 0)
    client.get(f"/desk/matters/{receipt.number}/split/")
    assert opened_looks(receipt.matter) == 1
