"""The keys as the vault process keeps them: asked over a unix socket, so that they are never in a web process."""

import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from linli.privacy.adapters import wire
from linli.privacy.adapters.keys import Erasure, Health, Lock, MonthIsGone, NoKeys
from linli.privacy.data import Standing

_SECONDS = 10
_REFUSALS: dict[str, type[Exception]] = {"NoKeys": NoKeys, "MonthIsGone": MonthIsGone}


class RemoteKeys:
    """A VaultKeys over the socket of `linli vault`. One connection per question: cheap on one machine, and no state."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._deployment = ""

    def deployment(self) -> str:
        self._deployment = self._deployment or self._ask("deployment")
        return self._deployment

    def wrap(self, locks: Sequence[tuple[Lock, bytes]]) -> list[bytes]:
        return [wire.from_text(row) for row in self._ask("wrap", [wire.of_lock(*lock) for lock in locks])]

    def unwrap(self, locks: Sequence[tuple[Lock, bytes]]) -> list[bytes | Standing]:
        if not locks:
            return []
        return [wire.to_key(row) for row in self._ask("unwrap", [wire.of_lock(*lock) for lock in locks])]

    def tokens(self, purpose: str, month: str, words: Sequence[str]) -> list[bytes]:
        return [wire.from_text(row) for row in self._ask("tokens", [purpose, month, list(words)])]

    def months(self) -> list[tuple[str, str]]:
        return [(purpose, month) for purpose, month in self._ask("months")]

    def destroy(self, purpose: str, month: str) -> None:
        self._ask("destroy", [purpose, month])

    def note_erasure(self, erasure: Erasure) -> None:
        self._ask("note_erasure", wire.of_erasure(erasure))

    def erasures(self) -> list[Erasure]:
        return [wire.to_erasure(row) for row in self._ask("erasures")]

    def health(self) -> Health:
        return wire.to_health(self._ask("health"))

    def _ask(self, question: str, given: Any = None) -> Any:
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(_SECONDS)
                line.connect(str(self.path))
                wire.send(line, {"do": question, "with": given})
                answer = wire.receive(line)
        except (OSError, wire.BadMessage) as error:
            raise NoKeys(f"the vault at {self.path} does not answer; is `linli vault` running? ({error})") from None
        if "refused" in answer:
            raise _REFUSALS.get(answer["refused"], NoKeys)(answer.get("says", ""))
        return answer["answer"]
