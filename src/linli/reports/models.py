"""What was published stays as it was published: a second version would tell what the first one hid."""

from django.db import models


class PublishedQuarter(models.Model):
    """The protected table of one quarter; the numbers behind it are not here."""

    quarter = models.CharField(max_length=6, unique=True)
    table = models.JSONField()
    published_at = models.DateTimeField()
