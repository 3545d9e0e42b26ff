"""Signed JSON to another system's address, over TLS, without following where it points."""

import json
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from linli.notifications.data import Refused
from linli.notifications.engine.signing import sign

PATIENCE = 10.0
LOCAL = ("localhost", "127.0.0.1", "::1")


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


_open = build_opener(_Stay).open


def post(url: str, secret: str, message: Mapping[str, object], *, key: int) -> None:
    """Raises Refused for 4xx (but 408 and 429), and the error itself for what may pass."""
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in LOCAL:
        raise Refused("messages leave this machine only over TLS")
    body = json.dumps({"id": str(key), **message}, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {
        "Content-Type": "application/json",
        "Linli-Delivery": str(key),
        "Linli-Signature": sign(secret, body, int(time.time())),
    }
    try:
        _open(Request(url, body, headers), timeout=PATIENCE).close()  # noqa: S310 - the scheme is looked at above
    except HTTPError as error:
        error.close()
        passing = error.code in (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS)
        if HTTPStatus.MULTIPLE_CHOICES <= error.code < HTTPStatus.INTERNAL_SERVER_ERROR and not passing:
            raise Refused from None
        raise
