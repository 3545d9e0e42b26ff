"""What the database itself refuses, whoever is connected."""

import pytest
from django.db import DatabaseError, connection, transaction

from linli.kernel.actor import SYSTEM
from linli.ledger.actions.append import append
from linli.ledger.actions.sequence import sequence
from linli.ledger.data import Entry, Subject
from linli.ledger.models import Expiry
from linli.ledger.tests.factories import AT

REFUSED = [
    "UPDATE ledger_ledgerentry SET act = 'nothing' WHERE subject_kind = 'matter'",
    "UPDATE ledger_ledgerentry SET detail = '{}' WHERE leaf_index IS NULL",
    "UPDATE ledger_ledgerentry SET leaf_index = 99 WHERE leaf_index = 1",
    "UPDATE ledger_ledgerentry SET leaf_index = NULL, epoch = NULL WHERE leaf_index = 1",
    'UPDATE ledger_ledgerentry SET leaf_index = 9, epoch = 1, "user" = 5 WHERE leaf_index IS NULL',
    "DELETE FROM ledger_ledgerentry WHERE leaf_index = 1",
    "DELETE FROM ledger_ledgerentry WHERE leaf_index IS NULL",
    "UPDATE ledger_subjectcount SET last = last - 1",
    "DELETE FROM ledger_subjectcount",
    "UPDATE ledger_log SET size = size - 1",
    "UPDATE ledger_log SET origin = 'another'",
    "DELETE FROM ledger_log",
    "UPDATE ledger_tile SET hashes = substr(hashes, 1, 32)",
    "UPDATE ledger_tile SET n = n + 1",
    "DELETE FROM ledger_tile",
]
pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger():
    with transaction.atomic():
        append(Entry("a", Subject("matter", 1), {"n": 1}), actor=SYSTEM, at=AT)
    sequence(at=AT)
    with transaction.atomic():
        append(Entry("b", Subject("matter", 1), {"n": 2}), actor=SYSTEM, at=AT)


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_refuses(ledger, statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", ["UPDATE ledger_expiry SET upto = 9", "DELETE FROM ledger_expiry"])
def test_an_expiry_cannot_be_taken_back(ledger, statement):
    Expiry.objects.create(id=1, epoch=1, upto=1, entry=1, at_us=0)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("once_more", [1, 2])
def test_emptying_a_test_database_still_works(ledger, once_more):
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_log")
