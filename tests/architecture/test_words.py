"""Catalogues are complete, templates carry no inline script or style, and nothing names a package index."""

import ast
import re
import struct
import subprocess
from collections import defaultdict
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.conf import settings

from linli.web.languages import KNOWN, OF_RESIDENTS, WHOLE

HOUSE = Path(settings.ROOT)
REPOSITORY = HOUSE.parents[1]
CATALOGUES = sorted(HOUSE.glob("*/locale/zh_Hans/LC_MESSAGES/django.po"))
SAYING = {"_", "gettext", "gettext_lazy", "lazy", "sentence"}
TEMPLATES = sorted(HOUSE.rglob("templates/**/*.html"))


def short(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def untranslated(catalogue: str) -> list[str]:
    """Sentences that are empty or fuzzy; the header (an empty msgid) does not count."""
    blocks = re.split(r"\n\n+", catalogue)[1:]
    alive = [block for block in blocks if "msgid" in block and not block.startswith("#~")]
    empty = [b for b in alive if re.search(r'^msgstr(\[0\])? ""\n?(?!")', b + "\n", re.MULTILINE)]
    return empty + [b for b in alive if re.search(r"^#, .*fuzzy", b, re.MULTILINE)]


@pytest.mark.parametrize("context", sorted(path.parent for path in HOUSE.glob("*/__init__.py")), ids=short)
def test_who_has_sentences_has_a_catalogue(context: Path) -> None:
    speaks = any(
        "linli.kernel.words import" in path.read_text() for path in context.rglob("*.py") if "tests" not in path.parts
    )
    assert not speaks or (context / "locale/zh_Hans/LC_MESSAGES/django.po").exists()


@pytest.mark.parametrize("path", CATALOGUES, ids=short)
def test_every_sentence_is_said_in_chinese(path: Path) -> None:
    assert not untranslated(path.read_text())


def test_one_sentence_is_said_in_one_way() -> None:
    """Catalogues are merged into one: of two translations of the same English, only the first would ever be seen."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in CATALOGUES:
        with path.with_suffix(".mo").open("rb") as compiled:
            for english, chinese in GNUTranslations(compiled)._catalog.items():  # type: ignore[attr-defined]  # no public way
                if english and isinstance(english, str):
                    said[english][chinese].append(path.parts[-5])
    assert not {english: dict(ways) for english, ways in said.items() if len(ways) > 1}


def spoken(path: Path) -> set[str]:
    """What a module marks for translation with one literal string."""
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call) and node.args)
    marks = (node.args[0] for node in calls if getattr(node.func, "id", "") in SAYING)
    return {first.value for first in marks if isinstance(first, ast.Constant) and isinstance(first.value, str)}


def test_every_sentence_of_the_code_stands_in_a_catalogue() -> None:
    """A sentence that was never gathered is shown in English on a Chinese page, and no catalogue misses it."""
    known = {sentence for path in CATALOGUES for sentence in gathered(path)}
    modules = [path for path in HOUSE.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    assert not {path.stem: lost for path in modules if (lost := spoken(path) - known - {""})}


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.py")), ids=short)
def test_whatever_a_module_calls_its_translator_is_known(path: Path) -> None:
    """`tools/messages.py` gathers these names and no others."""
    imports = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
    translators = {"_", "gettext", "gettext_lazy"}
    names = {alias.asname or alias.name for node in imports for alias in node.names if alias.name in translators}
    assert names <= SAYING


PARTIAL = [name.replace("-", "_") for name in KNOWN if name not in WHOLE]
COVERED = [(language, context) for language in PARTIAL for context in OF_RESIDENTS]
MARKED = re.compile(r"""\{% translate ("([^"]+)"|'([^']+)')""")


@pytest.mark.parametrize(("language", "context"), COVERED)
def test_a_partial_language_says_all_of_the_residents_pages(language: str, context: str) -> None:
    """Every sentence of those pages and their forms; what else may stand on them falls back and says so."""
    catalogue = HOUSE / context / "locale" / language / "LC_MESSAGES" / "django.po"
    files = [HOUSE / context / name for name in OF_RESIDENTS[context] if name.startswith(("templates", "forms"))]
    marked = {
        sentence
        for path in files
        if path.suffix == ".html"
        for _quoted, *ways in MARKED.findall(path.read_text())
        for sentence in ways
        if sentence
    }
    wanted = marked.union(*(spoken(path) for path in files if path.suffix == ".py"))
    assert not wanted - gathered(catalogue) - {""}


@pytest.mark.parametrize(("language", "context"), COVERED)
def test_a_partial_language_keeps_the_gaps_of_each_sentence(language: str, context: str) -> None:
    gaps = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")
    compiled = HOUSE / context / "locale" / language / "LC_MESSAGES" / "django.mo"
    with compiled.open("rb") as file:
        pairs = GNUTranslations(file)._catalog.items()  # type: ignore[attr-defined]  # no public way
    odd = {
        key: text
        for key, text in pairs
        if key and isinstance(key, str) and set(gaps.findall(key)) != set(gaps.findall(text))
    }
    assert not odd


def gathered(path: Path) -> set[str]:
    with path.with_suffix(".mo").open("rb") as compiled:
        keys = GNUTranslations(compiled)._catalog  # type: ignore[attr-defined]  # no public way
    return {key[0] if isinstance(key, tuple) else key for key in keys}


def strings_in(compiled: bytes) -> int:
    """How many sentences a compiled catalogue holds, its header included."""
    order = "<" if struct.unpack("<I", compiled[:4])[0] == 0x950412DE else ">"
    return int(struct.unpack(order + "I", compiled[8:12])[0])


@pytest.mark.parametrize("path", sorted(HOUSE.glob("*/locale/*/LC_MESSAGES/django.po")), ids=short)
def test_the_compiled_catalogue_is_current(path: Path) -> None:
    text = path.read_text()
    said = len(re.findall(r"^msgid ", re.sub(r"^#~.*$", "", text, flags=re.MULTILINE), re.MULTILINE))
    assert strings_in(path.with_suffix(".mo").read_bytes()) == said - len(untranslated(text))


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_a_template_has_no_inline_script_or_style(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", text)
    assert all("src=" in tag for tag in re.findall(r"<script\b[^>]*>", text) if "application/json" not in tag)


def test_nothing_names_a_package_index() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=False).stdout
    index = re.compile(r"--(extra-)?index-url|https?://[^ \"']+/(simple|packages)/")
    named = [
        path
        for path in listed.splitlines()
        if not path.endswith((".mo", ".png", "test_words.py"))
        if index.search((REPOSITORY / path).read_text(errors="ignore"))
    ]
    assert not named
