"""Learns a suggester from labelled messages: a linear model, calibrated on messages each part of it had not seen."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any

import numpy as np

from linli.kernel.errors import BadInput, Refusal
from linli.kernel.words import _
from linli.matters.engine.grams import Array
from linli.matters.engine.suggestion.figures import Figures, figures
from linli.matters.engine.suggestion.model import (
    ABSTAIN_BELOW,
    TITLE_MARK,
    Suggester,
    counted_messages,
    softmax,
    weigh,
)
from linli.matters.engine.suggestion.parts import near_duplicates, spread
from linli.matters.engine.suggestion.reading import Labelled

FEWEST = 10
"""A feature or a label stays only if this many unrelated messages have it: nobody's own words are learned."""
FOLDS = 5
STRENGTH = 0.5
"""C of the support vector machine, chosen by cross-validation among 0.1 to 2."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, which step it is, and of how many."""


def silent(what: str, step: int, of: int) -> None:
    """For who does not want to be told."""


Matrix = Any
"""A scipy sparse row matrix; scipy comes without types."""


@dataclass(frozen=True)
class Lesson:
    """The messages as counted features, with their label numbers and their groups of near-duplicates."""

    labels: tuple[str, ...]
    vocabulary: Array
    counts: Matrix
    truth: Array
    groups: Array


def train(messages: Sequence[Labelled], *, seed: int = 0, progress: Progress = silent) -> Suggester:
    """The same messages and seed give the same suggester. `about["figures"]` are its cross-validated ones.

    Raises BadInput where there are not two labels with ten unrelated messages each, Refusal without scikit-learn.
    """
    lesson = _lesson(messages, progress)
    scores, folds = _unseen_scores(lesson, seed, progress)
    measured = _measured(lesson, scores, folds)
    progress("learning from all messages", FOLDS + 2, FOLDS + 2)
    kept = kept_columns(lesson, np.ones(len(lesson.truth), bool))
    rarity = _rarity(lesson.counts[:, kept])
    weights, bias = _fit(_weighed(lesson, kept, rarity), lesson, np.ones(len(lesson.truth), bool), seed)
    matrix, offset = _calibration(scores, lesson.truth, len(lesson.labels))
    return Suggester(
        labels=lesson.labels,
        vocabulary=lesson.vocabulary[kept],
        rarity=rarity.astype(np.float32),
        weights=(weights @ matrix).astype(np.float32),
        bias=(bias @ matrix + offset).astype(np.float32),
        about={"messages": len(lesson.truth), "fewest": FEWEST, "seed": seed, "figures": asdict(measured)},
    )


def cross_validate(messages: Sequence[Labelled], *, seed: int = 0, progress: Progress = silent) -> Figures:
    """Each message is judged by a model, and calibrated by scores, that saw neither it nor its near-duplicates."""
    lesson = _lesson(messages, progress)
    return _measured(lesson, *_unseen_scores(lesson, seed, progress))


def _lesson(messages: Sequence[Labelled], progress: Progress) -> Lesson:
    csr_matrix = _extra("scipy.sparse").csr_matrix
    progress("reading the messages", 1, FOLDS + 2)
    often = Counter(message.label for message in messages)
    labels = tuple(sorted(label for label, count in often.items() if count >= FEWEST))
    messages = [message for message in messages if message.label in labels]
    if len(labels) < 2:
        raise _too_few()
    part, grams, counts = counted_messages([(message.title, message.detail) for message in messages])
    vocabulary, columns = np.unique(grams, return_inverse=True)
    matrix = csr_matrix((counts.astype(np.float32), (part >> 1, columns)), shape=(len(messages), len(vocabulary)))
    return Lesson(
        labels=labels,
        vocabulary=vocabulary,
        counts=matrix,
        truth=np.array([labels.index(message.label) for message in messages]),
        groups=near_duplicates(matrix),
    )


def _unseen_scores(lesson: Lesson, seed: int, progress: Progress) -> tuple[Array, Array]:
    """For every message the scores of a model that has not seen it, and the fold it was left out with."""
    folds = spread(lesson.truth, lesson.groups, FOLDS, seed)
    scores = np.zeros((len(lesson.truth), len(lesson.labels)))
    for fold in range(FOLDS):
        progress("checking on unseen messages", fold + 2, FOLDS + 2)
        seen = folds != fold
        kept = kept_columns(lesson, seen)
        values = _weighed(lesson, kept, _rarity(lesson.counts[seen][:, kept]))
        weights, bias = _fit(values, lesson, seen, seed)
        scores[~seen] = values[~seen] @ weights + bias
    return scores, folds


def _measured(lesson: Lesson, scores: Array, folds: Array) -> Figures:
    chances = np.zeros_like(scores)
    for fold in range(FOLDS):
        unseen = folds == fold
        matrix, offset = _calibration(scores[~unseen], lesson.truth[~unseen], len(lesson.labels))
        chances[unseen] = softmax(scores[unseen] @ matrix + offset)
    sure = chances.max(axis=1)
    names = np.array(lesson.labels, dtype=object)
    return figures(names[lesson.truth].tolist(), names[chances.argmax(axis=1)].tolist(), sure, sure >= ABSTAIN_BELOW)


def kept_columns(lesson: Lesson, seen: Array) -> Array:
    """The columns that at least FEWEST unrelated messages have; near-duplicates count as one."""
    csr_matrix = _extra("scipy.sparse").csr_matrix
    rows = np.flatnonzero(seen)
    group = np.unique(lesson.groups[rows], return_inverse=True)[1]
    gather = csr_matrix((np.ones(len(rows), np.float32), (group, np.arange(len(rows)))))
    spread_over = (gather @ lesson.counts[rows] > 0).sum(axis=0)
    return np.flatnonzero(np.asarray(spread_over).ravel() >= FEWEST)


def _rarity(counts: Matrix) -> Array:
    """Smoothed inverse document frequency of each column."""
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.asarray(np.log((1 + counts.shape[0]) / (1 + having)) + 1)


def _weighed(lesson: Lesson, kept: Array, rarity: Array) -> Matrix:
    """What `Suggester` computes for one message, for all of them: each part scaled to its length."""
    values = lesson.counts[:, kept]
    alone = lesson.vocabulary[kept][values.indices] >= TITLE_MARK
    part = np.repeat(np.arange(values.shape[0]), np.diff(values.indptr)) * 2 + alone
    values.data = weigh(part, values.data, rarity[values.indices])
    return values


def _fit(values: Matrix, lesson: Lesson, seen: Array, seed: int) -> tuple[Array, Array]:
    """Weights (features × labels) and bias of a linear support vector machine, every label counting alike."""
    LinearSVC = _extra("sklearn.svm").LinearSVC  # noqa: N806 - it is a class
    if not values.shape[1]:
        raise _too_few()
    machine = LinearSVC(C=STRENGTH, class_weight="balanced", random_state=seed, max_iter=5000)
    machine.fit(values[seen], lesson.truth[seen])
    weights = np.zeros((values.shape[1], len(lesson.labels)))
    bias = np.full(len(lesson.labels), -1.0)
    two = len(machine.classes_) == 2
    weights[:, machine.classes_] = np.vstack([-machine.coef_, machine.coef_] if two else [machine.coef_]).T
    bias[machine.classes_] = np.concatenate([-machine.intercept_, machine.intercept_] if two else [machine.intercept_])
    return weights, bias


def _calibration(scores: Array, truth: Array, labels: int) -> tuple[Array, Array]:
    """A matrix and an offset that turn scores into logits of honest probabilities (matrix scaling)."""
    LogisticRegression = _extra("sklearn.linear_model").LogisticRegression  # noqa: N806 - it is a class
    fitted = LogisticRegression(C=1.0, max_iter=2000).fit(scores, truth)
    if labels == 2:
        return np.vstack([np.zeros(2), fitted.coef_[0]]).T, np.array([0.0, fitted.intercept_[0]])
    return fitted.coef_.T, fitted.intercept_


def _too_few() -> BadInput:
    return BadInput("file", _("Training needs at least two labels with {n} unrelated messages each.", n=FEWEST))


def _extra(module: str) -> Any:
    """A module of the extra `suggest`, loaded only when something is trained."""
    try:
        return import_module(module)
    except ImportError:
        raise Refusal(_("Training needs scikit-learn: install it with “pip install 'linli[suggest]'”.")) from None
