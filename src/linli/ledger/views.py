"""What anybody may fetch: checkpoints, tiles and keys as C2SP describes them, and a page that says what they are for.

A log of its own number never changes what it once served, so its tiles may be kept for ever. The addresses without a
number follow the open log, and are fetched anew.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from linli.kernel.errors import NotFound
from linli.ledger.api import checkpoint, logs, public_key, tile
from linli.ledger.data import Epoch
from linli.ledger.engine.tiles import parse_tile_path
from linli.web.access import PUBLIC, guard

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_MINUTE = "public, max-age=60"


@guard(PUBLIC)
@cache_control(no_cache=True)
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "ledger/about.html", {"logs": logs()})


@guard(PUBLIC)
@cache_control(no_cache=True)
def show_checkpoint(request: HttpRequest, epoch: int | None = None) -> HttpResponse:
    return _plain(checkpoint(_epoch(epoch)))


@guard(PUBLIC)
@cache_control(no_cache=True)
def show_key(request: HttpRequest, epoch: int | None = None) -> HttpResponse:
    return _plain(public_key(_epoch(epoch)) + "\n")


@guard(PUBLIC)
def show_tile(request: HttpRequest, path: str, epoch: int | None = None) -> HttpResponse:
    """`0/x001/067`, or `8/0/x001/067` with the height in front as older clients ask."""
    try:
        level, n, width = _parsed(path)
    except ValueError:
        raise NotFound from None
    response = HttpResponse(tile(_epoch(epoch), level, n, width), content_type="application/octet-stream")
    response["Cache-Control"] = FOR_EVER if epoch is not None else FOR_A_MINUTE
    return response


def _parsed(path: str) -> tuple[int, int, int]:
    try:
        return parse_tile_path(path)
    except ValueError:
        return parse_tile_path(path.removeprefix("8/"))


def _epoch(number: int | None) -> Epoch | None:
    return None if number is None else Epoch(number)


def _plain(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
