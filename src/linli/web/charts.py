"""One chart as SVG, drawn on the server. Needs the extra `charts`; without it there is only the table."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

FONTS = "Noto Sans, PingFang SC, Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif"
_LIGHT = {"paper": "#ffffff", "ink": "#18211e", "line": "#d7ddd8", "bars": ("#0a6c5e", "#c98a1b", "#8a948f")}
_DARK = {"paper": "#18201d", "ink": "#e7edea", "line": "#3a4742", "bars": ("#6cd0ba", "#f0c777", "#7f8b85")}
_THICK, _HIGH = 40, 260

Row = tuple[str, str, int]
"""Month or day or kind, what is counted, how many."""


class Bars(StrEnum):
    """Side by side to be compared, stacked where they add up, or lying where their names are long."""

    BESIDE = "beside"
    STACKED = "stacked"
    LYING = "lying"


def can_draw() -> bool:
    return find_spec("altair") is not None and find_spec("vl_convert") is not None


@lru_cache(maxsize=64)
def drawn(rows: tuple[Row, ...], *, bars: Bars = Bars.BESIDE, dark: bool = False, width: int = 640) -> str | None:
    """Bars in the order of the rows, in the colours of a light or a dark page."""
    if not can_draw():
        return None
    altair: Any = import_module("altair")
    specification = _chart(altair, rows, bars, _DARK if dark else _LIGHT, width).to_dict()
    return str(import_module("vl_convert").vegalite_to_svg(specification))


def _chart(altair: Any, rows: Sequence[Row], bars: Bars, colours: Any, width: int) -> Any:
    names = list(dict.fromkeys(what for _of, what, _n in rows))
    values = [{"of": of, "what": what, "place": names.index(what), "n": n} for of, what, n in rows]
    axis = {"labelColor": colours["ink"], "titleColor": colours["ink"], "domainColor": colours["line"]}
    high = _THICK * len(values) if bars is Bars.LYING else _HIGH
    chart = altair.Chart(altair.Data(values=values)).mark_bar(cornerRadiusEnd=0 if bars is Bars.STACKED else 2)
    shown = chart.encode(**_laid_out(altair, bars, colours), **_coloured(altair, names, bars, colours))
    return (
        shown.properties(width=width, height=high, background=colours["paper"])
        .configure(font=FONTS)
        .configure_axis(**axis, labelFontSize=13)
        .configure_legend(labelFontSize=14)
        .configure_view(strokeWidth=0)
    )


def _laid_out(altair: Any, bars: Bars, colours: Any) -> dict[str, Any]:
    how_many = {"title": None, "axis": altair.Axis(gridColor=colours["line"], tickMinStep=1, format=",d")}
    if bars is Bars.LYING:
        named = altair.Axis(tickColor=colours["line"], labelLimit=240)
        return {"y": altair.Y("of:N", sort=None, title=None, axis=named), "x": altair.X("n:Q", **how_many)}
    named = altair.Axis(labelAngle=-40, tickColor=colours["line"])
    return {"x": altair.X("of:N", sort=None, title=None, axis=named), "y": altair.Y("n:Q", **how_many)}


def _coloured(altair: Any, names: Sequence[str], bars: Bars, colours: Any) -> dict[str, Any]:
    scale = altair.Scale(domain=names, range=list(colours["bars"]))
    legend = altair.Legend(orient="top", labelColor=colours["ink"])
    told = {"color": altair.Color("what:N", sort=names, title=None, scale=scale, legend=legend)}
    if bars is Bars.BESIDE:
        return {**told, "xOffset": altair.XOffset("what:N", sort=names)}
    return {**told, "order": altair.Order("place:Q")} if bars is Bars.STACKED else told
