from django.urls import path

from linli.auxiliaries.views import applicants, applying, recruitment

urlpatterns = [
    path("recruitments/", recruitment.recruitments, name="recruitments"),
    path("recruitments/new/", recruitment.prepare, name="prepare-recruitment"),
    path("recruitments/<int:id>/", recruitment.recruitment, name="recruitment"),
    path("recruitments/<int:id>/apply/", applicants.take_application, name="take-application"),
    path("recruitments/<int:id>/<str:act>/", recruitment.step, name="recruitment-step"),
    path("applicants/<int:id>/", applicants.applicant, name="applicant"),
    path("applicants/<int:id>/letter/", applicants.letter, name="applicant-letter"),
    path("applicants/<int:id>/employ/", applicants.employ, name="employ"),
    path("applicants/<int:id>/<str:act>/", applicants.act, name="applicant-act"),
    path("notices/", applying.notices, name="notices"),
    path("notices/<str:number>/", applying.notice, name="notice"),
    path("notices/<str:number>/apply/", applying.apply, name="apply"),
    path("application/enter/", applying.enter, name="enter-application"),
    path("application/", applying.application, name="application"),
    path("application/<str:act>/", applying.own_act, name="own-application-act"),
]
