"""Small pieces that the tables share."""

from datetime import UTC, datetime
from enum import StrEnum

from django.db import models
from django.db.models import Q

from linli.kernel.enums import values

FAR = datetime(3000, 1, 1, tzinfo=UTC)
"""“Nothing runs.” A null would sort first on one database and last on the other, and would need a second index."""

FAR_DAY = FAR.date()


def known(field: str, words: type[StrEnum], name: str) -> models.CheckConstraint:
    """The database knows the words of the table, too."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": values(words)}), name=name)


def differs(first: str, second: str, name: str) -> models.CheckConstraint:
    """Two people must not be one. Holds while either is unknown."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True}) | Q(**{f"{second}__isnull": True}) | ~Q(**{first: models.F(second)}),
        name=name,
    )
