"""How good suggestions are: macro-F1, accuracy, expected calibration error, and how often it abstained."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from linli.matters.engine.grams import Array
from linli.matters.engine.suggestion.model import Suggester
from linli.matters.engine.suggestion.reading import Labelled

_BINS = 15


@dataclass(frozen=True, slots=True)
class Figures:
    """All but `rows` are shares between 0 and 1.

    `macro_f1` and `accuracy` count the likeliest category of every message, also where it abstained;
    `accuracy_suggested` only where it dared. `ece` is the mean distance between the probability it gave and the share
    that was right, over 15 bins of equal width.
    """

    rows: int
    macro_f1: float
    accuracy: float
    ece: float
    abstained: float
    accuracy_suggested: float


def figures(truth: Sequence[str], said: Sequence[str], sure: Array, dared: Array) -> Figures:
    """What was said about messages whose label is known, with which probability, and where it dared to suggest it.

    Raises ValueError where there is nothing to measure.
    """
    if not truth:
        raise ValueError("no labelled message to measure on")
    right = np.array([one == other for one, other in zip(said, truth, strict=True)])
    return Figures(
        rows=len(truth),
        macro_f1=macro_f1(truth, said),
        accuracy=float(right.mean()),
        ece=calibration_error(sure, right),
        abstained=float(1 - dared.mean()),
        accuracy_suggested=float(right[dared].mean()) if dared.any() else 0.0,
    )


def evaluate(suggester: Suggester, messages: Sequence[Labelled]) -> Figures:
    """How well a trained suggester does on labelled messages it should not have seen."""
    said = suggester.suggest_many((message.title, message.detail) for message in messages)
    return figures(
        [message.label for message in messages],
        [suggestion.label for suggestion in said],
        np.array([suggestion.probability for suggestion in said]),
        np.array([not suggestion.abstained for suggestion in said]),
    )


def macro_f1(truth: Sequence[str], said: Sequence[str]) -> float:
    """The mean over all labels, of the truth and of the answers, of the harmonic mean of precision and recall."""
    pairs = list(zip(truth, said, strict=True))
    scores = []
    for label in sorted({*truth, *said}):
        hits = sum(t == label == s for t, s in pairs)
        scores.append(2 * hits / sum((t == label) + (s == label) for t, s in pairs))
    return sum(scores) / len(scores)


def calibration_error(sure: Array, right: Array, bins: int = _BINS) -> float:
    """Expected calibration error: each bin's |share right - mean probability|, weighed by its share of messages."""
    place = np.minimum((sure * bins).astype(int), bins - 1)
    gap = np.abs(np.bincount(place, right - sure, minlength=bins))
    return float(gap.sum() / len(sure))
