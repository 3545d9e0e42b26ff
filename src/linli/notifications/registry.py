"""The occasions on which somebody is told: filled by each context in its `apps.py`."""

from collections.abc import Mapping
from string import Formatter

from linli.kernel.words import Sentence
from linli.notifications.data import Secret, Template

_templates: dict[str, Template] = {}


def register_template(
    name: str,
    *,
    subject: Sentence,
    body: Sentence,
    leads_to: str = "",
    short: Sentence | None = None,
    secrets: Mapping[str, Secret] | None = None,
) -> None:
    _templates[name] = Template(name, subject, body, leads_to, short, secrets or {})


def template(name: str) -> Template | None:
    return _templates.get(name)


def templates() -> list[Template]:
    return sorted(_templates.values(), key=lambda template: template.name)


def gaps(template: Template) -> set[str]:
    """The names of what must be given to say this template; its secrets are asked when it is sent."""
    texts = (template.subject.msgid, template.body.msgid)
    return {gap for text in texts for _, gap, _, _ in Formatter().parse(text) if gap} - set(template.secrets)
