"""A place for photos, which is there only while photos may be taken at all."""

from typing import Any

from django import forms

from linli.privacy import api as privacy
from linli.privacy.data import Feature


class TakesPhotos(forms.Form):
    """Loses its field `photos` while nobody has assessed what photos do. Whoever sends some all the same, from a page
    that was opened before, is told: nothing that was given is left out unsaid."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.files and not privacy.is_assessed(Feature.PHOTOS):
            del self.fields["photos"]

    def clean(self) -> dict[str, Any]:
        return {"photos": (), **(super().clean() or {})}
