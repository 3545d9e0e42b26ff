"""python -m bench.roster [FILES] --json [--quick]: public nurse-rostering instances, solved and judged.

A thin reader puts the format of the "shift scheduling benchmark data sets" on the roster model of the house; the costs
and the violations are counted by `rules.roster.judge`, which knows nothing of the solver. Without FILES, the instances
of `roster/` among the records, 60 seconds each on two processors; `--quick` takes the first four, 5 seconds each.
"""

import argparse
import json
import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from bench.report import machine
from linli.auxiliaries.data.roster import EVER, Kind, Need, Person, Task, Terms, Wish
from linli.auxiliaries.engine.roster import solve
from linli.auxiliaries.rules.roster import judge
from tests.records import records_home

MONDAY = date(2024, 1, 1)
"""All instances start on a Monday."""
BEST_KNOWN = {"1": 607, "2": 828, "3": 1001, "4": 1716, "5": 1143, "6": 1950, "7": 1056, "8": 1300}
SECONDS, QUICK, WORKERS = 60.0, 5.0, 2


def read(text: str) -> Task:
    """An instance. Runs and rests that touch either end of the horizon are never too short, as in the house's model."""
    rows = _sections(text)
    kinds = tuple(
        Kind(code, int(minutes), frozenset(never.split("|")) - {""}) for code, minutes, never in rows["SHIFTS"]
    )
    off = {name: frozenset(map(int, days)) for name, *days in rows["DAYS_OFF"]}
    names = {row[0]: place for place, row in enumerate(rows["STAFF"])}
    needs = (Need(int(day), kind, int(n), int(under), int(over)) for day, kind, n, under, over in rows["COVER"])
    wishes = (
        Wish(names[name], int(day), kind, wanted, int(weight))
        for section, wanted in (("SHIFT_ON_REQUESTS", True), ("SHIFT_OFF_REQUESTS", False))
        for name, day, kind, weight in rows.get(section, ())
    )
    people = tuple(_person(names[row[0]], row, off.get(row[0], frozenset())) for row in rows["STAFF"])
    return Task(MONDAY, int(rows["HORIZON"][0][0]), kinds, people, tuple(needs), tuple(wishes))


def _person(id: int, row: list[str], off: frozenset[int]) -> Person:
    """`ID, MaxShifts, MaxTotalMinutes, MinTotalMinutes, MaxConsecutiveShifts, MinConsecutiveShifts,
    MinConsecutiveDaysOff, MaxWeekends`."""
    most = {code: int(times) for code, times in (limit.split("=") for limit in row[1].split("|"))}
    most_minutes, least_minutes, longest, shortest, rest, weekends = map(int, row[2:])
    terms = Terms((least_minutes, most_minutes), EVER, (shortest, longest), rest, weekends)
    return Person(id, terms, most, off)


def _sections(text: str) -> Mapping[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for line in filter(None, (line.partition("#")[0].strip() for line in text.splitlines())):
        if line.startswith("SECTION_"):
            rows = found[line.removeprefix("SECTION_")] = []
        else:
            rows.append([field.strip() for field in line.split(",")])
    return found


def measure(files: list[Path], seconds: float) -> Iterator[Mapping[str, object]]:
    for file in files:
        task = read(file.read_text(encoding="utf-8"))
        solved = solve(task, seconds=seconds, workers=WORKERS)
        verdict = judge(task, solved.plan)
        yield {
            "instance": file.stem, "cost": verdict.cost,
            "best_known": BEST_KNOWN.get(file.stem.removeprefix("Instance")),
            "bound": solved.bound, "seconds": round(solved.seconds, 1), "violations": len(verdict.violations),
            "load": round(os.getloadavg()[0], 1),
        }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.roster", description=read.__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="instances; without, those of the records")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--quick", action="store_true", help="at most 25 seconds")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each instance")
    options = parser.parse_args()
    home = records_home()
    files = options.files or (sorted((home / "roster").glob("Instance*.txt")) if home else [])
    files = files[:4] if options.quick else files
    seconds = 20 / max(4, len(files)) if options.quick else options.seconds
    found = []
    for row in measure(files, seconds):
        found.append(row)
        if not options.json:
            print("  ".join(f"{name} {value}" for name, value in row.items()), flush=True)
    if options.json:
        told = {"bench": "roster", "quick": options.quick, "instances": found, "machine": machine()}
        print(json.dumps(told if found else {**told, "records": "absent"}, ensure_ascii=False))


if __name__ == "__main__":
    main()
