from django.urls import path

from linli.auxiliaries.views import plan

urlpatterns = [
    path("organs/", plan.organs, name="organs"),
    path("organs/rank/", plan.register_organ, name="register-organ"),
    path("organs/<int:unit>/", plan.organ, name="organ"),
    path("organs/<int:unit>/establishment/", plan.establishment, name="establishment"),
    path("organs/<int:unit>/budget/", plan.budget, name="budget"),
    path("organs/<int:unit>/plan/", plan.draft_plan, name="draft-plan"),
    path("plans/<int:id>/change/", plan.change_plan, name="change-plan"),
    path("plans/<int:id>/submit/", plan.submit_plan, name="submit-plan"),
    path("plans/<int:id>/answer/", plan.answer_plan, name="answer-plan"),
    path("plans/<int:id>/redraft/", plan.redraft_plan, name="redraft-plan"),
]
