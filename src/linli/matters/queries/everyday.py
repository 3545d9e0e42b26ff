"""The catalogue as residents see it: everyday groups instead of codes, and a search that knows common words."""

from linli.matters.data import CategoryFacts, Group, Kind, Name
from linli.matters.queries.catalogue import categories

FOUND_LIMIT = 20
# Key, sign in the sprite, name, hint. A catalogue row names its group; a row without one is grouped by its kind.
GROUPS = (
    ("roads", "road", "道路与交通设施", "Roads and traffic", "坑洼、井盖、护栏、标志", "Potholes, covers, signs"),
    ("clean", "bin", "垃圾与卫生", "Rubbish and cleaning", "垃圾、公厕、积存杂物", "Litter, bins, toilets"),
    ("light", "lamp", "照明与供电", "Lighting and power", "路灯、楼道灯、电线", "Street lamps, wires"),
    ("water", "water", "供水排水燃气", "Water, drains and gas", "漏水、积水、下水堵塞", "Leaks, flooding, drains"),
    ("green", "leaf", "绿化与公园", "Trees and parks", "树木、草坪、健身器材", "Trees, lawns, playgrounds"),
    ("building", "home", "房屋与小区", "Buildings and estates", "违建、电梯、物业", "Building works, lifts"),
    ("safety", "alert", "公共安全隐患", "Public safety", "消防通道、危险物、施工", "Fire lanes, hazards"),
    ("street", "people", "街面秩序", "Street order", "占道、噪声、广告", "Stalls, noise, posters"),
    ("errand", "office", "代办服务", "Errands at an office", "请网格员帮您跑腿", "Your grid worker goes for you"),
    ("ask", "question", "咨询与建议", "Questions and ideas", "想问的、想改进的", "Ask, or suggest better"),
    ("complaint", "pen", "对服务的投诉", "Complaints about a service", "态度、拖延、推诿", "Rude, late, passed around"),
    ("petition", "receipt", "信访事项", "Petitions", "按《信访工作条例》办理", "Under the petition regulation"),
    ("other", "dot", "其他", "Something else", "找不到合适的就选这里", "When nothing else fits"),
)  # fmt: skip
_OF_KIND = {
    Kind.AGENCY_SERVICE: "errand",
    Kind.QUESTION: "ask",
    Kind.SUGGESTION: "ask",
    Kind.COMPLAINT: "complaint",
    Kind.PETITION: "petition",
}
_KNOWN = frozenset(key for key, *_ in GROUPS)


def groups(*, conduct: bool = False) -> tuple[Group, ...]:
    """The groups that have something to choose. For an official's conduct only complaints can be chosen."""
    rows = _choosable(conduct)
    filled = (
        Group(key, Name(zh, en), Name(hint_zh, hint_en), icon, _of(key, rows))
        for key, icon, zh, en, hint_zh, hint_en in GROUPS
    )
    return tuple(group for group in filled if group.categories)


def categories_named(text: str, *, conduct: bool = False) -> tuple[CategoryFacts, ...]:
    """Categories whose name, group or group's hint has this text, or a two-letter piece of it, in either language."""
    wanted = text.strip().casefold()
    pieces = {wanted, *(wanted[at : at + 2] for at in range(len(wanted) - 1) if not wanted.isascii())}
    scored = [(sum(piece in words for piece in pieces), row) for row, words in worded(conduct=conduct) if wanted]
    scored.sort(key=lambda pair: -pair[0])
    return tuple(row for score, row in scored if score)[:FOUND_LIMIT]


def group_of(row: CategoryFacts) -> str:
    return group_named(row.group, row.kind)


def group_named(group: str, kind: Kind) -> str:
    """The everyday group of a row of the catalogue that says so, or else of its kind."""
    return group if group in _KNOWN else _OF_KIND.get(kind, "other")


def group_names() -> dict[str, Name]:
    """All groups by key, in their order."""
    return {key: Name(zh, en) for key, _icon, zh, en, *_hints in GROUPS}


def _choosable(conduct: bool) -> tuple[CategoryFacts, ...]:
    return tuple(row for row in categories() if row.kind is Kind.COMPLAINT or not conduct)


def _of(key: str, rows: tuple[CategoryFacts, ...]) -> tuple[CategoryFacts, ...]:
    return tuple(row for row in rows if group_of(row) == key)


def worded(*, conduct: bool = False) -> list[tuple[CategoryFacts, str]]:
    """Each category with all the words that name it, its group and the group's hint, in both languages."""
    told = {key: "\n".join(words) for key, _, *words in GROUPS}
    return [(row, f"{row.name.zh}\n{row.name.en}\n{told[group_of(row)]}".casefold()) for row in _choosable(conduct)]
