"""Pictures painted anew: what comes in is decoded and drawn onto an empty canvas; nothing else of the file survives.

So no place, date, camera, name, profile, comment, hidden page or appended file can be in what is kept. The
result is a lossy WebP, which also leaves no pixel row that spells out a chosen sequence of bytes.
"""

import threading
from collections.abc import Callable
from io import BytesIO
from typing import IO

import pillow_heif
from PIL import Image, ImageOps

from linli.kernel.errors import BadInput
from linli.kernel.words import Sentence, _
from linli.privacy.data import CleanPhoto
from linli.privacy.engine import pdf
from linli.privacy.engine.pdf_limits import MOST_PAGES, SIDE

FIELD = "photos"
MOST_BYTES = 25 * 1024 * 1024  # a telephone's fifty megapixels, at their most detailed
MOST_PIXELS = 60_000_000
QUALITY = 80
MEDIA_TYPE = "image/webp"
# A picture of sixty million points takes some 240 MB while it is decoded: never many at once.
_REDUCED, _ROWS = {"L", "LA", "RGB", "RGBA", "CMYK"}, 64
_places = threading.BoundedSemaphore(2)
pillow_heif.register_heif_opener()

_KINDS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("JPEG", lambda content: content.startswith(b"\xff\xd8\xff")),
    ("PNG", lambda content: content.startswith(b"\x89PNG\r\n\x1a\n")),
    ("WEBP", lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP"),
    (
        "HEIF",
        lambda content: content[4:8] == b"ftyp" and content[8:12] in {b"heic", b"heix", b"mif1", b"heim", b"heis"},
    ),
    ("PDF", lambda content: content.startswith(b"%PDF-")),
)


def clean_photos(file: IO[bytes]) -> list[CleanPhoto]:
    """One picture, or one for each page of a PDF. BadInput with a clear sentence for anything else."""
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _bad(_("This file is larger than {n} MB. Send a smaller picture.", n=MOST_BYTES // 1024**2))
    kind = next((name for name, fits in _KINDS if fits(content)), None)
    if kind is None:
        raise _bad(_("Send a picture (JPEG, PNG, WebP or HEIC) or a PDF. This file is none of these."))
    with _places:
        return [_painted(picture) for picture in (_pages(content) if kind == "PDF" else [_decoded(content, kind)])]


def clean_photo(file: IO[bytes]) -> CleanPhoto:
    """Exactly one picture; a PDF of several pages is refused."""
    photos = clean_photos(file)
    if len(photos) != 1:
        raise _bad(_("This PDF has {n} pages; send the one page that is needed.", n=len(photos)))
    return photos[0]


def _decoded(content: bytes, kind: str) -> Image.Image:
    """The picture upright and no larger than it will be kept."""
    try:
        with Image.open(BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_many_pixels()
            picture.draft(None, (SIDE, SIDE))
            small = _reduced(picture)
        small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
        return ImageOps.exif_transpose(small)
    except BadInput:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except Exception:
        raise _bad(_("This picture is damaged and cannot be read. Take or save it again, please.")) from None


def _reduced(picture: Image.Image) -> Image.Image:
    """At least twice as wide as it will be kept, strip by strip: as a whole, Pillow would copy it once more."""
    factor = max(picture.size) // (SIDE * 2)
    picture.load()
    if factor < 2 or picture.mode not in _REDUCED:
        return picture.copy()
    width, height = picture.size
    small = Image.new(picture.mode, (-(-width // factor), -(-height // factor)))
    small.info = dict(picture.info)
    small.getexif().update(picture.getexif())
    for top in range(0, height, _ROWS * factor):
        strip = picture.crop((0, top, width, min(height, top + _ROWS * factor)))
        small.paste(strip.reduce(factor), (0, top // factor))
    return small


def _pages(content: bytes) -> list[Image.Image]:
    try:
        return pdf.pages(content)
    except pdf.CannotPaint as failure:
        if failure.too_many:
            raise _bad(_("This PDF has more than {n} pages; send those that are needed.", n=MOST_PAGES)) from None
        raise _bad(_("This PDF is damaged or locked and cannot be read. Send a picture of it instead.")) from None


def _painted(picture: Image.Image) -> CleanPhoto:
    """Drawn onto a white canvas, so that not even an attribute of the decoded picture goes along."""
    drawn = picture.convert("RGBA")
    canvas = Image.new("RGB", drawn.size, "white")
    canvas.paste(drawn, mask=drawn.getchannel("A"))
    out = BytesIO()
    canvas.save(out, "WEBP", quality=QUALITY)
    return CleanPhoto(out.getvalue(), MEDIA_TYPE, canvas.width, canvas.height)


def _too_many_pixels() -> BadInput:
    return _bad(_("This picture has more than {n} million points. Send it in a smaller size.", n=MOST_PIXELS // 10**6))


def _bad(sentence: Sentence) -> BadInput:
    return BadInput(FIELD, sentence)
