"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.rights.views import desk, resident

app_name = "rights"
urlpatterns: list[URLPattern | URLResolver] = [
    path("rights/", resident.about, name="about"),
    path("rights/desk/reviews/", desk.reviews, name="reviews"),
    path("rights/desk/reviews/<int:id>/", desk.review, name="review"),
    path("rights/desk/own/", desk.own, name="own"),
    path("rights/desk/requests/", desk.requests, name="requests"),
    path("rights/desk/requests/<int:id>/words/", desk.request_words, name="request-words"),
    path("rights/desk/requests/<int:id>/<str:act>/", desk.request_act, name="request-act"),
    path("rights/desk/breaches/", desk.breaches, name="breaches"),
    path("rights/desk/breaches/<int:id>/", desk.breach, name="breach"),
    path("rights/desk/assessments/", desk.assessments, name="assessments"),
    path("rights/desk/assessments/new/", desk.assess, name="assess"),
    path("rights/desk/assessments/<int:id>/end/", desk.end_assessment, name="end-assessment"),
    path("rights/desk/canaries/", desk.canaries, name="canaries"),
    path("rights/desk/canaries/<str:number>/take-up/", desk.take_up, name="take-up"),
    path("rights/desk/delays/", desk.delays, name="delays"),
    path("rights/desk/delays/<int:id>/<str:answer>/", desk.delay, name="delay"),
    path("mine/<int:receipt>/rights/looks/", resident.looks, name="looks"),
    path("mine/<int:receipt>/rights/proof.json", resident.proof, name="proof"),
    path("mine/<int:receipt>/rights/demand/", resident.demand, name="demand"),
    path("mine/<int:receipt>/rights/looks/<int:number>/question/", resident.question, name="question"),
]
