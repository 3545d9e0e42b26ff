"""The addresses: each context brings its own."""

from django.urls import include, path

from linli.config import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("metrics", views.metrics, name="metrics"),
    path("", include("linli.web.urls")),
    path("", include("linli.portal.urls")),
    path("", include("linli.knowledge.urls")),
    path("", include("linli.matters.urls")),
    path("accounts/", include("linli.accounts.urls")),
    path("privacy/", include("linli.privacy.urls")),
    path("notices/", include("linli.notifications.urls")),
    path("ledger/", include("linli.ledger.urls")),
    path("", include("linli.rights.urls")),
    path("training/", include("linli.training.urls")),
    path("auxiliaries/", include("linli.auxiliaries.urls")),
    path("", include("linli.organisation.urls")),
    path("oversight/", include("linli.oversight.urls")),
    path("reports/", include("linli.reports.urls")),
    path("desk/", include("linli.desk.urls")),
    path("open311/", include("linli.open311.urls")),
    path("api/v1/", include("linli.rest.urls")),
    path("operations/", include("linli.operations.urls")),
]

handler400 = "linli.web.refusals.bad_request"
handler403 = "linli.web.refusals.permission_denied"
handler404 = "linli.web.refusals.page_not_found"
handler500 = "linli.web.refusals.server_error"
