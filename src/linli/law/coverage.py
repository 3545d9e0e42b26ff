"""Article → what in the house keeps it → which tests hold that, or who keeps it by hand. Read from the source itself.

What keeps an article is a rule (`@name.since(…, cites=…)`), a dated value, or any other place that names it, such as
a row of a state table. A test holds a rule it mentions by its variable, a value by its name, a row by its article.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from linli.law.data import Article, ByHand, UnknownLaw
from linli.law.register import HOME, acts, article, values

HOUSE = HOME.parent
_CITE = re.compile(r"\b[a-z][a-z0-9-]+/[a-z0-9]+(?:[.][0-9]+)*(?:[(][0-9]+[)])?")


@dataclass(frozen=True, slots=True)
class Keeper:
    """`kind`: rule, value or row; `name` what tests call it; `where` its context and module."""

    kind: str
    name: str
    where: str


@dataclass(frozen=True)
class Line:
    article: Article
    keepers: tuple[Keeper, ...]
    tests: tuple[str, ...]

    @property
    def by_hand(self) -> ByHand | None:
        return self.article.by_hand

    @property
    def is_open(self) -> bool:
        """Neither kept by a program nor by anybody named."""
        return not self.keepers and self.by_hand is None


@cache
def coverage() -> tuple[Line, ...]:
    """One line for every article of the register."""
    kept: dict[tuple[str, str], list[Keeper]] = defaultdict(list)
    for cite, keeper in _keepers():
        try:
            found = article(cite)
        except UnknownLaw:
            continue  # named by `unknown_citations`, which a test keeps empty; a page need not fall for it
        if keeper not in kept[found.act, found.number]:
            kept[found.act, found.number].append(keeper)
    mentions = _mentions()
    lines = []
    for entry in (entry for act in acts().values() for entry in act.articles.values()):
        keepers = tuple(kept[entry.act, entry.number])
        tests = {test for keeper in keepers for test in (*mentions.get(keeper.name, ()), *_of_states(keeper))}
        lines.append(Line(entry, keepers, tuple(sorted(tests))))
    return tuple(lines)


def _of_states(keeper: Keeper) -> tuple[str, ...]:
    """A row of a state table is held by the tests of that table, which try every act from every state."""
    context, _slash, module = keeper.where.partition("/")
    return _tests_in(HOUSE / context / "tests" / "test_states.py") if module == "states" else ()


@cache
def _tests_in(file: Path) -> tuple[str, ...]:
    return tuple(_told(file, test) for test in _read(file).tests) if file.exists() else ()


def unknown_citations() -> list[tuple[str, str]]:
    """Where the source cites an article that the register does not have."""
    found = []
    for cite, keeper in _keepers():
        try:
            article(cite)
        except UnknownLaw:
            found.append((cite, keeper.where))
    return found


def _keepers() -> Iterator[tuple[str, Keeper]]:
    for value in values():
        for cite in value.cites:
            yield cite, Keeper("value", value.name, f"law/values: {value.name}")
    for file in sorted(HOUSE.rglob("*.py")):
        if "tests" not in file.parts and "migrations" not in file.parts:
            yield from _keepers_in(file)


def _keepers_in(file: Path) -> Iterator[tuple[str, Keeper]]:
    where = file.relative_to(HOUSE).with_suffix("").as_posix()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    ruled: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "since":
            name = node.func.value.id if isinstance(node.func.value, ast.Name) else where
            for cite in _cites(node):
                ruled.add(cite)
                yield cite, Keeper("rule", name, where)
    for cite in dict.fromkeys(_cites(tree)):
        if cite not in ruled:
            yield cite, Keeper("row", cite, where)


def _cites(tree: ast.AST) -> Iterator[str]:
    """The articles of the register that strings name, be they citations or docstrings."""
    for text in _texts(tree):
        for cite in _CITE.findall(text):
            if cite.partition("/")[0] in acts():
                yield cite


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@dataclass
class _Module:
    """The words and names of a test module: of each test, and of the tables that stand outside of tests."""

    tables: dict[str, set[str]] = field(default_factory=dict)
    tests: dict[str, set[str]] = field(default_factory=dict)


@cache
def _mentions() -> Mapping[str, tuple[str, ...]]:
    """Which tests mention a word, a rule's variable, a value's name, an article."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(HOUSE.rglob("tests/test_*.py")):
        module = _read(file)
        for test, words in module.tests.items():
            for name in words & module.tables.keys():
                words = words | module.tables[name]
            for word in words:
                found[word].append(_told(file, test))
    return {word: tuple(tests) for word, tests in found.items()}


def _told(file: Path, test: str) -> str:
    return f"{file.parent.parent.name}: {test.removeprefix('test_').replace('_', ' ')}"


def _read(file: Path) -> _Module:
    module = _Module()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        words = {*_texts(node), *_cites(node), *(name.id for name in ast.walk(node) if isinstance(name, ast.Name))}
        words |= {name.attr for name in ast.walk(node) if isinstance(name, ast.Attribute)}
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            module.tests[node.name] = words
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.FunctionDef):
            for name in _names(node):
                module.tables[name] = words
    return module


def _names(node: ast.Assign | ast.AnnAssign | ast.FunctionDef) -> list[str]:
    if isinstance(node, ast.FunctionDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]
