"""The painting process, with bounded time and memory. Reads a PDF from standard input and writes, for each page,
width and height as four bytes each, then RGB. Run by `pdf.py` as `python -m`."""

import resource
import sys
from collections.abc import Iterator

import pypdfium2

from linli.privacy.engine.pdf_limits import CANNOT_PAINT, MOST_MEMORY, MOST_PAGES, MOST_SECONDS, SIDE, TOO_MANY_PAGES


def paint(document: pypdfium2.PdfDocument) -> Iterator[bytes]:
    for page in document:
        scale = SIDE / max(page.get_size())
        picture = page.render(scale=scale).to_pil()
        yield picture.width.to_bytes(4, "big") + picture.height.to_bytes(4, "big") + picture.tobytes()


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        if len(document) > MOST_PAGES:
            return TOO_MANY_PAGES
        sys.stdout.buffer.writelines(paint(document))
    except Exception:
        return CANNOT_PAINT
    return 0


if __name__ == "__main__":  # pragma: no cover - in a process of its own
    sys.exit(main())
