from django.conf import settings
from django.db import migrations

from .first import case_file, checks_of_case_file, checks_of_matter, matter


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisation", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *matter.OPERATIONS,
        *case_file.OPERATIONS,
        *checks_of_matter.OPERATIONS,
        *checks_of_case_file.OPERATIONS,
    ]
