"""What an operator does to a user stands in the ledger, with the operator's post."""

import pytest
from django.utils import timezone

from linli.accounts.api import add_user, close_user
from linli.kernel.actor import Actor, PostId, Role, UserId
from linli.ledger.api import entries_about
from linli.ledger.data import Subject


@pytest.mark.django_db
def test_adding_and_closing_a_user_is_recorded():
    operator = Actor(role=Role.OPERATOR, user=UserId(1), post=PostId(9))
    user, _code = add_user("chen", "Chen", actor=operator, at=timezone.now())
    close_user(user, actor=operator, at=timezone.now())
    entries = entries_about(Subject("user", user))
    assert [(entry.number, entry.act, entry.actor.post) for entry in entries] == [
        (1, "accounts.add", 9), (2, "accounts.close", 9),
    ]  # fmt: skip
