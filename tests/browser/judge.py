"""What a page must stand up to, whoever wrote it."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Locator, Page

PICTURES = Path("var/screenshots")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True)
class Look:
    """How somebody looks at the page."""

    language: str = "zh-hans"
    width: int = 360
    dark: bool = False

    def __str__(self) -> str:
        return f"{self.language[:2]}-{self.width}-{'dark' if self.dark else 'light'}"


PHONE = Look()
# Four looks hold every pair of language, width and colours; eight would take twice as long and find no more.
LOOKS = (PHONE, Look("en", 1280), Look("zh-hans", 1280, dark=True), Look("en", 360, dark=True))


@cache
def axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def follow(page: Page, target: Locator) -> None:
    """Click what leads to another page and wait for it: a click alone returns while the old page is still up."""
    with page.expect_navigation():
        target.click()


def assert_accessible(page: Page, name: str = "") -> None:
    """No axe violation of WCAG 2.2 AA, nothing that scrolls sideways; keeps a picture where a name is given."""
    if name:
        keep_picture(page, name)
    page.evaluate("scrollTo(0, 0)")  # a link half scrolled away would be measured by its other half
    page.evaluate(axe())
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, rules: {'target-size': {enabled: true}}}).then(r => r.violations)",
        TAGS,
    )
    assert not found, "\n" + "\n".join(
        f"{rule['id']}: {rule['help']}\n    " + "\n    ".join(node["html"][:200] for node in rule["nodes"])
        for rule in found
    )
    assert_fits(page)


def assert_fits(page: Page) -> None:
    """The page is no wider than the window: nobody has to scroll sideways to read."""
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room, f"the page is {wide} px wide in a window of {room} px"


def keep_picture(page: Page, name: str) -> None:
    """For somebody's own eyes, where LINLI_PICTURES is set: painting whole pages takes as long as judging them."""
    if not os.environ.get("LINLI_PICTURES"):
        return
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}-{page.look}.png", full_page=True)  # type: ignore[attr-defined]


def tab_to(page: Page, target: Locator, *, limit: int = 80) -> None:
    """Walk to the target with the Tab key alone, as somebody without a mouse does, and see where the focus is."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            outline = target.evaluate("element => getComputedStyle(element).outlineStyle")
            assert outline != "none", "the focus cannot be seen"
            return
    raise AssertionError(f"{limit} tabs did not reach {target}")
