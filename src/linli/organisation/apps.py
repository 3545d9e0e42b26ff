"""Organisation joins the house: permissions, what its fields hold, its links, and its ear for closed users."""

from importlib import import_module

from django.apps import AppConfig

from linli.kernel.words import _
from linli.web import navigation


class OrganisationConfig(AppConfig):
    name = "linli.organisation"
    label = "organisation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from linli.accounts.api import on_change, words_of_place  # noqa: PLC0415 - models are ready only now

        import_module("linli.organisation.permissions")
        import_module("linli.organisation.registry")
        import_module("linli.organisation.tasks").schedule()
        on_change("organisation", import_module("linli.organisation.actions.posts").hear_of_user)
        words_of_place(import_module("linli.organisation.queries.units").unit_names)
        navigation.enter("desk", "organisation:units", _("Organisation"), order=80, guard="organisation.see")
        navigation.enter("self", "organisation:mine", _("My posts"), order=10, guard="organisation.see")
        navigation.enter("foot", "organisation:ask_card", _("Is this card valid?"), order=35)
        navigation.enter("foot", "organisation:law", _("Rules and their articles"), order=40)
