"""Pictures for tests: a scene that a number makes, painted anew as the vault keeps them."""

from io import BytesIO

import numpy as np
from PIL import Image

from linli.privacy.api import clean_photo


def scene(number: int) -> Image.Image:
    """Light and dark at several scales, as a street has; the same number gives the same scene."""
    chance = np.random.default_rng(number)
    layers = [
        np.asarray(Image.fromarray((chance.random((k, k)) * 255).astype("uint8")).resize((256, 256)), dtype=float) / k
        for k in (3, 6, 12, 40)
    ]
    whole = sum(layers)
    return Image.fromarray(np.uint8(255 * whole / np.max(whole)), "L")


def saved(picture: Image.Image, *, quality: int = 85) -> bytes:
    """As an office would send it."""
    out = BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


def a_photo(number: int = 1) -> bytes:
    """A clean photo, as acts want it."""
    return clean_photo(BytesIO(saved(scene(number)))).data
