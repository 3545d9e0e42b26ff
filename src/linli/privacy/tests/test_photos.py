"""Whatever is hidden in an uploaded file stays outside; whatever cannot be a picture gets a clear sentence."""

import struct
import subprocess
import zlib
from collections.abc import Callable
from io import BytesIO
from types import SimpleNamespace

import pypdfium2
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from linli.kernel.errors import BadInput
from linli.privacy.data import CleanPhoto
from linli.privacy.engine import pdf_painter, photos
from linli.privacy.engine.photos import clean_photo, clean_photos

MARKER = b"MARKER-7f3a"


def cleaned(content: bytes) -> CleanPhoto:
    return clean_photo(BytesIO(content))


def refusal(content: bytes) -> str:
    with pytest.raises(BadInput) as refused:
        cleaned(content)
    assert refused.value.field == "photos"
    return str(refused.value)


def a_street(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    return Image.linear_gradient("L").resize((width, height)).convert(mode)


def saved(kind: str, picture: Image.Image | None = None, **options: object) -> bytes:
    out = BytesIO()
    (picture or a_street()).save(out, kind, **options)
    return out.getvalue()


def exif() -> Image.Exif:
    tags = Image.Exif()
    tags[0x010E] = tags[0x013B] = tags[0x8298] = MARKER.decode()
    tags.get_ifd(0x8825)[2] = (30.0, 35.0, 41.0)
    tags.get_ifd(0x8769)[0x9286] = MARKER
    return tags


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + MARKER


def jpeg_segment(marker: int, content: bytes) -> bytes:
    plain = saved("JPEG")
    return plain[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content + plain[2:]


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_chunk(kind: bytes, content: bytes) -> bytes:
    plain = saved("PNG")
    return plain[:33] + chunk(kind, content) + plain[33:]


def png_text() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", MARKER.decode())
    info.add_itxt("XML:com.adobe.xmp", MARKER.decode())
    return saved("PNG", pnginfo=info)


def uncompressed_pixels() -> bytes:
    """The marker spelled out by the pixels themselves, in a PNG whose rows are neither filtered nor compressed."""
    rows = (b"\0" + (MARKER * 40)[: 96 * 3]) * 32
    header = struct.pack(">IIBBBBB", 96, 32, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, level=0)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def a_pdf(pages: int = 1) -> bytes:
    document, out = pypdfium2.PdfDocument.new(), BytesIO()
    for _ in range(pages):
        document.new_page(200, 100)
    document.save(out)
    return out.getvalue() + b"%" + MARKER


CARRIERS: dict[str, Callable[[], bytes]] = {
    "JPEG with EXIF and a place": lambda: saved("JPEG", exif=exif()),
    "JPEG with a colour profile": lambda: saved("JPEG", icc_profile=profile()),
    "JPEG with XMP": lambda: saved("JPEG", xmp=MARKER),
    "JPEG with a comment": lambda: jpeg_segment(0xFE, MARKER),
    "JPEG with IPTC": lambda: jpeg_segment(0xED, b"Photoshop 3.0\x00" + MARKER),
    "JPEG with an unknown segment": lambda: jpeg_segment(0xEF, MARKER),
    "JPEG with a page of HTML behind it": lambda: saved("JPEG") + b"<script>" + MARKER + b"</script>",
    "JPEG with a ZIP behind it": lambda: saved("JPEG") + b"PK\x03\x04" + MARKER + b"PK\x05\x06" + b"\0" * 18,
    "JPEG that is also a script": lambda: jpeg_segment(0xFE, b"*/=1;" + MARKER + b"/*"),
    "PNG with texts": png_text,
    "PNG with EXIF": lambda: saved("PNG", exif=exif()),
    "PNG with an unknown chunk": lambda: png_chunk(b"prVt", MARKER),
    "PNG with a file behind it": lambda: saved("PNG") + MARKER,
    "PNG whose pixels spell it": uncompressed_pixels,
    "WebP with EXIF, XMP and profile": lambda: saved("WEBP", exif=exif(), xmp=MARKER, icc_profile=profile()),
    "WebP with a file behind it": lambda: saved("WEBP") + MARKER,
    "lossless WebP": lambda: saved("WEBP", lossless=True, xmp=MARKER),
    "HEIC with EXIF": lambda: saved("HEIF", exif=exif().tobytes()),
    "PDF with a file behind it": a_pdf,
}


@pytest.mark.parametrize("name", CARRIERS)
def test_no_byte_of_what_was_hidden_is_left(name: str) -> None:
    content = CARRIERS[name]()
    assert MARKER in content or "HEIC" in name
    photo = cleaned(content)
    assert MARKER not in photo.data
    with Image.open(BytesIO(photo.data)) as picture:
        assert picture.format == "WEBP" and set(picture.info) <= {"loop", "background", "timestamp", "duration"}
        assert not picture.getexif()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_way_to_store_colours_can_be_painted(mode: str) -> None:
    picture = Image.new("I;16", (64, 48), 40_000) if mode == "I;16" else a_street(mode=mode)
    photo = cleaned(saved("PNG", picture))
    assert (photo.width, photo.height, photo.media_type) == (64, 48, "image/webp")


def test_ink_colours_are_painted_as_light() -> None:
    assert cleaned(saved("JPEG", a_street(mode="CMYK"))).width == 64


def test_a_turned_picture_is_kept_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    photo = cleaned(saved("JPEG", exif=turned))
    assert (photo.width, photo.height) == (48, 64)


def test_a_fifty_megapixel_picture_is_made_smaller_not_refused() -> None:
    photo = cleaned(saved("JPEG", Image.new("L", (8192, 6144), 90)))
    assert (photo.width, photo.height) == (2048, 1536)


def test_of_moving_pictures_the_first_is_kept() -> None:
    content = saved("WEBP", save_all=True, append_images=[a_street(64, 48, "L")])
    assert cleaned(content).width == 64


def bomb() -> bytes:
    """A few dozen bytes that claim to be 50,000 by 50,000 points."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    assert "million points" in refusal(bomb())
    assert "million points" in refusal(saved("PNG", Image.new("1", (8000, 7501))))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("kept", [20, 100, 0.5, 0.9])
def test_cut_short_is_damaged(kind: str, kept: float) -> None:
    content = saved(kind, Image.effect_noise((64, 48), 80))
    assert "damaged" in refusal(content[: int(kept if kept > 1 else len(content) * kept)])


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a" + MARKER, b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MZ" * 40, b"PK\x03\x04", b" " + b"%PDF-"],
)
def test_anything_else_is_refused_by_what_it_is_not_by_its_name(content: bytes) -> None:
    assert "none of these" in refusal(content)


def test_a_page_of_html_dressed_as_a_picture_is_damaged() -> None:
    assert "damaged" in refusal(b"\xff\xd8\xff<html>" + MARKER)
    assert "damaged" in refusal(b"%PDF-1.7 <html>" + MARKER)


def test_more_than_twenty_five_megabytes_are_too_many() -> None:
    assert "larger than 25 MB" in refusal(saved("JPEG") + b"\0" * photos.MOST_BYTES)


def test_each_page_of_a_pdf_becomes_a_picture() -> None:
    pages = clean_photos(BytesIO(a_pdf(2)))
    assert [(page.width, page.height) for page in pages] == [(2048, 1024)] * 2
    assert "2 pages" in refusal(a_pdf(2))
    assert "more than 10 pages" in refusal(a_pdf(11))


def painter(content: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[int, bytes]:
    """The painting process, here in this one so that its lines are seen."""
    out = BytesIO()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(content)))
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=out))
    monkeypatch.setattr("resource.setrlimit", lambda *_: None)
    return pdf_painter.main(), out.getvalue()


def test_the_painter_says_by_its_exit_code_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    assert painter(a_pdf(11), monkeypatch) == (3, b"")
    assert painter(b"%PDF-", monkeypatch) == (4, b"")
    code, page = painter(a_pdf(), monkeypatch)
    assert (code, page[:8], len(page)) == (0, struct.pack(">II", 2048, 1024), 8 + 2048 * 1024 * 3)


def test_a_pdf_that_takes_for_ever_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def never_ends(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("painter", 40)

    monkeypatch.setattr("subprocess.run", never_ends)
    assert "damaged or locked" in refusal(a_pdf())


@pytest.mark.slow
def test_a_telephone_s_fifty_megapixels_of_leaves_and_gravel_are_made_smaller_too() -> None:
    """Real pictures of that size weigh up to 25 MB; an even grey one, as above, next to nothing."""
    content = saved("JPEG", Image.effect_noise((8160, 6120), 40).convert("RGB"), quality=42)
    assert 12 * 1024**2 < len(content) < photos.MOST_BYTES
    photo = cleaned(content)
    assert max(photo.width, photo.height) == 2048 and len(photo.data) < 2 * 1024**2


@pytest.mark.slow
def test_a_large_picture_of_another_make_of_telephone_is_made_smaller_too() -> None:
    photo = cleaned(saved("HEIF", Image.linear_gradient("L").resize((4032, 3024)).convert("RGB"), quality=50))
    assert (photo.width, photo.height, photo.media_type) == (2048, 1536, "image/webp")
