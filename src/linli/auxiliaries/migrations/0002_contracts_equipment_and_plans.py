from django.db import migrations

from .employing import checks, tables


class Migration(migrations.Migration):
    dependencies = [
        ("auxiliaries", "0001_officers"),
    ]

    operations = [*tables.OPERATIONS, *checks.OPERATIONS]
