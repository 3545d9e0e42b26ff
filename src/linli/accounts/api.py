"""The door: users and their sessions, step-up, and allowances shared by all processes."""

from linli.accounts.actions.allowances import forget_allowances, spend, spend_write, spend_wrong_key
from linli.accounts.actions.tidying import forget_old
from linli.accounts.actions.users import add_user, begin, close_user, connect, end_sessions, give_code, open_user
from linli.accounts.queries import address_of, has_second_factor, people, user_id
from linli.accounts.registry import on_change, words_of_place

__all__ = [
    "add_user",
    "address_of",
    "begin",
    "close_user",
    "connect",
    "end_sessions",
    "forget_allowances",
    "forget_old",
    "give_code",
    "has_second_factor",
    "on_change",
    "open_user",
    "people",
    "spend",
    "spend_write",
    "spend_wrong_key",
    "user_id",
    "words_of_place",
]
