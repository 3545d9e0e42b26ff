"""What is typed about a piece."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from linli.kernel.words import Name
from linli.knowledge.data import BODIES, PARTS_CALLED, REPLY_PARTS, Piece, PieceKind, PieceText
from linli.knowledge.registry import subjects
from linli.knowledge.rules import GAPS, LONGEST_BODY, LONGEST_PART, MOST_SUBJECTS
from linli.web.words import say

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
A_YEAR = timedelta(days=365)


class PieceForm(forms.Form):
    """Field names are those of `PieceText`, so that a refusal finds its field."""

    title = forms.CharField(label=lazy("Title of it"), max_length=80)
    title_en = forms.CharField(label=lazy("English title of it"), max_length=120, required=False)
    subjects = forms.MultipleChoiceField(
        label=lazy("About which categories?"), required=False,
        help_text=lazy("It stands beside the answer to such matters. Choose none, and it fits all."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )  # fmt: skip
    expires_on = forms.DateField(
        label=lazy("Holds until"),
        widget=DAY,
        help_text=lazy("A month before, the head of the unit is asked to look at it again."),
    )
    public = forms.BooleanField(
        label=lazy("Residents may read it too"), required=False,
        help_text=lazy("It then stands under “Good to know”. Write it for them."),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: PieceKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["subjects"].choices = subjects()  # type: ignore[attr-defined]  # of a choice field
        self.fields["expires_on"].initial = lambda: timezone.localdate() + A_YEAR
        article = kind is PieceKind.ARTICLE
        for name in BODIES if article else REPLY_PARTS:
            self.fields[name] = forms.CharField(
                label=say(PARTS_CALLED[name]), required=False, max_length=LONGEST_BODY if article else LONGEST_PART,
                widget=forms.Textarea(attrs={"rows": 10 if article else 4}),
            )  # fmt: skip
        if not article:
            del self.fields["public"]
            gaps = " ".join(f"{{{chinese}}}" for chinese in GAPS.values())
            self.fields["findings"].help_text = lazy("You may leave places open: %(gaps)s") % {"gaps": gaps}
        self.order_fields(["title", "title_en", *(BODIES if article else REPLY_PARTS), "subjects", "expires_on"])

    def clean_subjects(self) -> frozenset[str]:
        chosen = self.cleaned_data["subjects"]
        return frozenset(chosen[: MOST_SUBJECTS + 1])

    def text(self) -> PieceText:
        given = self.cleaned_data
        names = BODIES if self.kind is PieceKind.ARTICLE else REPLY_PARTS
        return PieceText(
            kind=self.kind, title=Name(given["title"], given["title_en"]),
            parts={name: given[name] for name in names}, subjects=given["subjects"],
            public=bool(given.get("public")), expires_on=given["expires_on"],
        )  # fmt: skip

    @staticmethod
    def of(piece: Piece) -> dict[str, Any]:
        """A piece as the form shows it."""
        text = piece.text
        return {
            **text.parts, "title": text.title.zh, "title_en": text.title.en, "subjects": sorted(text.subjects),
            "expires_on": text.expires_on, "public": text.public,
        }  # fmt: skip


class ConfirmForm(forms.Form):
    expires_on = forms.DateField(label=lazy("Holds until"), widget=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expires_on"].initial = lambda: timezone.localdate() + A_YEAR
