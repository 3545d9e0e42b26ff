"""Who wants to hear of changes to users: filled by contexts above in their `apps.py`."""

from collections.abc import Callable, Iterable

from linli.accounts.data import AccountChanged, Listener

_listeners: dict[str, Listener] = {}


_words: list[Callable[[], Iterable[str]]] = []


def words_of_place(source: Callable[[], Iterable[str]]) -> None:
    """Names that somebody guessing passwords would try here first, such as those of units."""
    _words.append(source)


def known_words() -> list[str]:
    return [word for source in _words for word in source()]


def on_change(name: str, listener: Listener) -> None:
    _listeners[name] = listener


def tell(change: AccountChanged) -> None:
    for listener in _listeners.values():
        listener(change)
