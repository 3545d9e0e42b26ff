"""One Chromium for the session; one fresh context for each visit; every visit is watched."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.judge import PHONE, Look

# The shell has no window of its own to draw, which saves a third of the time.
KNOWN = ("chromium-headless-shell", "chromium", "google-chrome")
CHROMIUM = os.environ.get("LINLI_CHROMIUM") or next(filter(None, map(shutil.which, KNOWN)), "")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WATCH = """
addEventListener("securitypolicyviolation", event =>
    console.error("CSP " + event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile));
"""
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).is_file():
        pytest.skip("browser tests need Chromium (Debian: apt install chromium, or set LINLI_CHROMIUM)")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, live_server) -> Iterator[Visit]:
    """`visit(path, look=PHONE, script=True, cookies={})` opens a page as a new person with a clean browser."""
    contexts, wrong = [], []

    def open_page(path: str, look: Look = PHONE, *, script: bool = True, cookies: dict[str, str] | None = None) -> Page:
        context = browser.new_context(
            viewport={"width": look.width, "height": 780},
            locale="zh-CN" if look.language.startswith("zh") else look.language,
            color_scheme="dark" if look.dark else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        contexts.append(context)
        jar = {"django_language": look.language, **(cookies or {})}
        context.add_cookies([{"name": k, "value": v, "url": live_server.url} for k, v in jar.items()])
        context.add_init_script(WATCH)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.look = look  # type: ignore[attr-defined]  # for the names of pictures
        watch(page, wrong)
        page.goto(live_server.url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong, "\n".join(wrong)


def watch(page: Page, wrong: list[str]) -> None:
    """Write down what no page may do: break its own policy, throw, or answer 5xx."""
    page.on("console", lambda message: wrong.append(message.text) if is_policy(message.text) else None)
    page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    page.on("response", lambda answer: wrong.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None)


def is_policy(text: str) -> bool:
    return text.startswith("CSP ") or "Content Security Policy" in text


@pytest.fixture
def sign_in() -> Callable[[Client], dict[str, str]]:
    """The cookies of a test client that has signed in, for `visit(..., cookies=...)`."""
    return lambda client: {name: morsel.value for name, morsel in client.cookies.items()}
