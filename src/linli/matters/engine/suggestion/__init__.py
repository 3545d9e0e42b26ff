"""Suggests the category of a message, says how sure it is and which words spoke for it. A human confirms.

A linear model over single characters and pairs of characters, with the title counted twice and once more by itself,
trained from the installation's own closed matters. `train` needs the extra `suggest` (scikit-learn); a trained
`Suggester` needs only numpy. How the method was chosen: `docs/decisions`, "Suggesting a category".
"""

from linli.matters.engine.suggestion.figures import Figures, evaluate
from linli.matters.engine.suggestion.model import Suggester, Suggestion
from linli.matters.engine.suggestion.reading import Labelled, read_labelled
from linli.matters.engine.suggestion.training import Progress, cross_validate, silent, train

__all__ = [
    "Figures",
    "Labelled",
    "Progress",
    "Suggester",
    "Suggestion",
    "cross_validate",
    "evaluate",
    "read_labelled",
    "silent",
    "train",
]
