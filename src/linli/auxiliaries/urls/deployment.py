from django.urls import path

from linli.auxiliaries.views import deployment, jobs

urlpatterns = [
    path("duty/", deployment.sheets, name="sheets"),
    path("duty/catalogue/", deployment.catalogue, name="duty-catalogue"),
    path("duty/new/", deployment.plan, name="plan-sheet"),
    path("duty/mine/", deployment.mine, name="own-duties"),
    path("duty/line/<int:id>/recusal/", deployment.ask_recusal, name="ask-recusal"),
    path("duty/line/<int:id>/<str:act>/", deployment.line_act, name="line-act"),
    path("duty/<int:id>/", deployment.sheet, name="sheet"),
    path("duty/<int:id>/<str:act>/", deployment.sheet_act, name="sheet-act"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/new/", jobs.describe, name="describe-job"),
    path("jobs/<int:id>/", jobs.rewrite, name="rewrite-job"),
    path("jobs/<int:id>/<str:act>/", jobs.job_act, name="job-act"),
]
