from django.urls import path

from linli.auxiliaries.views import shifts

urlpatterns = [
    path("shifts/", shifts.shifts, name="shifts"),
    path("shifts/<int:unit>/new/", shifts.describe, name="describe-kind"),
    path("shifts/kind/<int:id>/end/", shifts.end, name="end-kind"),
    path("shifts/kind/<int:id>/demand/", shifts.need, name="demand"),
]
