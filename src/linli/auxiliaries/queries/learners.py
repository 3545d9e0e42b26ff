"""The book of auxiliary officers, as training asks for it: numbered by their files, in the order of their numbers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from linli.auxiliaries.data import Officer, OfficerId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.queries.files import officer_of, officers_by_id, serving
from linli.kernel.actor import PostId, Role, UnitId, UserId
from linli.organisation.api import posts_in
from linli.training.data import Learner, LearnerCard, LearnerKind


class Officers:
    """Two statements for any number of officers: their files, and the posts in which they are told something."""

    def cards(self, ids: Collection[int], *, on: date) -> Mapping[int, LearnerCard]:
        return {card.learner.id: card for card in _cards(officers_by_id(map(OfficerId, ids)), on)}

    def in_units(self, units: Collection[UnitId], *, on: date) -> Sequence[LearnerCard]:
        return _cards(serving(units, on=on), on)

    def of_user(self, user: UserId, *, on: date) -> Sequence[LearnerCard]:
        found = officer_of(user)
        return _cards([found], on) if found else []


def learner(officer: OfficerId) -> Learner:
    return Learner(LearnerKind.AUXILIARY, officer)


def _cards(officers: Iterable[Officer], on: date) -> list[LearnerCard]:
    found = list(officers)
    posts: dict[UserId, PostId] = {}
    if any(one.user is not None for one in found):
        posts = {post.user: post.id for post in posts_in(role=Role.AUXILIARY, on=on)}
    return [
        LearnerCard(
            learner(one.id), one.name, one.unit, one.user, posts.get(one.user) if one.user else None, one.started_on
        )
        for one in found
    ]  # fmt: skip


def posts_of_officers(officers: Iterable[OfficerId], *, on: date) -> list[PostId]:
    """The posts of those of them who sign in; two statements."""
    users = AuxiliaryOfficer.objects.filter(pk__in=list(officers), user__isnull=False).values_list("user", flat=True)
    wanted = {UserId(user) for user in users if user is not None}
    return [post.id for post in posts_in(role=Role.AUXILIARY, on=on) if post.user in wanted] if wanted else []
