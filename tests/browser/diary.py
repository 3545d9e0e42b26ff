"""A diary of somebody's day in the browser: each step with its actions counted and its time, and a picture of its end.

An action is what a hand does: a press, a field filled, a key that sends. With `LINLI_JOURNEYS=1` the diaries and their
pictures are written into `docs/journeys/`; the figures there are of that run, on the machine it names.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page

HOME = Path(__file__).resolve().parents[2] / "docs" / "journeys"


@dataclass
class Step:
    words: str
    actions: int = 0
    seconds: float = 0.0
    picture: str = ""


@dataclass
class Diary:
    """`name` is the file's; `who` a sentence about the person, who is invented."""

    name: str
    who: str
    page: Page
    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """What the person does next, in one sentence of the past tense."""
        self.steps.append(Step(words))
        began = time.perf_counter()
        yield
        self.steps[-1].seconds = time.perf_counter() - began
        if os.environ.get("LINLI_JOURNEYS"):
            picture = f"{self.name}-{len(self.steps)}.png"
            HOME.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=HOME / picture)
            self.steps[-1].picture = picture

    def tap(self, target: Locator) -> None:
        """A press that changes the page on the spot."""
        self.steps[-1].actions += 1
        target.click()

    def go(self, target: Locator) -> None:
        """A press that leads to another page."""
        self.steps[-1].actions += 1
        with self.page.expect_navigation():
            target.click()

    def say(self, target: Locator, words: str) -> None:
        self.steps[-1].actions += 1
        target.fill(words)

    def choose(self, target: Locator, value: str) -> None:
        self.steps[-1].actions += 1
        target.select_option(value)

    def key(self, name: str, *, leads: bool = False) -> None:
        self.steps[-1].actions += 1
        if not leads:
            return self.page.keyboard.press(name)
        with self.page.expect_navigation():
            self.page.keyboard.press(name)
        return None

    def actions(self) -> int:
        return sum(step.actions for step in self.steps)

    def keep(self) -> None:
        """Write the day down, where that was asked for."""
        if not os.environ.get("LINLI_JOURNEYS"):
            return
        rows = [
            f"| {number} | {step.words} | {step.actions} | {step.seconds:.1f} | ![]({step.picture}) |"
            for number, step in enumerate(self.steps, 1)
        ]
        head = [f"# {self.who}", "", "| | what happened | actions | seconds | |", "|---|---|---|---|---|"]
        (HOME / f"{self.name}.md").write_text("\n".join([*head, *rows, ""]), "utf-8")
