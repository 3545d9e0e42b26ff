"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    chosen = request.COOKIES.get(settings.THEME_COOKIE, "")
    return {
        "site_name": settings.SITE_NAME,
        "actor": getattr(request, "actor", None),
        "operator": settings.OPERATOR,
        "operator_contact": settings.OPERATOR_CONTACT,
        "map_tiles": settings.MAP_TILES,
        "map_tiles_by": settings.MAP_TILES_BY,
        "theme": chosen if chosen in ("light", "dark") else "auto",
    }
