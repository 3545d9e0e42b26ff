from django.db import migrations
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone


def forwards(apps, editor):
    """The rules that stood become the first version; decisions on objections get the way they were about."""
    rules = apps.get_model("matters", "RoutingRule").objects.filter(version=None)
    if rules.exists():
        now = timezone.now()
        version = apps.get_model("matters", "RoutingVersion").objects.create(
            state="published", reason="", made_at=now, published_at=now
        )
        rules.update(version=version)
    matters = apps.get_model("matters", "Matter").objects.filter(pk=OuterRef("matter"))
    apps.get_model("matters", "Objection").objects.filter(matter__unit_concerned=None).update(
        category_key=Subquery(matters.values("category_key")),
        place=Subquery(matters.values_list(Coalesce("township", "district"))),
    )


class Migration(migrations.Migration):
    dependencies = [("matters", "0011_routing_by_versions")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
