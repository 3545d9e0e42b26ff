import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("matters", "0012_rules_get_their_version")]
    operations = [
        migrations.AlterField(
            model_name="routingrule",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rules", to="matters.routingversion"
            ),
        ),
    ]
