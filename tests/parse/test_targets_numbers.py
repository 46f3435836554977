"""Every spelling of a number is read back as that number, and no text breaks the reader."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.growth import grows_linearly

from camket.parse.context import Context
from camket.parse.targets import find_targets
from camket.records import Target
from camket.texts import View

_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))
_UNIT_WORDS = ("tấn", "ha", "hộ", "đảng viên", "lượt khách", "km")
Spelling = tuple[str, Decimal]


def _read(text: str) -> tuple[Target, ...]:
    return find_targets(View.of(text), 0, len(text), Context())


def _below_hundred(number: int) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _UNITS[unit]
    head = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    last = {0: "", 1: " mốt" if tens > 1 else " một", 5: " lăm"}.get(unit, f" {_UNITS[unit]}")
    return head + last


def _below_thousand(number: int, padded: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds and not padded:
        return _below_hundred(rest)
    head = f"{_UNITS[hundreds]} trăm"
    if rest == 0:
        return head
    return f"{head} linh {_UNITS[rest]}" if rest < 10 else f"{head} {_below_hundred(rest)}"


def in_words(number: int) -> str:
    """A positive integer below 10^12 in Vietnamese words."""
    parts: list[str] = []
    for scale, name in _SCALES:
        group, number = divmod(number, scale)
        if group:
            parts.append(f"{_below_thousand(group, bool(parts))} {name}")
    if number:
        parts.append(_below_thousand(number, bool(parts)))
    return " ".join(parts)


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _decimal(number: Decimal) -> str:
    whole, _, rest = str(number).partition(".")
    return _dotted(int(whole)) + (f",{rest}" if rest else "")


def _scaled(number: Decimal, scale: tuple[int, str]) -> Spelling:
    return f"{_decimal(number)} {scale[1]}", number * scale[0]


_WHOLE = st.integers(2, 10**9)
_FRACTIONAL = st.decimals("0.01", "9999.99", places=2)
_SCALE = st.sampled_from(
    ((10**3, "nghìn"), (10**3, "ngàn"), (10**4, "vạn"), (10**6, "triệu"), (10**9, "tỷ"))
)
SPELLINGS: st.SearchStrategy[Spelling] = st.one_of(
    _WHOLE.map(lambda number: (_dotted(number), Decimal(number))),
    st.integers(2, 999_999).map(lambda number: (str(number), Decimal(number))),
    st.integers(1, 9).map(lambda number: (f"0{number}", Decimal(number))),
    _FRACTIONAL.map(lambda number: (_decimal(number), number)),
    st.builds(_scaled, _FRACTIONAL, _SCALE),
    st.builds(_scaled, st.integers(1, 999).map(Decimal), _SCALE),
)


def _same(value: float | None, wanted: Decimal) -> bool:
    return value is not None and Decimal(str(value)) == wanted


def _check_round_trip(spelling: Spelling, unit: str, comparator: str) -> None:
    text = f"Toàn huyện phấn đấu đạt {comparator}{spelling[0]} {unit}."
    found = _read(text)
    assert len(found) == 1, text
    assert _same(found[0].value, spelling[1]), text
    assert found[0].unit == unit
    assert (
        text[found[0].start : found[0].end] == found[0].raw == f"{comparator}{spelling[0]} {unit}"
    )


_COMPARATORS = st.sampled_from(
    ("", "trên ", "dưới ", "ít nhất ", "không quá ", "khoảng ", "tối thiểu ", "≥ ")
)


@given(SPELLINGS, st.sampled_from(_UNIT_WORDS), _COMPARATORS)
@settings(max_examples=60, deadline=None)
def test_a_number_in_digits_is_read_back(spelling: Spelling, unit: str, comparator: str) -> None:
    _check_round_trip(spelling, unit, comparator)


@given(st.integers(2, 10**12 - 1), st.sampled_from(_UNIT_WORDS))
@settings(max_examples=60, deadline=None)
def test_a_number_in_words_is_read_back(number: int, unit: str) -> None:
    _check_round_trip((in_words(number), Decimal(number)), unit, "ít nhất ")


@given(
    st.integers(1, 900),
    st.integers(1, 99),
    st.sampled_from(
        ("{}-{}%", "{} - {}%", "{} – {}%", "{} ÷ {}%", "từ {} đến {}%", "từ {}% đến {}%")
    ),
)
@settings(max_examples=60, deadline=None)
def test_a_range_is_read_back(low: int, more: int, shape: str) -> None:
    raw = shape.format(low, low + more)
    found = _read(f"Tỷ lệ chung đạt {raw}.")
    assert [(t.op, t.value, t.value_max, t.raw) for t in found] == [
        ("between", low, low + more, raw)
    ]


@given(st.integers(1, 5000), st.integers(0, 5000))
@settings(max_examples=60, deadline=None)
def test_a_fraction_of_countable_things_is_read_back(part: int, more: int) -> None:
    text = f"Có {part}/{part + more} hộ ký cam kết."
    assert [(t.quantity, t.value, t.total) for t in _read(text)] == [
        ("fraction", part, part + more)
    ]


@given(
    st.decimals("0.01", "99999.99", places=2),
    st.sampled_from(("triệu đồng", "tỷ đồng", "nghìn đồng", "triệu USD")),
)
@settings(max_examples=60, deadline=None)
def test_money_is_read_to_the_last_dong(amount: Decimal, unit: str) -> None:
    scale = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}[unit.split()[0]]
    found = _read(f"Thu ngân sách đạt {_decimal(amount)} {unit}.")
    assert _same(found[0].value, amount * scale)
    assert found[0].unit == ("USD" if unit.endswith("USD") else "VND")


@pytest.mark.slow
@given(SPELLINGS, st.sampled_from(_UNIT_WORDS), _COMPARATORS)
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_ten_thousand_numbers_in_digits_are_read_back(
    spelling: Spelling, unit: str, comparator: str
) -> None:
    _check_round_trip(spelling, unit, comparator)


@pytest.mark.slow
@given(st.integers(2, 10**12 - 1), st.sampled_from(_UNIT_WORDS))
@settings(max_examples=10_000, deadline=None)
def test_ten_thousand_numbers_in_words_are_read_back(number: int, unit: str) -> None:
    _check_round_trip((in_words(number), Decimal(number)), unit, "ít nhất ")


_PIECES = st.sampled_from(
    ("không để ", "không có ", "từ ", "đến ", "một ", "mỗi ", "12", "0,5", "1.1", "/", "%", "-",
        " ", "tỷ ", "đồng", "hộ ", "trở lên",
     "so với năm 2015 ", "xếp thứ ", "|", "\t", '"', "(", "e\u0301", "\u200b", "Ð", "so với ",
     "kế hoạch ", "; ", ", ", "năm ")
)  # fmt: skip


def _check_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for target in _read(text):
        assert text[target.start : target.end] == target.raw
        assert target.raw


@given(st.lists(_PIECES, max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_exact_spans(pieces: list[str]) -> None:
    _check_any_text(pieces)


@pytest.mark.slow
@given(st.lists(_PIECES, max_size=60))
@settings(max_examples=10_000, deadline=None)
def test_ten_thousand_texts_give_exact_spans(pieces: list[str]) -> None:
    _check_any_text(pieces)


def test_spans_hold_on_decomposed_text() -> None:
    import unicodedata

    text = unicodedata.normalize(
        "NFD", "Tỷ lệ hộ nghèo còn dưới 1,5% dân số, kết nạp 12 đảng viên."
    )
    found = _read(text)
    assert [target.value for target in found] == [1.5, 12]
    assert all(text[target.start : target.end] == target.raw for target in found)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "1.",
        "từ ",
        "%",
        "100% ",
        "không có ",
        "một ",
        "1/",
        "giảm ",
        "mỗi ",
        "5-",
        '"3 ',
        "12 ha\t",
        "không có hộ nghèo, ",
        "5% hộ dân, ",
    ],
)
def test_twice_the_text_costs_about_twice_the_time(piece: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        view = View.of(text)
        assert len(view.lower) == len(view.text)
        return lambda: find_targets(view, 0, len(text), Context())

    assert grows_linearly(prepare, 1_500)


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("100% chi đoàn có ít nhất 1 công trình", ["100% chi đoàn", "ít nhất 1 công trình"]),
        ("80% thôn có từ 2 tổ hòa giải trở lên", ["80% thôn", "từ 2 tổ hòa giải trở lên"]),
        # which ones are counted is no second aim
        ("80% doanh nghiệp có từ 25 lao động trở lên có tổ chức công đoàn", ["80% doanh nghiệp"]),
        ("Mỗi chi hội giúp ít nhất 1 thanh, thiếu niên", ["ít nhất 1 thanh, thiếu niên"]),
        ("Tổ chức ít nhất 1 hoạt động nhân kỷ niệm ngày thành lập", ["ít nhất 1 hoạt động"]),
    ],
)
def test_a_share_and_what_each_shall_have(text: str, raws: list[str]) -> None:
    assert [target.raw for target in _read(text) if target.role == "target"] == raws
