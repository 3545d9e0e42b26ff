"""Whatever is hidden in an uploaded file stays outside; whatever cannot be a picture gets a clear sentence."""

import resource
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from types import SimpleNamespace

import pypdfium2
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from linli.kernel.errors import BadInput
from linli.privacy.data import CleanPhoto
from linli.privacy.engine import pdf, pdf_painter, photos
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


def test_what_shines_through_is_painted_white() -> None:
    seen = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    with Image.open(BytesIO(cleaned(saved("PNG", seen)).data)) as picture:
        assert picture.mode == "RGB" and min(low for low, _high in picture.getextrema()) > 250


def test_colours_stay_what_they_were() -> None:
    with Image.open(BytesIO(cleaned(saved("PNG", Image.new("RGB", (8, 8), (200, 40, 90)))).data)) as picture:
        red, green, blue = picture.convert("RGB").getpixel((4, 4))
    assert (abs(red - 200) < 9, abs(green - 40) < 9, abs(blue - 90) < 9) == (True, True, True)


@pytest.mark.parametrize("size", [(384, 200), (200, 384), (259, 517), (391, 33)])
def test_strip_by_strip_gives_what_the_whole_would(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    monkeypatch.setattr(photos, "SIDE", 32)
    monkeypatch.setattr(photos, "_ROWS", 16)
    picture = Image.effect_noise(size, 80)
    factor = max(size) // 64
    small = photos._reduced(picture)
    assert (small.size, small.tobytes()) == ((whole := picture.reduce(factor)).size, whole.tobytes())


def test_it_is_twice_as_wide_as_needed_before_it_is_cut_into_strips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "SIDE", 32)
    sizes = [photos._reduced(a_street(width, 60)).size for width in (127, 128, 191, 192)]
    assert sizes == [(127, 60), (64, 30), (96, 30), (64, 20)]
    assert photos._reduced(a_street(192, 60, "P")).size == (192, 60)  # its colours are numbers in a table


def test_what_lies_beside_the_points_goes_along_until_it_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "SIDE", 8)
    with Image.open(BytesIO(saved("PNG", a_street(64, 64), exif=exif(), transparency=(0, 0, 0)))) as picture:
        small = photos._reduced(picture)
    assert (small.size, small.info["transparency"]) == ((16, 16), (0, 0, 0))
    assert small.getexif()[0x010E] == MARKER.decode()


def test_a_large_picture_is_decoded_no_larger_than_it_need_be(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded = []
    reduced = photos._reduced
    monkeypatch.setattr(photos, "_reduced", lambda picture: decoded.append(picture.size) or reduced(picture))
    monkeypatch.setattr(photos, "SIDE", 64)
    photo = cleaned(saved("JPEG", a_street(512, 400)))
    assert (decoded, photo.width, photo.height) == ([(128, 100)], 64, 50)


def test_a_picture_is_made_smaller_with_care(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "SIDE", 16)
    striped = Image.effect_noise((40, 40), 90)
    expected = striped.copy()
    expected.thumbnail((16, 16), Image.Resampling.LANCZOS)
    small = photos._decoded(saved("PNG", striped), "PNG")
    assert small.tobytes() == expected.tobytes()


def test_as_large_as_may_be_is_not_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    content = saved("PNG", a_street(64, 48))
    monkeypatch.setattr(photos, "MOST_PIXELS", 64 * 48)
    monkeypatch.setattr(photos, "MOST_BYTES", len(content))
    assert cleaned(content).width == 64
    monkeypatch.setattr(photos, "MOST_PIXELS", 64 * 48 - 1)
    assert "million points" in refusal(content)


def test_of_an_endless_file_no_more_is_read_than_tells_that_it_is_too_large() -> None:
    class Endless(BytesIO):
        def read(self, most: int | None = -1) -> bytes:
            asked.append(most)
            return bytes(photos.MOST_BYTES + 1)

    asked: list[int | None] = []
    with pytest.raises(BadInput, match="larger than 25 MB"):
        clean_photos(Endless())
    assert asked == [photos.MOST_BYTES + 1]


def bomb() -> bytes:
    """A few dozen bytes that claim to be 50,000 by 50,000 points."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    assert "more than 60 million points" in refusal(bomb())
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


def test_as_many_pages_as_may_be_are_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_painter, "MOST_PAGES", 1)
    monkeypatch.setattr(pdf_painter, "SIDE", 8)
    assert (painter(a_pdf(1), monkeypatch)[0], painter(a_pdf(2), monkeypatch)[0]) == (0, 3)


def test_the_painter_has_bounds_of_memory_and_time(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds = []
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(b"")))
    monkeypatch.setattr("resource.setrlimit", lambda *bound: bounds.append(bound))
    pdf_painter.main()
    assert bounds == [(resource.RLIMIT_AS, (2 << 30, 2 << 30)), (resource.RLIMIT_CPU, (20, 20))]


def test_the_painter_is_told_nothing_of_this_process_and_waited_for_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setenv("LINLI_SECRET_KEY", "of this process")

    def run(command: list[str], **how: object) -> SimpleNamespace:
        asked.append((command, how.pop("env"), how))
        return SimpleNamespace(returncode=0, stdout=struct.pack(">II", 1, 2) + b"abcdef")

    monkeypatch.setattr("subprocess.run", run)
    [picture] = pdf.pages(b"%PDF-")
    [(command, environment, how)] = asked
    assert (command, environment) == (
        [sys.executable, "-m", "linli.privacy.engine.pdf_painter"], {"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert (how["input"], how["timeout"], how["capture_output"]) == (b"%PDF-", 40, True)
    assert (picture.size, picture.tobytes()) == ((1, 2), b"abcdef")


@pytest.mark.parametrize(
    ("code", "out", "too_many"), [(3, b"", True), (4, b"", False), (-9, b"cut", False), (0, b"", False)]
)
def test_what_the_painter_could_not_paint_is_no_picture(
    monkeypatch: pytest.MonkeyPatch, code: int, out: bytes, too_many: bool
) -> None:
    monkeypatch.setattr("subprocess.run", lambda *_, **__: SimpleNamespace(returncode=code, stdout=out))
    with pytest.raises(pdf.CannotPaint) as refused:
        pdf.pages(b"%PDF-")
    assert refused.value.too_many is too_many


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
