from datetime import UTC, datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rights", "0003_assessments_hold_until")]

    operations = [
        # Those planted before say only that they were.
        migrations.AddField(
            "canary",
            "planted_at",
            models.DateTimeField(default=datetime(2026, 1, 1, tzinfo=UTC)),
            preserve_default=False,
        ),
    ]
