"""Features that begin only after their impact on people's data has been assessed: each declares itself as Linli starts,
and asks before it does anything. Who keeps the assessments says which are current."""

from collections.abc import Callable, Mapping

from linli.kernel.errors import NotLawful
from linli.kernel.words import Sentence, _
from linli.privacy.data import Feature

CITES = ("pipl-2021/55", "pipl-2021/56")
IsCurrent = Callable[[str], bool]

_features: dict[str, Sentence] = {}
_asked: list[IsCurrent] = []


def needs_assessment(feature: str, words: Sentence) -> None:
    """`words` name the feature on the page of the privacy officer and in every refusal."""
    _features[feature] = words


def features() -> Mapping[str, Sentence]:
    return dict(_features)


def assessments_by(is_current: IsCurrent) -> None:
    """`is_current(feature)` says whether the register has an assessment that holds today: on the real day, also while
    a replay runs, since it is this installation that was assessed. Whoever comes last is asked."""
    _asked[:] = [is_current]


def is_assessed(feature: str) -> bool:
    """KeyError for a feature that has not declared itself. Where nobody keeps assessments, none is current."""
    if feature not in _features:
        raise KeyError(feature)
    return any(is_current(feature) for is_current in _asked)


def demand_assessed(feature: str) -> None:
    """NotLawful, with the name of the feature and who can mend it, where no assessment is current."""
    if not is_assessed(feature):
        sentence = _(
            "“{feature}” begins only after its impact on people's data has been assessed. "
            "The privacy officer can do so under “Assessments of impact”.",
            feature=_features[feature],
        )
        raise NotLawful(sentence, CITES)


def declare_features() -> None:
    """Those of the vault itself."""
    needs_assessment(Feature.PHOTOS, _("Photos of residents and of the work"))
    needs_assessment(Feature.SEARCH, _("Search over residents' words"))
    needs_assessment(Feature.LIKENESS, _("Comparing how alike matters and photos are"))
    needs_assessment(Feature.LEARNING, _("Learning categories from residents' words"))
