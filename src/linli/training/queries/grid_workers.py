"""The book of grid workers: whoever holds such a post. Numbered by user: a new grid is no new learner."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from linli.kernel.actor import Role, UnitId, UserId
from linli.organisation.api import posts_in, posts_of
from linli.organisation.data import Post
from linli.training.data import Learner, LearnerCard, LearnerKind


class GridWorkers:
    """Grid workers have no file of their own here; what a post says is all there is."""

    def cards(self, ids: Collection[int], *, on: date) -> Mapping[int, LearnerCard]:
        wanted = set(ids)
        return _cards(post for post in posts_in(role=Role.GRID_WORKER, on=on) if post.user in wanted)

    def in_units(self, units: Collection[UnitId], *, on: date) -> Sequence[LearnerCard]:
        wanted = set(units)
        found = _cards(post for post in posts_in(role=Role.GRID_WORKER, on=on) if post.unit in wanted)
        return sorted(found.values(), key=lambda card: (card.name, card.learner))

    def of_user(self, user: UserId, *, on: date) -> Sequence[LearnerCard]:
        held = (post for post in posts_of(user, on=on) if post.role is Role.GRID_WORKER and post.user == user)
        return list(_cards(held).values())


def _cards(posts: Iterable[Post]) -> dict[int, LearnerCard]:
    """One for each user: the post held longest."""
    found: dict[int, LearnerCard] = {}
    for post in posts:
        learner = Learner(LearnerKind.GRID_WORKER, post.user)
        card = LearnerCard(learner, post.holder, post.unit, post.user, post.id, post.valid_from)
        found.setdefault(post.user, card)
    return found
