"""How every form is drawn, and how a refusal finds its way back to its field."""

from collections.abc import Callable
from typing import IO, Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext

from linli.kernel.errors import BadInput, Refusal
from linli.web.words import say

PICTURES = "image/jpeg,image/png,image/webp,image/heic,image/heif"


class Renderer(DjangoTemplates):
    """Named by the setting FORM_RENDERER: `{{ form }}` and `{{ form.x.as_field_group }}` come out with label, hint
    and error tied to their control."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"


def refuse(form: forms.BaseForm, refusal: Refusal) -> None:
    """Show the refusal at the field it names, or above the form; what was typed stays."""
    field = refusal.field if isinstance(refusal, BadInput) and refusal.field in form.fields else None
    form.add_error(field, say(refusal.sentence))


class DayInput(forms.DateInput):
    """A day as browsers want it, in every language: one written as in prose would come out empty."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Kept(forms.HiddenInput):
    """A hidden field that may also draw as nothing when empty, to keep thin pages thin."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        return super().render(name, value, attrs, renderer) if value not in (None, "") else ""


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Photos(forms.FileField):
    """Some pictures, each made new by `clean_one`; the value is a tuple of whatever that gives.

    Files that were too large to be taken are named too (`linli.web.uploads`); the words beside them are kept.
    """

    def __init__(self, *, limit: int, clean_one: Callable[[IO[bytes]], Any], **kwargs: Any) -> None:
        attributes = {"accept": PICTURES, "multiple": True}
        super().__init__(widget=_ManyFiles(attrs=attributes), **kwargs)
        self.limit, self.clean_one = limit, clean_one

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if len(files) > self.limit:
            told = gettext("You chose %(given)d pictures; at most %(limit)d fit. Choose again, please.")
            raise forms.ValidationError(told, params={"given": len(files), "limit": self.limit})
        return tuple(self._made_new(file) for file in files)

    def _made_new(self, file: Any) -> Any:
        try:
            return self.clean_one(super().clean(file))
        except Refusal as refusal:
            raise forms.ValidationError(
                "%(name)s: %(why)s", params={"name": file.name, "why": say(refusal.sentence)}
            ) from None


class Photo(forms.FileField):
    """One picture, made new by `clean_one`; the value is whatever that gives, None where none was chosen."""

    def __init__(self, *, clean_one: Callable[[IO[bytes]], Any], **kwargs: Any) -> None:
        super().__init__(widget=forms.FileInput(attrs={"accept": PICTURES}), **kwargs)
        self.clean_one = clean_one

    def clean(self, data: Any, initial: Any = None) -> Any:
        if not (file := super().clean(data)):
            return None
        try:
            return self.clean_one(file)
        except Refusal as refusal:
            raise forms.ValidationError(say(refusal.sentence)) from None
