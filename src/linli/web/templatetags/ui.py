"""The pieces pages are made of. Each says in one line when to use it; `/style/` shows them all."""

from django import template
from django.conf import settings
from django.forms import BaseForm
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import override

from linli.kernel.words import Named, Sentence
from linli.web import languages, navigation
from linli.web.words import say

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One sign out of the sprite. Decorative unless it has a `label`."""
    use = format_html('<use href="{}#{}"></use>', static("web/icons.svg"), name)
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}">{}</svg>', label, use)
    return format_html('<svg class="icon" aria-hidden="true" focusable="false">{}</svg>', use)


@register.simple_tag
def said(words: Sentence | Named | str | None) -> SafeString:
    """A sentence or name for the reader; one that the reader's language lacks says in which language it stands."""
    text = say(words)
    if not languages.is_partial():
        return conditional_escape(text)
    with override(settings.LANGUAGE_CODE):
        fell_back = text and text == say(words)
    return (
        format_html('<bdi lang="{}">{}</bdi>', settings.LANGUAGE_CODE, text) if fell_back else conditional_escape(text)
    )


@register.simple_tag
def badge(words: object, tone: str = "plain", sign: str = "") -> SafeString:
    """A state in words with a sign, so that colour is never the only difference. Tones: plain, good, wait, bad."""
    signs = {"plain": "dot", "good": "check", "wait": "clock", "bad": "alert"}
    return format_html('<span class="badge {}">{}{}</span>', tone, icon(sign or signs[tone]), words)


@register.inclusion_tag("web/parts/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """First thing in a form's page: every mistake as a link to its field. Empty where there is none."""
    mistakes = [field for field in form if field.errors] if form.is_bound else []
    return {"form": form, "mistakes": mistakes, "n": len(mistakes) + len(form.non_field_errors())}


@register.inclusion_tag("web/parts/steps.html")
def steps_of(*titles: object, at: int) -> dict[str, object]:
    """How far one is in a short sequence; `at` counts from 1."""
    rows = [{"title": title, "now": number == at, "done": number < at} for number, title in enumerate(titles, 1)]
    return {"rows": rows, "current": at, "total": len(rows)}


@register.inclusion_tag("web/parts/crumbs.html")
def crumbs(*pairs: str) -> dict[str, object]:
    """`{% crumbs url words url words here %}`: the way back; the last one is this page."""
    return {"way": list(zip(pairs[:-1:2], pairs[1:-1:2], strict=True)), "here": pairs[-1]}


@register.simple_tag(takes_context=True)
def ways(context: Context, area: str) -> list[navigation.Way]:
    """The links of an area that this actor may follow."""
    return navigation.ways(area, context.get("actor"))
