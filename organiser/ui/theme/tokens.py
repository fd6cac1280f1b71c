"""The colours by name, once for light and once for dark."""

from dataclasses import dataclass, fields, replace

from organiser.ui.theme.contrast import contrast, mix


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour that may appear on screen, as #RRGGBB."""

    name: str
    bg: str
    surface: str
    surface2: str
    sidebar: str
    border: str
    border_strong: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    accent_text: str
    focus: str
    selection: str
    selection_text: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    danger_fill: str
    on_danger: str
    info: str
    info_soft: str
    violet: str
    violet_soft: str
    l1: str
    l2: str
    l3: str
    l4: str
    l5: str
    l6: str
    map0: str
    map1: str
    map2: str
    map3: str
    map4: str
    map5: str
    toast_action: str
    scroll: str

    def by_name(self) -> dict[str, str]:
        """Return each token under its name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


LIGHT = Tokens(
    name="light",
    bg="#F3F5F7", surface="#FFFFFF", surface2="#F7F9FA", sidebar="#E9EEF1",
    border="#D9E0E5", border_strong="#7E8C97",
    text="#15212A", text2="#455461", text3="#596874",
    accent="#0B6876", accent_hover="#08535F", accent_soft="#DDEFF1",
    on_accent="#FFFFFF", accent_text="#0A5F6C",
    focus="#0B6876", selection="#DDEFF1", selection_text="#15212A",
    success="#17693F", success_soft="#DFF3E7",
    warning="#7A4B00", warning_soft="#FFF0D2",
    danger="#A8201A", danger_soft="#FCE6E4", danger_fill="#B3261E", on_danger="#FFFFFF",
    info="#1B5596", info_soft="#E3EEFA", violet="#5B3FA0", violet_soft="#EEE8FA",
    l1="#CBD7DD", l2="#A9CDD4", l3="#7DB8C3", l4="#4B9CAA", l5="#1B7685", l6="#084C57",
    map0="#EDF1F3", map1="#D3E7EA", map2="#A9D1D8", map3="#6FB2BE", map4="#33899A", map5="#0B5C69",
    toast_action="#7FD6E2", scroll="#B5C0C8",
)  # fmt: skip

DARK = Tokens(
    name="dark",
    bg="#10161B", surface="#182027", surface2="#1E2830", sidebar="#0C1216",
    border="#2B3740", border_strong="#71818D",
    text="#E9EFF3", text2="#B9C6CF", text3="#94A4B0",
    accent="#4DB9C9", accent_hover="#6BCBD9", accent_soft="#173A42",
    on_accent="#04222A", accent_text="#6CCBD8",
    focus="#6CCBD8", selection="#173A42", selection_text="#E9EFF3",
    success="#6FD39B", success_soft="#15352A",
    warning="#F0BE62", warning_soft="#3A2E14",
    danger="#FF9C94", danger_soft="#43201E", danger_fill="#E5635A", on_danger="#240605",
    info="#8CBEF5", info_soft="#17304A", violet="#BBA5F2", violet_soft="#2C2446",
    l1="#3B4954", l2="#2B525C", l3="#1F5E6A", l4="#24808F", l5="#4DB0BF", l6="#9BE0EA",
    map0="#1E2830", map1="#1E3D45", map2="#1F5661", map3="#24808F", map4="#4DB0BF", map5="#A5E4ED",
    toast_action="#0A5F6C", scroll="#43525D",
)  # fmt: skip


def with_accent(tokens: Tokens, accent: str) -> Tokens:
    """Return *tokens* led by *accent*, moved just far enough to stay readable."""
    towards = "#FFFFFF" if tokens.name == "dark" else "#000000"
    soft = _soft(accent, tokens)
    lead = _lead(accent, (tokens.surface, tokens.bg, tokens.sidebar, soft), towards)
    return replace(
        tokens,
        accent=lead,
        accent_hover=mix(lead, towards, 0.85),
        accent_soft=soft,
        on_accent=_on(lead),
        accent_text=lead,
        focus=lead,
        selection=soft,
    )


def _soft(accent: str, tokens: Tokens) -> str:
    """Return a breath of *accent*, on which even the palest text is read."""
    breaths = (mix(accent, tokens.surface, share / 100) for share in range(14, 0, -1))
    inks = (tokens.text, tokens.text2, tokens.text3)
    return next(
        (soft for soft in breaths if all(contrast(ink, soft) >= 4.55 for ink in inks)),
        tokens.surface,
    )


def _lead(accent: str, grounds: tuple[str, ...], towards: str) -> str:
    moved = (mix(accent, towards, share / 100) for share in range(100, -1, -2))
    return next(
        (lead for lead in moved if all(contrast(lead, ground) >= 4.6 for ground in grounds)),
        towards,
    )


def _on(ground: str) -> str:
    return max("#FFFFFF", "#04141A", key=lambda ink: contrast(ink, ground))
