from django.db import migrations

from .rights import cases, files


class Migration(migrations.Migration):
    dependencies = [
        ("auxiliaries", "0003_duty_sheets"),
    ]

    operations = [*files.OPERATIONS, *cases.OPERATIONS]
