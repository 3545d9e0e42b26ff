"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.training.views import courses, learners, papers, sessions, sheets

app_name = "training"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", sessions.home, name="home"),
    path("courses/", courses.courses, name="courses"),
    path("courses/new/", courses.new_course, name="new-course"),
    path("courses/<int:id>/", courses.course, name="course"),
    path("courses/<int:id>/change/", courses.change_course, name="change-course"),
    path("courses/<int:id>/<str:act>/", courses.course_act, name="course-act"),
    path("plans/", courses.plans, name="plans"),
    path("plans/new/", courses.new_plan, name="new-plan"),
    path("plans/<int:id>/", courses.plan, name="plan"),
    path("plans/<int:id>/approve/", courses.approve_plan, name="approve-plan"),
    path("plans/<int:id>/reopen/", courses.reopen_plan, name="reopen-plan"),
    path("plans/<int:id>/drop/<int:line>/", courses.drop_line, name="drop-line"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("sessions/new/", sessions.new_session, name="new-session"),
    path("sessions/<int:id>/", sessions.session, name="session"),
    path("sessions/<int:id>/enrol/", sessions.enrol, name="enrol"),
    path("sessions/<int:id>/withdraw/<int:enrolment>/", sessions.withdraw, name="withdraw"),
    path("sessions/<int:id>/days/add/", sessions.add_day, name="add-day"),
    path("sessions/<int:id>/days/<int:day>/drop/", sessions.drop_day, name="drop-day"),
    path("sessions/<int:id>/cancel/", sessions.cancel, name="cancel"),
    path("sessions/<int:id>/sheets/<str:day>/", sheets.sheet, name="sheet"),
    path("sessions/<int:id>/sheets/<str:day>/<int:enrolment>/", sheets.correct_hours, name="correct-hours"),
    path("sessions/<int:id>/results/", sheets.results, name="results"),
    path("results/<int:id>/", sheets.correct_mark, name="correct-mark"),
    path("unit/", papers.unit, name="unit"),
    path("unit/list.<str:kind>", papers.unit_file, name="unit-file"),
    path("mine/", learners.mine, name="mine"),
    path("mine/sessions/<int:id>/", learners.my_session, name="my-session"),
    path("mine/sessions/<int:id>/<str:learner>/", learners.sign_up, name="sign-up"),
    path("learners/<str:learner>/", learners.learner, name="learner"),
    path("learners/<str:learner>/earlier/", learners.earlier, name="earlier"),
    path("learners/<str:learner>/statement.<str:kind>", papers.statement_file, name="statement-file"),
    path("certificates/<int:id>/", papers.certificate, name="certificate"),
    path("certificates/<int:id>/certificate.pdf", papers.certificate_file, name="certificate-file"),
    path("certificates/<int:id>/revoke/", learners.revoke, name="revoke"),
    path("verify/", papers.verify, name="verify"),
    path("verify/<str:code>/", papers.verify, name="verify-code"),
]
