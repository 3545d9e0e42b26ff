"""The pages of a PDF as pictures, painted by a process of its own: what crashes a PDF library must not crash Linli."""

import os
import subprocess
import sys
from collections.abc import Iterator

from PIL import Image

from linli.privacy.engine.pdf_limits import MOST_SECONDS, TOO_MANY_PAGES

_PAINTER = "linli.privacy.engine.pdf_painter"


class CannotPaint(Exception):
    """Not a PDF, a locked or damaged one, or one with too many pages (`too_many`)."""

    def __init__(self, *, too_many: bool = False) -> None:
        self.too_many = too_many


def pages(content: bytes) -> list[Image.Image]:
    try:
        done = subprocess.run(  # noqa: S603 - our own module, with nothing of the sender in its arguments
            [sys.executable, "-m", _PAINTER],
            input=content,
            capture_output=True,
            timeout=2 * MOST_SECONDS,
            check=False,
            env={"PYTHONPATH": os.pathsep.join(sys.path)},
        )
    except subprocess.TimeoutExpired:
        raise CannotPaint from None
    if done.returncode or not done.stdout:
        raise CannotPaint(too_many=done.returncode == TOO_MANY_PAGES)
    return list(_pictures(done.stdout))


def _pictures(stream: bytes) -> Iterator[Image.Image]:
    at = 0
    while at < len(stream):
        width, height = int.from_bytes(stream[at : at + 4], "big"), int.from_bytes(stream[at + 4 : at + 8], "big")
        at += 8
        yield Image.frombytes("RGB", (width, height), stream[at : at + width * height * 3])
        at += width * height * 3
