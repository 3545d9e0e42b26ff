"""Acts, articles and dated values, as data; decides nothing.

**Act** a law, regulation, standard or local document; **Article** one of its provisions, with its gist in our
own words; **Value** a number the text gives, with the day it began to hold; **Mark** how good the evidence is.

    from linli import law

    law.article("petition-regulation-2022/34").en
    law.value("petition.decide", on=day).term
"""

from linli.law.data import Act, Article, ByHand, Checked, Mark, UnknownLaw, Value
from linli.law.register import act, act_like, acts, article, sets, value, values

__all__ = [
    "Act", "Article", "ByHand", "Checked", "Mark", "UnknownLaw", "Value",
    "act", "act_like", "acts", "article", "sets", "value", "values",
]  # fmt: skip
