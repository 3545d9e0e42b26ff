"""python -m bench.suggest: how well and how fast a category is suggested, on real labelled messages.

Five-fold cross-validation over `zh/messages_labelled.csv`, near-duplicates kept together; the speed is that of a
suggester trained on all of them, in one process, without explanations. Both sizes train on all messages: `--quick`
only times fewer of them.
"""

import time
from collections.abc import Mapping

from bench.report import main
from linli.matters.engine.suggestion import read_labelled, train
from tests.records import records

_QUICK_MESSAGES = 2048


def run(quick: bool) -> Mapping[str, object]:
    """Suggest the category of real messages: macro-F1, calibration, speed."""
    messages = read_labelled(records("zh/messages_labelled.csv"))
    suggester = train(messages)
    told = suggester.about["figures"]
    timed = [(message.title, message.detail) for message in messages][: _QUICK_MESSAGES if quick else None]
    seconds = min(_timed(lambda: suggester.suggest_many(timed)) for _ in range(3))
    explained = _timed(lambda: suggester.suggest_many(timed[:512], explain=True))
    return {
        "macro_f1": round(told["macro_f1"], 4),
        "ece": round(told["ece"], 4),
        "messages_per_s": round(len(timed) / seconds),
        "explained_per_s": round(min(512, len(timed)) / explained),
        "accuracy": round(told["accuracy"], 4),
        "abstained": round(told["abstained"], 4),
        "accuracy_suggested": round(told["accuracy_suggested"], 4),
        "messages": len(messages),
        "folds": 5,
        "features": len(suggester.vocabulary),
        "fewest_messages_per_feature": suggester.about["fewest"],
        "messages_timed": len(timed),
    }


def _timed(work: object) -> float:
    started = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - started


if __name__ == "__main__":
    main("suggest", run)
