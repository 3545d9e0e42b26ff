"""Every act here ends with a new edition, so that every process reads the organisation again."""

from linli.kernel.ids import new_id
from linli.organisation import models
from linli.organisation.queries.snapshot import unpin


def new_edition() -> None:
    models.Edition.objects.update_or_create(pk=1, defaults={"stamp": new_id()})
    unpin()
