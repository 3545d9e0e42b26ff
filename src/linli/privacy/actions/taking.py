"""What somebody uploads: shown to the office's virus scanner, where there is one, and then painted anew."""

from io import BytesIO
from typing import IO

from linli.kernel.errors import BadInput
from linli.kernel.words import _
from linli.privacy.adapters.scanner import NoScanner, is_harmless
from linli.privacy.data import CleanPhoto
from linli.privacy.engine import photos


def clean_photo(file: IO[bytes]) -> CleanPhoto:
    """Exactly one picture; a PDF of several pages is refused."""
    return photos.clean_photo(_scanned(file))


def clean_photos(file: IO[bytes]) -> list[CleanPhoto]:
    """One picture, or one for each page of a PDF. BadInput with a clear sentence for anything else."""
    return photos.clean_photos(_scanned(file))


def _scanned(file: IO[bytes]) -> IO[bytes]:
    """Before anything decodes it. A scanner that is named and silent lets nothing in."""
    content = file.read(photos.MOST_BYTES + 1)
    try:
        if len(content) <= photos.MOST_BYTES and not is_harmless(content):
            raise BadInput(photos.FIELD, _("The virus scanner of this office refuses this file."))
    except NoScanner:
        said = _("Files cannot be checked for viruses just now. Send the rest without them, or try again later.")
        raise BadInput(photos.FIELD, said) from None
    return BytesIO(content)
