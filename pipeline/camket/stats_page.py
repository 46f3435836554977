"""The counts of a batch as one page with charts: no script, no network, Vietnamese and English."""

from __future__ import annotations

from collections import Counter
from html import escape

from camket.labels import GENRE_LABELS, THEME_LABELS
from camket.stats import Totals
from camket.stats_table import REASON_LABELS, StageCost, costs_of, rate_of

THEME_FILLS = {
    "economy": "#c98a00",
    "culture_society": "#8e5bb5",
    "defense": "#3d7f3a",
    "party_building": "#c0392b",
    "government": "#2f6db3",
    "front_mass_organizations": "#d16ba5",
    "emulation_rewards": "#e0b43c",
    "external_affairs": "#2aa5a0",
    "justice_anticorruption": "#5b6b8c",
    "environment_resources": "#7fb069",
    "general": "#9aa0a6",
    "none": "#c9ccd1",
}
_OTHER_FILL = "#9aa0a6"
_STAGE_LABELS = {
    "decode": "Giải mã tệp",
    "isolate": "Tách phần thân văn bản",
    "outline": "Dựng đề mục",
    "parse": "Tìm cam kết",
    "tag": "Xếp lĩnh vực",
    "segment": "Tách từ",
    "write": "Ghi kết quả",
    "other": "Việc khác",
    "all": "Tổng",
}
_MOST_ROWS = 15
_MOST_YEARS = 30

_STYLE = """
:root{color-scheme:light;--ink:#1d2733;--soft:#5d6975;--line:#dfe4ea;--bar:#2f6db3;--bad:#b3402f}
*{box-sizing:border-box}
body{margin:0;background:#f5f7f9;color:var(--ink);font:15px/1.5 "Segoe UI",Roboto,"Noto Sans",
"DejaVu Sans",sans-serif}
main{max-width:1080px;margin:0 auto;padding:28px 20px 60px}
h1{font-size:26px;margin:0}h2{font-size:17px;margin:0 0 12px}
small,.en{color:var(--soft);font-weight:400;font-size:13px}
section{background:#fff;border:1px solid var(--line);border-radius:8px;padding:18px 20px;
margin-top:18px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;
margin-top:18px}
.tile{background:#fff;border:1px solid var(--line);border-radius:8px;padding:12px 16px}
.tile b{display:block;font-size:24px;font-variant-numeric:tabular-nums}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(440px,1fr));gap:0 18px}
svg{display:block;width:100%;height:auto}
svg text{font:12px "Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;fill:var(--ink)}
svg text.n{fill:var(--soft)}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;margin-top:10px;font-size:13px}
.legend i{display:inline-block;width:11px;height:11px;border-radius:2px;margin-right:6px}
table{border-collapse:collapse;width:100%;font-size:13px}
th,td{padding:4px 6px;text-align:right;font-variant-numeric:tabular-nums}
th{color:var(--soft);font-weight:400;vertical-align:bottom;font-size:12px}
td:first-child,th:first-child{text-align:left}
.scroll{overflow-x:auto}.fault{color:var(--bad)}
"""


def stats_page(totals: Totals, name: str) -> str:
    """The whole page as text; `name` is the folder it describes."""
    parts = (
        f"<h1>Kết quả xử lý kho văn bản <small>Archive report: {escape(name)}</small></h1>",
        _tiles(totals),
        _accounting(totals),
        f'<div class="two">{_genres(totals)}{_themes(totals)}</div>',
        _years(totals),
        _issuers(totals),
        f'<div class="two">{_quarantine(totals)}{_quality(totals)}</div>',
        _stages(totals),
    )
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>camket: {escape(name)}</title><style>{_STYLE}</style></head>"
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def number(value: float) -> str:
    """A number as Vietnamese offices print it: "1.234.567"."""
    return f"{value:,.0f}".replace(",", ".")


def _section(vietnamese: str, english: str, body: str) -> str:
    return f'<section><h2>{vietnamese} <span class="en">{english}</span></h2>{body}</section>'


def _tiles(totals: Totals) -> str:
    facts = totals.counts.get("fact", Counter())
    tiles = (
        (totals.records, "văn bản", "records"),
        (totals.counts.get("theme", Counter()).total(), "cam kết", "commitments"),
        (facts["targets"], "chỉ tiêu", "targets"),
        (facts["deadlines"], "thời hạn", "deadlines"),
        (facts["citations"], "viện dẫn", "citations"),
        (totals.duplicates.total(), "trùng lặp", "repeated documents"),
    )
    return '<div class="tiles">' + "".join(map(_tile, tiles)) + "</div>"


def _tile(tile: tuple[int, str, str]) -> str:
    value, vietnamese, english = tile
    return (
        f'<div class="tile"><b>{number(value)}</b>{vietnamese} <span class="en">{english}</span>'
        "</div>"
    )


def _accounting(totals: Totals) -> str:
    parts = (
        (totals.done, "#3d7f3a", "đã xử lý", "done"),
        (totals.quarantined, "#b3402f", "cách ly", "quarantined"),
        (totals.to_do, "#c9ccd1", "chưa xử lý", "to do"),
    )
    whole = max(1, sum(part[0] for part in parts))
    bar, at = "", 0.0
    for count, fill, _, _ in parts:
        width = 1000 * count / whole
        bar += f'<rect x="{at:.2f}" y="0" width="{width:.2f}" height="22" fill="{fill}"/>'
        at += width
    sums = " + ".join(f"{number(part[0])} {part[2]}" for part in parts)
    legend = "".join(_key(fill, f"{label} ({english})") for _, fill, label, english in parts)
    rate = (
        f"{rate_of(totals):.0f} văn bản/giây mỗi tiến trình <small>documents/s for each worker"
        f" · {totals.bytes / 1e6:.1f} MB · {number(totals.shards)} shards</small>"
    )
    return _section(
        "Đầu vào và đầu ra",
        "every input accounted for",
        f'<svg viewBox="0 0 1000 22" role="img">{bar}</svg><div class="legend">{legend}</div>'
        f"<p>{number(totals.inventory)} = {sums}{_missing(totals)}</p><p>{rate}</p>"
        + "".join(f'<p class="fault">{escape(fault)}</p>' for fault in totals.faults[:20]),
    )


def _missing(totals: Totals) -> str:
    if not totals.missing:
        return ""
    count = number(totals.missing)
    return f"; {count} tên không đọc được danh sách <small>named but not readable</small>"


def _key(fill: str, label: str) -> str:
    return f'<span><i style="background:{fill}"></i>{escape(label)}</span>'


def _genres(totals: Totals) -> str:
    rows = [
        (_label(GENRE_LABELS, key), count, "var(--bar)")
        for key, count in _largest(totals.counts.get("genre"))
    ]
    return _section("Thể loại văn bản", "genres", _bars(rows))


def _themes(totals: Totals) -> str:
    rows = [
        (_label(THEME_LABELS, key), count, THEME_FILLS.get(key, _OTHER_FILL))
        for key, count in _largest(totals.counts.get("theme"))
    ]
    return _section("Lĩnh vực của cam kết", "commitments by theme", _bars(rows))


def _quarantine(totals: Totals) -> str:
    rows = [
        (_label(REASON_LABELS, key), count, "var(--bad)") for key, count in _largest(totals.reasons)
    ]
    body = _bars(rows) if rows else "<p>Không có. <small>None.</small></p>"
    return _section("Cách ly theo lý do", "quarantine by reason", body)


def _quality(totals: Totals) -> str:
    rows = [(key, count, _OTHER_FILL) for key, count in _largest(totals.counts.get("flag"))]
    body = _bars(rows) if rows else "<p>Không có. <small>None.</small></p>"
    return _section("Lưu ý chất lượng", "documents by quality flag", body)


def _label(labels: dict[str, tuple[str, str]], key: str) -> str:
    return " · ".join(labels.get(key, (key,)))


def _largest(counts: Counter[str] | None) -> list[tuple[str, int]]:
    ordered = sorted((counts or Counter()).items(), key=lambda pair: (-pair[1], pair[0]))
    return ordered[:_MOST_ROWS]


def _bars(rows: list[tuple[str, int, str]]) -> str:
    """Horizontal bars with their labels above them, longest first."""
    longest = max((count for _, count, _ in rows), default=1)
    parts = []
    for place, (label, count, fill) in enumerate(rows):
        y = 34 * place
        parts.append(
            f'<text x="0" y="{y + 12}">{escape(label)}</text>'
            f'<text x="460" y="{y + 12}" class="n" text-anchor="end">{number(count)}</text>'
            f'<rect x="0" y="{y + 17}" width="{460 * count / longest:.1f}" height="9" rx="2"'
            f' fill="{fill}"/>'
        )
    return f'<svg viewBox="0 0 460 {34 * len(rows)}" role="img">{"".join(parts)}</svg>'


def _by_theme(counts: Counter[str] | None) -> dict[str, Counter[str]]:
    """`row<TAB>theme` counts as rows of theme counts."""
    rows: dict[str, Counter[str]] = {}
    for key, count in (counts or Counter()).items():
        row, _, theme = key.rpartition("\t")
        rows.setdefault(row, Counter())[theme] += count
    return rows


def _years(totals: Totals) -> str:
    rows = _by_theme(totals.counts.get("year\ttheme"))
    years = sorted(year for year in rows if year != "-")[-_MOST_YEARS:]
    if not years:
        return ""
    tallest = max(rows[year].total() for year in years)
    step = 1000 / len(years)
    columns = "".join(
        _column(year, rows[year], (step * place, step), 220 / tallest)
        for place, year in enumerate(years)
    )
    grid = "".join(_grid_line(tallest, share) for share in (0.5, 1.0))
    legend = "".join(
        _key(fill, _label(THEME_LABELS, theme))
        for theme, fill in THEME_FILLS.items()
        if any(rows[year][theme] for year in years)
    )
    chart = f'<svg viewBox="0 0 1000 262" role="img">{grid}{columns}</svg>'
    body = f'{chart}<div class="legend">{legend}</div>'
    return _section("Cam kết theo năm và lĩnh vực", "commitments by year and theme", body)


def _grid_line(tallest: int, share: float) -> str:
    y = 236 - 220 * share
    return (
        f'<line x1="0" x2="1000" y1="{y:.1f}" y2="{y:.1f}" stroke="#dfe4ea"/>'
        f'<text x="0" y="{y - 3:.1f}" class="n">{number(tallest * share)}</text>'
    )


def _column(year: str, themes: Counter[str], place: tuple[float, float], scale: float) -> str:
    left, step = place
    width = min(42.0, step * 0.7)
    x = left + (step - width) / 2
    parts, y = [], 236.0
    for theme, fill in THEME_FILLS.items():
        height = themes[theme] * scale
        if height:
            y -= height
            title = f"<title>{year}: {escape(_label(THEME_LABELS, theme))} {themes[theme]}</title>"
            parts.append(
                f'<rect x="{x:.1f}" y="{y:.2f}" width="{width:.1f}" height="{height:.2f}"'
                f' fill="{fill}">{title}</rect>'
            )
    middle = left + step / 2
    label = year if step > 30 else f"'{year[2:]}"
    parts.append(f'<text x="{middle:.1f}" y="254" text-anchor="middle">{label}</text>')
    return "".join(parts)


def _issuers(totals: Totals) -> str:
    rows = _by_theme(totals.counts.get("issuer\ttheme"))
    rows.pop("-", None)
    if not rows:
        return ""
    largest = sorted(rows, key=lambda name: (-rows[name].total(), name))[:_MOST_ROWS]
    themes = [theme for theme in THEME_FILLS if any(rows[name][theme] for name in largest)]
    head = "".join(f"<th>{escape(THEME_LABELS[theme][0])}</th>" for theme in themes)
    body = "".join(_issuer_row(name, rows[name], themes) for name in largest)
    table = (
        '<div class="scroll"><table><tr><th>Cơ quan <span class="en">issuer</span></th>'
        f"<th>Tổng</th>{head}</tr>{body}</table></div>"
    )
    return _section("Cơ quan ban hành và lĩnh vực", "largest issuers by theme", table)


def _issuer_row(name: str, themes: Counter[str], columns: list[str]) -> str:
    whole = max(1, themes.total())
    cells = "".join(_cell(themes[theme], themes[theme] / whole) for theme in columns)
    return f"<tr><td>{escape(name)}</td><td><b>{number(whole)}</b></td>{cells}</tr>"


def _cell(count: int, share: float) -> str:
    if not count:
        return "<td></td>"
    return f'<td style="background:rgba(47,109,179,{0.08 + 0.6 * share:.2f})">{number(count)}</td>'


def _stages(totals: Totals) -> str:
    costs = costs_of(totals)
    if not costs:
        return ""
    heads = ("ms/văn bản", "ms/10 KB", "văn bản/giây", "Tỷ lệ")
    head = "".join(f"<th>{name}</th>" for name in heads)
    table = (
        '<div class="scroll"><table><tr><th>Bước <span class="en">stage</span></th>'
        f"{head}</tr>{''.join(map(_stage_row, costs))}</table></div>"
    )
    return _section("Thời gian theo bước", "time by stage, for each worker", table)


def _stage_row(cost: StageCost) -> str:
    shade = f"background:rgba(47,109,179,{0.6 * cost.share:.2f})" if cost.stage != "all" else ""
    return (
        f'<tr><td>{_STAGE_LABELS[cost.stage]} <span class="en">{cost.stage}</span></td>'
        f"<td>{_decimal(cost.ms_per_document)}</td><td>{_decimal(cost.ms_per_10_kb)}</td>"
        f'<td>{number(cost.documents_a_second)}</td><td style="{shade}">{cost.share:.0%}</td></tr>'
    )


def _decimal(value: float) -> str:
    """Two digits after the comma, as Vietnamese offices print them."""
    whole, _, part = f"{value:,.2f}".partition(".")
    return f"{whole.replace(',', '.')},{part}"
