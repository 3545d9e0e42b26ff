"""python -m bench.duplicates: are the messages of one issue gathered, and only they?

All messages of `zh/hot_issue_messages.csv` are played in order of time; each is sketched under a key with what was
known of rarity by then, and joins an issue or begins one. The engine knows no place and no issue. No official answer
exists, so the truth is stated here, by rule: a message belongs to an issue if it names the place (with the variants
that occur) *and* a word of the issue. Of all issues gathered, the one with most of the true messages is judged.

precision, recall: the worse of the two issues; also for each. `candidates_ms`: 300 sketches compared with one.
"""

import csv
import re
import time
from collections.abc import Mapping

from bench.report import main
from linli.matters.engine.gathering import gather
from linli.matters.engine.likeness import Rarity, likeness, profile, sketch, sketch_likeness, told_grams
from tests.records import records

KEY = b"a key for measuring only, 32 long"
TRUTH = {
    "lifa": (re.compile("丽发新|丽发小区|发新城|丽发.城"), re.compile("搅拌|水泥厂|混凝土|混泥土|工厂|粉尘|噪音")),
    "yijing": (re.compile("伊景|滨河苑"), re.compile("车位|车库|捆绑|绑定|认购|购房|职工|员工")),
}
"""丽发新城: the concrete plant beside it (its roads, water and market are other matters). 伊景园滨河苑: the sale of
flats to railway staff with a forced parking space."""


def run(quick: bool) -> Mapping[str, object]:
    """Gather the two clear issues of a real stream of messages: precision and recall."""
    with records("zh/hot_issue_messages.csv").open(encoding="utf-8", newline="") as file:
        messages = sorted(csv.DictReader(file), key=lambda row: row["created_at"])
    started = time.perf_counter()
    rarity, sketches = Rarity(), []
    for message in messages:
        rarity.learn(told_grams(message["title"], message["detail"]))
        sketches.append(sketch(message["title"], message["detail"], KEY, rarity))
    sketched = time.perf_counter()
    issues = gather(sketches)
    gathered = time.perf_counter()
    judged = {name: _judged(issues, _true(messages, *rule)) for name, rule in TRUTH.items()}
    return {
        "precision": min(precision for precision, _recall in judged.values()),
        "recall": min(recall for _precision, recall in judged.values()),
        **{f"{name}_precision": precision for name, (precision, _recall) in judged.items()},
        **{f"{name}_recall": recall for name, (_precision, recall) in judged.items()},
        "messages": len(messages),
        "issues": len(issues),
        "sketch_ms": round(1000 * (sketched - started) / len(messages), 3),
        "gather_ms": round(1000 * (gathered - sketched) / len(messages), 3),
        **_compared(messages, sketches, rarity),
    }


def _true(messages: list[dict[str, str]], place: re.Pattern[str], issue: re.Pattern[str]) -> set[int]:
    texts = [message["title"] + "\n" + message["detail"] for message in messages]
    return {at for at, text in enumerate(texts) if place.search(text) and issue.search(text)}


def _judged(issues: list[list[int]], true: set[int]) -> tuple[float, float]:
    best = max(issues, key=lambda places: len(true & set(places)))
    hits = len(true & set(best))
    return round(hits / len(best), 4), round(hits / len(true), 4)


def _compared(messages: list[dict[str, str]], sketches: list[bytes], rarity: Rarity) -> Mapping[str, object]:
    """How far a sketch is from the exact likeness, on the first 300 messages, and how long comparing takes."""
    some = [(message["title"], message["detail"]) for message in messages[:300]]
    fresh = [sketch(*message, KEY, rarity) for message in some]
    started = time.perf_counter()
    near = sketch_likeness(fresh[0], fresh)
    took = time.perf_counter() - started
    profiles = [profile(*message, rarity) for message in some]
    gaps = sorted(abs(a - likeness(profiles[0], other)) for a, other in zip(near, profiles, strict=True))
    return {"candidates_ms": round(1000 * took, 2), "sketch_gap_p95": round(gaps[int(0.95 * len(gaps))], 4)}


if __name__ == "__main__":
    main("duplicates", run)
