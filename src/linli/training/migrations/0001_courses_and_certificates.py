from django.db import migrations

from .first import checks, tables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [*tables.OPERATIONS, *checks.OPERATIONS]
