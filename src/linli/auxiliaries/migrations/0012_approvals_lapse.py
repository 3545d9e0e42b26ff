"""What the unit above was asked about can change; the leave then lapses."""

from django.db import migrations, models

STATES = [("asked", "asked"), ("approved", "approved"), ("declined", "declined"), ("lapsed", "lapsed")]


class Migration(migrations.Migration):
    dependencies = [("auxiliaries", "0011_calls_taken_back")]
    operations = [
        migrations.AlterField(
            model_name="reasonedapproval",
            name="state",
            field=models.CharField(choices=STATES, default="asked", max_length=16),
        ),
    ]
