"""Who wants to hear of changes to users: filled by contexts above in their `apps.py`."""

from linli.accounts.data import AccountChanged, Listener

_listeners: dict[str, Listener] = {}


def on_change(name: str, listener: Listener) -> None:
    _listeners[name] = listener


def tell(change: AccountChanged) -> None:
    for listener in _listeners.values():
        listener(change)
