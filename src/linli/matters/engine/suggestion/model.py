"""The trained suggester. Needs only numpy, reads no pickle, and gives the same answer on every machine."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import rjieba

from linli.kernel.errors import BadInput
from linli.kernel.words import _
from linli.matters.engine.grams import GRAM_BITS, Array, counted, grams_of, plain

VERSION = 1
TITLE_LIMIT, DETAIL_LIMIT = 200, 3000
"""Characters that are looked at; what stands further down changes no category and costs time."""
TITLE_WEIGHT = 0.7
"""How much the title by itself counts beside the whole message (in which it already stands twice)."""
ABSTAIN_BELOW = 0.5
TITLE_MARK = 1 << GRAM_BITS
"""Added to the n-grams of the title alone, so that they are features of their own."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`label` is the likeliest category even where it `abstained`: then only show it among equals."""

    label: str
    probability: float
    because: tuple[str, ...]
    abstained: bool
    runners_up: tuple[tuple[str, float], ...]


def counted_messages(messages: Sequence[tuple[str, str]]) -> tuple[Array, Array, Array]:
    """Which part of which message has which n-gram how often.

    Part 2n is the whole of message n with its title twice, part 2n + 1 its title alone, whose n-grams are marked.
    """
    parts = []
    for title, detail in messages:
        head = plain(title, TITLE_LIMIT)
        parts += [f"{head}\n{head}\n{plain(detail, DETAIL_LIMIT)}", head]
    part, grams, counts = counted(parts)
    return part, grams | (part & 1) * TITLE_MARK, counts


def weigh(part: Array, counts: Array, rarity: Array) -> Array:
    """How much each n-gram counts: often in the text, rare elsewhere, and each part scaled to its length."""
    values = (1 + np.log(counts)) * rarity
    length = np.sqrt(np.bincount(part, values**2))
    return values / length[part] * np.where(part & 1, TITLE_WEIGHT, 1.0)


@dataclass(frozen=True)
class Suggester:
    """`vocabulary` is the sorted n-grams it knows and `rarity` their inverse document frequency.

    `weights` and `bias` speak for each label, calibrated: of all suggestions at 0.8, some 80 in 100 are right. `about`
    tells on how many messages it was trained, and its figures on unseen ones.
    """

    labels: tuple[str, ...]
    vocabulary: Array
    rarity: Array
    weights: Array
    bias: Array
    about: Mapping[str, Any]
    abstain_below: float = ABSTAIN_BELOW

    def suggest(self, title: str, detail: str) -> Suggestion:
        return self.suggest_many([(title, detail)], explain=True)[0]

    def suggest_many(self, messages: Iterable[tuple[str, str]], *, explain: bool = False) -> list[Suggestion]:
        """One suggestion for each (title, detail); without `explain` it leaves `because` empty and is far quicker."""
        return [said for some in batched(messages, _AT_ONCE) for said in self._suggest_some(some, explain)]

    def _suggest_some(self, messages: Sequence[tuple[str, str]], explain: bool) -> list[Suggestion]:
        part, features, values = self._features(messages)
        message = part >> 1
        known = np.bincount(message, minlength=len(messages))
        spoken = self.weights[features] * values[:, None]
        scores = [np.bincount(message, column, minlength=len(messages)) for column in spoken.T]
        chances = softmax(np.stack(scores, axis=1) + self.bias)
        order = np.argsort(-chances, axis=1, kind="stable")
        ends = np.cumsum(known)
        suggestions = []
        for at, (title, detail) in enumerate(messages):
            own = slice(ends[at] - known[at], ends[at])
            because = self._because(title, detail, order[at, 0], features[own], values[own]) if explain else ()
            suggestions.append(self._suggestion(chances[at], order[at], because, bool(known[at])))
        return suggestions

    def _suggestion(self, chances: Array, order: Array, because: tuple[str, ...], known: bool) -> Suggestion:
        ranked = [(self.labels[at], chance) for at, chance in zip(order.tolist(), chances[order].tolist(), strict=True)]
        label, probability = ranked[0]
        return Suggestion(
            label, probability, because, not known or probability < self.abstain_below, tuple(ranked[1:4])
        )

    def _features(self, messages: Sequence[tuple[str, str]]) -> tuple[Array, Array, Array]:
        """The part, the number and the weight of every feature it knows, in the order of the messages."""
        part, grams, counts = counted_messages(messages)
        at = np.minimum(np.searchsorted(self.vocabulary, grams), len(self.vocabulary) - 1)
        known = self.vocabulary[at] == grams
        part, features = part[known], at[known]
        return part, features, weigh(part, counts[known], self.rarity[features])

    def _because(self, title: str, detail: str, best: int, features: Array, values: Array) -> tuple[str, ...]:
        """The words whose characters and pairs spoke most for `best`, against what they say for the other labels."""
        rows = self.weights[features]
        spoke = values * (rows[:, best] - rows.mean(axis=1))
        spoke_for = dict(zip(self.vocabulary[features].tolist(), spoke.tolist(), strict=True))
        head, rest = plain(title, TITLE_LIMIT), plain(detail, DETAIL_LIMIT)
        words = {word for part in (head, rest) for word in rjieba.cut(part) if len(word) > 1 and word.isalpha()}
        weighed = []
        for word in words:
            grams = grams_of(word)
            marked = [TITLE_MARK | gram for gram in grams] if word in head else []
            weighed.append((-sum(spoke_for.get(gram, 0.0) for gram in grams + marked), word))
        loudest = sorted(weighed)[:_MOST_WORDS]
        return tuple(word for minus, word in loudest if minus < 0 and minus <= loudest[0][0] * _FAINTEST)

    def save(self, path: Path) -> None:
        """Write one file (numpy arrays and JSON, no pickle) that replaces the old one in a single step."""
        head = {"version": VERSION, "labels": self.labels, "about": dict(self.about)}
        content = io.BytesIO()
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        np.savez_compressed(content, head=np.frombuffer(json.dumps(head).encode(), np.uint8), **arrays)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(path.name + ".new")
        draft.write_bytes(content.getvalue())
        draft.replace(path)

    @classmethod
    def load(cls, path: Path, *, abstain_below: float = ABSTAIN_BELOW) -> "Suggester":
        """Raises BadInput where there is no model, or one of another version, or a damaged one."""
        try:
            with np.load(path, allow_pickle=False) as stored:
                head = json.loads(stored["head"].tobytes())
                arrays = {name: stored[name] for name in _ARRAYS}
        except FileNotFoundError:
            raise BadInput("model", _("There is no trained model at {path}.", path=path)) from None
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            raise BadInput("model", _("{path} is damaged: train it again.", path=path)) from None
        shape = (len(arrays["vocabulary"]), len(head.get("labels", ())))
        if head.get("version") != VERSION or arrays["weights"].shape != shape or len(arrays["rarity"]) != shape[0]:
            raise BadInput("model", _("{path} was made by another version: train it again.", path=path))
        return cls(tuple(head["labels"]), **arrays, about=head["about"], abstain_below=abstain_below)


def batched(messages: Iterable[tuple[str, str]], size: int) -> Iterator[list[tuple[str, str]]]:
    waiting = iter(messages)
    while some := list(islice(waiting, size)):
        yield some


def softmax(scores: Array) -> Array:
    """Scores as probabilities that sum to 1, along the last axis."""
    chances: Array = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances /= chances.sum(axis=-1, keepdims=True)
    return chances


_ARRAYS = ("vocabulary", "rarity", "weights", "bias")
_MOST_WORDS = 5
_FAINTEST = 0.15
"""A word is told only if it spoke at least so loud, beside the loudest."""
_AT_ONCE = 256
