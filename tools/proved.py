"""How far the tests hold those parts of the house that must not fail: `tool.linli.proved` in pyproject.toml names them.

    python tools/proved.py cover [part …]                every branch of every part is run by its own tests, or exit 1
    python tools/proved.py mutate part [name …]          change one thing at a time: does a test notice?
    python tools/proved.py mutate part --survivors       once more, those changes that no test has noticed yet
    python tools/proved.py mutate part --stopped         once more, those that the clock stopped, with more time: on a
                                                         busy machine that says nothing about the tests
    python tools/proved.py told part [--diffs]           by module: noticed or not; exit 1 where one is unexplained

A name is a mutant or a pattern of them: `linli.privacy.engine.envelope.*`. Each part is mutated in a copy of its own,
`mutants/PART/`, which keeps what was found; delete that folder after changing anything but Python. What survives and
changes nothing that counts is explained in docs/mutants.md, by its name.
"""

import argparse
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SKIPPED = {"mutants", "var", "build"}
_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]")  # two words after one another: prose


def parts() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["linli"][
        "proved"
    ]
    return found


# -- branches


def cover(names: list[str]) -> int:
    """Each part alone, by its own tests, so that no other context's test hides what its own leave out."""
    return max([_cover(name, parts()[name]) for name in names or parts()])


def _cover(name: str, part: dict[str, list[str]]) -> int:
    where = os.environ | {"COVERAGE_FILE": str(ROOT / f".coverage.{name}"), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    server = where.pop("LINLI_TEST_POSTGRES", "")
    there = part.get("postgres", [])  # what only PostgreSQL runs whole; the part is then run on both databases
    if there and not server:
        print(f"SKIPPED, LINLI_TEST_POSTGRES names no server: {', '.join(there)}")
    left_out = [*part.get("but", []), *([] if server else there)]
    run = [
        "run",
        "--source=linli,tools",
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:randomly",
        "-m",
        "not browser",
        *part["tests"],
    ]
    report = ["report", "--fail-under=100", "--precision=2", "--show-missing", "--skip-covered"]
    steps = [(run, where)]
    if there and server:
        steps.append((["run", "--append", *run[1:]], where | {"LINLI_TEST_POSTGRES": server}))
    steps.append(([*report, f"--include={','.join(part['code'])}", f"--omit={','.join(left_out)}"], where))
    for step, env in steps:
        code = subprocess.run([sys.executable, "-m", "coverage", *step], cwd=ROOT, env=env, check=False).returncode
        if code:
            return code
    return 0


# -- mutants


def mutate(name: str, wanted: list[str], *, survivors: bool, stopped: bool) -> int:
    """Only what has no answer yet, unless named."""
    os.chdir(_workshop(name))
    _configure(name)
    if stopped:
        wanted = [mutant for mutant, _path, status in _found() if status == "timeout"]
        _give_time()
    _one_database()
    from mutmut.__main__ import _run  # noqa: PLC0415 - it reads the folder it is imported in
    from mutmut.runners.harness import PytestRunner  # noqa: PLC0415
    from mutmut.utils.file_utils import change_cwd  # noqa: PLC0415

    def run_tests(runner: Any, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        with change_cwd("mutants"):
            order = LikelyFirst(Path("noticed"), mutant_name or "")
            return int(runner.execute_pytest(runner._pytest_args_regular_run(tests), plugins=[order]))

    PytestRunner.run_tests = run_tests
    if survivors:
        wanted = [mutant for mutant, _path, status in _found() if status not in {"killed", "timeout"}]
    if wanted or not (survivors or stopped):
        _run(wanted, 1)
    return 0


def told(name: str, *, diffs: bool) -> int:
    os.chdir(_workshop(name))
    _configure(name)
    page = (ROOT / "docs" / "mutants.md").read_text()
    explained, kinds = re.findall(r"`((?:linli|tools)\.[^`]+)`", page), re.findall(r"`/(.+?)/`", page)
    by_module: dict[str, Counter[str]] = {}
    for mutant, path, status in _found():
        told = status if status != "survived" else _kind_of(mutant, path, explained, kinds)
        by_module.setdefault(path.removeprefix("src/linli/"), Counter())[told] += 1
        if told in {"survived", "no tests", "suspicious", "segfault"}:
            print(f"{told}: {mutant}")
            if diffs:
                print(_diff(mutant, path))
    whole: Counter[str] = Counter()
    for module, counts in sorted(by_module.items()):
        print(f"{module:50}", ", ".join(f"{number} {what}" for what, number in counts.most_common()))
        whole += counts
    print(f"{'all':50}", ", ".join(f"{number} {what}" for what, number in whole.most_common()))
    return int(bool(whole.keys() - {"killed", "timeout", "explained", "wording"}))


def _kind_of(mutant: str, path: str, explained: list[str], kinds: list[str]) -> str:
    """`kinds` are patterns of what may as well not stand there: without it, old and new are the same."""
    if mutant in explained:
        return "explained"
    lines = _diff(mutant, path).splitlines()[3:]
    old, new = ("\n".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+")
    if any(re.sub(kind, "", old) == re.sub(kind, "", new) for kind in kinds):
        return "explained"
    return "wording" if _is_wording(old, new) else "survived"


def _is_wording(old: str, new: str) -> bool:
    """Only the letters of a sentence differ: capitals, or an XX at its ends."""
    same = new.replace("XX", "").casefold() == old.casefold()
    return same and _WORDS.search(_between(old, new)) is not None


def _between(old: str, new: str) -> str:
    """The one string of `old` in which the two differ."""
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    for text in re.finditer(r'"[^"\n]*"', old):
        if text.start() <= at <= text.end():
            return text.group()
    return ""


def _diff(mutant: str, path: str) -> str:
    from mutmut.mutation.diff_apply import get_diff_for_mutant  # noqa: PLC0415 - as above

    return get_diff_for_mutant(mutant, path=path)


def _found() -> Iterator[tuple[str, str, str]]:
    """Mutant, file, what became of it."""
    from mutmut.mutation.data import SourceFileMutationData  # noqa: PLC0415 - as above
    from mutmut.stats import status_by_exit_code  # noqa: PLC0415
    from mutmut.utils.file_utils import walk_mutatable_files  # noqa: PLC0415

    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        for mutant, code in data.exit_code_by_key.items():
            yield mutant, str(path), status_by_exit_code[code]


def _workshop(name: str) -> Path:
    """A folder that looks like this one; mutmut makes its copy inside."""
    folder = ROOT / "mutants" / name
    folder.mkdir(parents=True, exist_ok=True)
    for path in ROOT.iterdir():
        if path.name not in SKIPPED and (not path.name.startswith(".") or path.name == ".importlinter"):
            link = folder / path.name
            if not link.is_symlink():
                link.symlink_to(path)
    return folder


def _configure(name: str) -> None:
    from mutmut.configuration import config  # noqa: PLC0415 - as above

    part = parts()[name]
    config().only_mutate = part["code"]
    config().do_not_mutate = part.get("but", [])
    config().pytest_add_cli_args_test_selection = part["tests"]


def _give_time() -> None:
    """A minute at least, where it is a quarter of one otherwise."""
    from mutmut.configuration import config  # noqa: PLC0415 - as above

    config().timeout_constant = 4.0


def _one_database() -> None:
    """Every mutant is tried in a fork of this process: the test database is made here once, and each has its copy."""
    from django.test import utils  # noqa: PLC0415 - slow to import, and needed for this alone

    make, made = utils.setup_databases, list[Any]()

    def once(*args: Any, **kwargs: Any) -> Any:
        if not made:
            made.append(make(*args, **kwargs))
        return made[0]

    utils.setup_databases = once
    utils.teardown_databases = lambda *_, **__: None


class LikelyFirst:
    """The test that noticed a change of one function is asked first about the next: most of the time goes there."""

    def __init__(self, noted: Path, mutant: str) -> None:
        self.noted, self.function = noted.absolute(), mutant.partition("__mutmut_")[0]

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed and self.function:
            with self.noted.open("a") as file:
                file.write(f"{self.function} {report.nodeid}\n")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Tests that empty the database stay last: whatever runs after them would find it empty."""
        lines = self.noted.read_text().splitlines() if self.noted.exists() else []
        before: Counter[str] = Counter()
        for function, _, test in (line.partition(" ") for line in lines):
            if function.rpartition(".")[0] == self.function.rpartition(".")[0]:
                before[test] += 100 if function == self.function else 1
        items.sort(key=lambda item: (_empties_database(item), -before[item.nodeid]))


def _empties_database(item: Any) -> bool:
    marker = item.get_closest_marker("django_db")
    return "transactional_db" in item.fixturenames or bool(marker and marker.kwargs.get("transaction"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("do", choices=["cover", "mutate", "told"])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--survivors", action="store_true")
    parser.add_argument("--stopped", action="store_true")
    parser.add_argument("--diffs", action="store_true")
    given = parser.parse_args()
    if given.do == "cover":
        return cover(given.names)
    if given.do == "mutate":
        return mutate(given.names[0], given.names[1:], survivors=given.survivors, stopped=given.stopped)
    return told(given.names[0], diffs=given.diffs)


if __name__ == "__main__":
    sys.exit(main())
