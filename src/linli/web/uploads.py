"""A picture that is too large is let go by, so that the words sent with it still arrive."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class Capped(FileUploadHandler):
    """Counts what comes in for each file; above `settings.UPLOAD_LIMIT` bytes the file is dropped and remembered."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.seen += len(raw_data)
        if self.seen > settings.UPLOAD_LIMIT:
            if self.request is not None:
                self.request.META.setdefault("linli.dropped", []).append(self.field_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers after this one keep the file."""


def dropped(request: HttpRequest, field: str) -> int:
    """How many files of this field were too large to be taken."""
    return list(request.META.get("linli.dropped", [])).count(field)
