from typing import Any

from django.db import migrations, models
from django.db.models import F


def hold_as_long_as_kept(apps: Any, schema_editor: Any) -> None:
    """What was assessed before there was such a day goes on to the end of its record."""
    assessments = apps.get_model("rights", "Assessment").objects.using(schema_editor.connection.alias)
    assessments.update(review_on=F("kept_until"))


class Migration(migrations.Migration):
    dependencies = [("rights", "0002_searches_are_watched")]

    operations = [
        migrations.AddField("assessment", "ended_on", models.DateField(null=True)),
        migrations.AddField("assessment", "review_on", models.DateField(null=True)),
        migrations.RunPython(hold_as_long_as_kept, migrations.RunPython.noop),
        migrations.AlterField("assessment", "review_on", models.DateField()),
        migrations.AddIndex(
            "assessment", models.Index(fields=["feature", "review_on"], name="rights_assessment_current")
        ),
        migrations.AddConstraint(
            "assessment",
            models.CheckConstraint(
                condition=models.Q(review_on__gt=F("approved_on")), name="rights_assessment_is_reviewed"
            ),
        ),
    ]
