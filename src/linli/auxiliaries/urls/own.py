from django.urls import path

from linli.auxiliaries.views import own

urlpatterns = [
    path("own/", own.own, name="own"),
    path("own/held/", own.held, name="own-held"),
    path("own/looks/", own.looks, name="own-looks"),
    path("own/contributions/", own.own_contributions, name="own-contributions"),
]
