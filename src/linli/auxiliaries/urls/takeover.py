from django.urls import path

from linli.auxiliaries.views import takeover

urlpatterns = [
    path("takeover/", takeover.take_overs, name="take-overs"),
    path("takeover/new/", takeover.upload, name="upload-roll"),
    path("takeover/ready/", takeover.ready, name="ready"),
    path("takeover/<int:id>/", takeover.take_over, name="take-over"),
    path("takeover/<int:id>/columns/", takeover.columns, name="roll-columns"),
    path("takeover/<int:id>/<str:act>/", takeover.take_over_act, name="take-over-act"),
]
