"""Document symbols: what is found, repaired and refused (DOMAIN 7.1, 7.2)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camket.symbols import SYMBOL, citation_id, parse_symbol
from camket.texts import View

READ = [
    # printed, canonical, type, system
    ("05-CT/TW", "05-CT/TW", "Chỉ thị", "party"),
    ("34 – CT / TW", "34-CT/TW", "Chỉ thị", "party"),
    ("01-KL/T.Ư", "01-KL/TW", "Kết luận", "party"),
    ("4-NQ/CB", "04-NQ/CB", "Nghị quyết", "party"),
    ("08-QĐi/TW", "08-QĐi/TW", "Quyết định", "party"),
    ("217/QĐ-TW", "217-QĐ/TW", "Quyết định", "party"),
    ("1383/QĐ-TTg", "1383/QĐ-TTg", "Quyết định", "state"),
    ("123/QĐ-TTG", "123/QĐ-TTg", "Quyết định", "state"),
    ("12-QĐ/UBND", "12/QĐ-UBND", "Quyết định", "state"),
    ("30c/NQ-CP", "30c/NQ-CP", "Nghị quyết", "state"),
    ("30/2020/NĐCP", "30/2020/NĐ-CP", "Nghị định", "state"),
    ("45/QĐUBND", "45/QĐ-UBND", "Quyết định", "state"),
    ("6/2022/QH15", "06/2022/QH15", None, "state"),
    ("34/2007/PL-UBTVQH11", "34/2007/PL-UBTVQH11", "Pháp lệnh", "state"),
    ("09/2015/TTLT-BYT-BTC", "09/2015/TTLT-BYT-BTC", "Thông tư liên tịch", "state"),
    ("1486/SNV-TĐKT", "1486/SNV-TĐKT", "Công văn", "state"),
    ("12/SNV-CCHC&PC", "12/SNV-CCHC&PC", "Công văn", "state"),
    ("19/KH-MTTQ-BTT", "19/KH-MTTQ-BTT", "Kế hoạch", "state"),
]


@pytest.mark.parametrize(("printed", "canonical", "kind", "system"), READ)
def test_a_symbol_in_running_text_is_found_and_written_one_way(
    printed: str, canonical: str, kind: str | None, system: str
) -> None:
    found = SYMBOL.search(View.of(f"theo văn bản số {printed} của cấp trên").text)
    assert found is not None
    symbol = parse_symbol(found.group())
    assert symbol is not None
    assert (symbol.canonical, symbol.type_name, symbol.system) == (canonical, kind, system)


@pytest.mark.parametrize(
    "words", ["12/13 phường", "52 tạ/ha", "ngày 15/5/2016", "5 - 7 mô hình", "24/UBND"]
)
def test_fractions_dates_and_units_are_no_symbols(words: str) -> None:
    found = SYMBOL.search(words)
    assert found is None or parse_symbol(found.group()) is None


def test_repairs_are_flagged() -> None:
    glued, swapped = parse_symbol("30/2020/NĐCP"), parse_symbol("217/QĐ-TW")
    assert glued is not None
    assert swapped is not None
    assert glued.flags == ("symbol_repaired",)
    assert swapped.flags == ("separator_swapped",)


def test_the_identity_needs_a_date_unless_the_year_is_inside() -> None:
    party, decree = parse_symbol("05-CT/TW"), parse_symbol("91/2017/NĐ-CP")
    assert party is not None
    assert decree is not None
    assert citation_id(party, date(2016, 5, 15)) == "05-CT/TW@2016-05-15"
    assert citation_id(party, 2016) == "05-CT/TW@2016"
    assert citation_id(party) == "05-CT/TW@?"
    assert citation_id(decree, date(2017, 7, 31)) == "91/2017/NĐ-CP"


@given(st.text(alphabet="0123456789/-. QĐNTWUBHạs", max_size=25))
def test_parsing_never_fails_and_is_stable(raw: str) -> None:
    symbol = parse_symbol(raw)
    if symbol is not None:
        again = parse_symbol(symbol.canonical)
        assert again is not None
        assert again.canonical == symbol.canonical
