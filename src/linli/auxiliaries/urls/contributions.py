from django.urls import path

from linli.auxiliaries.views import contributions

urlpatterns = [
    path("contributions/", contributions.months, name="contributions"),
    path("contributions/table/", contributions.upload, name="upload-contributions"),
    path("missing/", contributions.alarms, name="alarms"),
    path("officers/<int:id>/contributions/", contributions.enter, name="enter-contributions"),
    path("officers/<int:id>/registered/", contributions.register, name="register-officer"),
    path("organs/<int:unit>/provider/", contributions.provider, name="provider-check"),
    path("organs/<int:unit>/provider/paper/", contributions.provider_paper, name="provider-paper"),
    path("organs/<int:unit>/provider/report/", contributions.report, name="provider-report"),
]
