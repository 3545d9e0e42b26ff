"""The family tree of refusals. Each is a full answer to a person, never a stack trace.

Refusal                 Linli says no, and why
├── BadInput            what was given cannot be understood; names the field
├── NotFound            there is no such thing, or not for you (deliberately the same answer)
├── NotAllowed          the state does not permit this act now
├── NotPermitted        this person may not
│   └── StepUpNeeded    … until the second factor has been shown again
├── NotLawful           an article forbids it
├── Overtaken           somebody else was first
└── TooMany             a limit of rate or size is reached; try later
"""

from collections.abc import Iterable

from linli.kernel.words import Sentence, _


class Refusal(Exception):
    """The root: carries the sentence that will be shown."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class BadInput(Refusal):
    """Names the field, so that a form, an API and an import row can each point at it."""

    def __init__(self, field: str, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.field = field


class NotFound(Refusal):
    def __init__(self, sentence: Sentence | None = None) -> None:
        super().__init__(sentence or _("There is nothing here, or nothing that you may see."))


class NotAllowed(Refusal):
    """The state machine has no such move from here."""


class NotPermitted(Refusal):
    """The predicate that guards the act said no."""

    def __init__(self, sentence: Sentence | None = None) -> None:
        super().__init__(sentence or _("Your post does not allow this."))


class StepUpNeeded(NotPermitted):
    """The second factor is not fresh enough; a browser is led to the page that asks for it."""

    def __init__(self) -> None:
        super().__init__(_("Show your second factor again before you open this."))


class NotLawful(Refusal):
    """A rule of law said no; `articles` are its citations."""

    def __init__(self, sentence: Sentence, articles: Iterable[str]) -> None:
        super().__init__(sentence)
        self.articles = tuple(articles)


class Overtaken(Refusal):
    """Compare-and-set found the row already moved."""

    def __init__(self, sentence: Sentence | None = None) -> None:
        super().__init__(sentence or _("Somebody was first: this has just been changed. Look again before you go on."))


class TooMany(Refusal):
    """`retry_after` is in seconds."""

    def __init__(self, sentence: Sentence, retry_after: int = 60) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after
