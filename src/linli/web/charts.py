"""One chart as SVG, drawn on the server. Needs the extra `charts`; without it there is only the table."""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

FONTS = "Noto Sans, PingFang SC, Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif"
_LIGHT = {"paper": "#ffffff", "ink": "#18211e", "line": "#d7ddd8", "bars": ("#0a6c5e", "#c98a1b")}
_DARK = {"paper": "#18201d", "ink": "#e7edea", "line": "#3a4742", "bars": ("#6cd0ba", "#f0c777")}

Row = tuple[str, str, int]
"""Month, what is counted, how many."""


def can_draw() -> bool:
    return find_spec("altair") is not None and find_spec("vl_convert") is not None


@lru_cache(maxsize=64)
def drawn(rows: tuple[Row, ...], *, dark: bool = False, width: int = 640) -> str | None:
    """Bars side by side, month after month, in the colours of a light or a dark page."""
    if not can_draw():
        return None
    altair: Any = import_module("altair")
    specification = _bars(altair, rows, _DARK if dark else _LIGHT, width).to_dict()
    return str(import_module("vl_convert").vegalite_to_svg(specification))


def _bars(altair: Any, rows: Sequence[Row], colours: Any, width: int) -> Any:
    names = list(dict.fromkeys(what for _month, what, _n in rows))
    values = [{"month": month, "what": what, "n": n} for month, what, n in rows]
    axis = {"labelColor": colours["ink"], "titleColor": colours["ink"], "domainColor": colours["line"]}
    chart = (
        altair.Chart(altair.Data(values=values))
        .mark_bar(cornerRadiusEnd=2)
        .encode(
            x=altair.X("month:N", sort=None, title=None, axis=altair.Axis(labelAngle=-40, tickColor=colours["line"])),
            xOffset=altair.XOffset("what:N", sort=names),
            y=altair.Y("n:Q", title=None, axis=altair.Axis(gridColor=colours["line"], tickMinStep=1, format="d")),
            color=altair.Color(
                "what:N", sort=names, title=None, scale=altair.Scale(domain=names, range=list(colours["bars"])),
                legend=altair.Legend(orient="top", labelColor=colours["ink"]),
            ),
        )
    )  # fmt: skip
    shown = chart.properties(width=width, height=260, background=colours["paper"])
    return (
        shown.configure(font=FONTS)
        .configure_axis(**axis, labelFontSize=13)
        .configure_legend(labelFontSize=14)
        .configure_view(strokeWidth=0)
    )
