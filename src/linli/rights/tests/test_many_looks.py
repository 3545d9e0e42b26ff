"""A matter that was looked at twelve hundred times: its holder reads each look, number by number, to the last."""

import re
from itertools import pairwise

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from linli.kernel.actor import Role
from linli.ledger.api import append, sequence
from linli.ledger.data import Entry, Subject
from linli.matters.api import open_receipt, own_matter
from linli.matters.data import ReceiptId
from linli.matters.tests.factories import raise_a
from linli.organisation.tests.factories import NOON, District

pytestmark = pytest.mark.django_db
LOOKS, MOST_STATEMENTS = 1203, 30


@pytest.fixture
def own(client: Client, district: District) -> ReceiptId:
    """A receipt whose matter was looked at that often, opened in this browser."""
    receipt = raise_a(district)
    subject, clerk = Subject("matter", receipt.matter), district.actor(Role.CLERK, district.village)
    with transaction.atomic():
        for _number in range(LOOKS):
            append(Entry("privacy.look", subject, {"purpose": "handling", "fields": "words"}), actor=clerk, at=NOON)
    sequence(at=NOON)
    client.get(reverse("matters:receipt", args=[receipt.code]))
    return open_receipt(receipt.code)


def pages(client: Client, own: ReceiptId) -> list[str]:
    """Each page of the list, from the first along its links to the last."""
    found = [client.get(reverse("rights:looks", args=[own])).text]
    while more := re.search(r'href="(\?after=\d+)#looks" rel="next"', found[-1]):
        found.append(client.get(reverse("rights:looks", args=[own]) + more[1]).text)
    return found


def test_every_look_is_reached_and_no_number_is_missing(client: Client, own: ReceiptId) -> None:
    found = pages(client, own)
    numbers = [int(number) for page in found for number in re.findall(r'id="look-(\d+)"', page)]
    assert len(found) == 13 and len(numbers) == LOOKS
    assert all(later == earlier + 1 for earlier, later in pairwise(numbers))


def test_the_last_page_costs_what_the_first_does(client: Client, own: ReceiptId, django_assert_max_num_queries) -> None:
    after = re.findall(r"\?after=(\d+)", pages(client, own)[-2])[-1]
    for query in ("", f"?after={after}", "?after=x", "?after=" + "9" * 30):
        with django_assert_max_num_queries(MOST_STATEMENTS):
            assert client.get(reverse("rights:looks", args=[own]) + query).status_code == 200


def test_a_question_beyond_the_first_page_comes_back_to_its_page(client: Client, own: ReceiptId) -> None:
    last = pages(client, own)[-1]
    address = re.findall(r'action="(/[^"]*question[^"]*after=\d+)"', last)[-1]
    answer = client.post(address, {"doubt": "no_reason"})
    assert re.fullmatch(r".*\?after=\d+#look-\d+", answer["Location"])
    assert "You asked about this look" in client.get(answer["Location"], headers={"accept-language": "en"}).text


def test_the_proof_is_one_whole_file(client: Client, own: ReceiptId, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(MOST_STATEMENTS):
        proof = client.get(reverse("rights:proof", args=[own])).json()
    numbers = [
        int(number) for number in re.findall(r'"number":(\d+)', " ".join(one["entry"] for one in proof["entries"]))
    ]
    assert own_matter(own) == proof["subject"]["id"] and proof["pending"] == proof["withheld"] == 0
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) > LOOKS
