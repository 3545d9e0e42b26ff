from django.db import migrations
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone


def forwards(apps, editor):
    """The rules that stood become the first version; decisions on objections get the way they were about."""

    def rows(name):
        """Of the database that is being migrated, which may be the one that a file moves to."""
        return apps.get_model("matters", name).objects.using(editor.connection.alias)

    rules = rows("RoutingRule").filter(version=None)
    if rules.exists():
        now = timezone.now()
        version = rows("RoutingVersion").create(state="published", reason="", made_at=now, published_at=now)
        rules.update(version=version)
    matters = rows("Matter").filter(pk=OuterRef("matter"))
    rows("Objection").filter(matter__unit_concerned=None).update(
        category_key=Subquery(matters.values("category_key")),
        place=Subquery(matters.values_list(Coalesce("township", "district"))),
    )


class Migration(migrations.Migration):
    dependencies = [("matters", "0011_routing_by_versions")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
