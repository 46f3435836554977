"""Search: accents, bare words, phrases, ranks, filters and snippets."""

import pytest

from camket.errors import UsageError
from camket.track.folding import fold
from camket.track.queries import Filters
from camket.track.register import Register
from camket.track.search import search


def found(register: Register, query: str, wanted: Filters = Filters()) -> list[str]:  # noqa: B008
    with register.read() as connection:
        return [row["key"] for row in search(connection, query, wanted, 10)]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("đảng", {"doc-a-2", "doc-a-3"}),  # typed accents match exactly: not "đang dạng"
        ("dang", {"doc-a-2", "doc-a-3", "doc-a-5"}),  # bare: đảng, đang, dạng
        ("đang", {"doc-a-5"}),
        ("dang vien", {"doc-a-3"}),
        ("Đảng ủy", {"doc-a-2"}),  # the text has the other tone placement, Đảng uỷ
        ('"ổn định chính trị"', {"doc-a-2"}),
        ('"chính trị ổn định"', set()),
        ('"on dinh chinh tri"', {"doc-a-2"}),
        ("CHÁY NỔ", {"doc-a-4"}),
        ("ngân sach", {"doc-a-1"}),  # one word with accents, one without
        ("ngàn sach", set()),
    ],
)
def test_typed_accents_match_exactly_and_bare_words_match_any(
    filled: Register, query: str, keys: set[str]
) -> None:
    assert set(found(filled, query)) == keys


def test_decomposed_typing_finds_the_same(filled: Register) -> None:
    import unicodedata

    assert found(filled, unicodedata.normalize("NFD", "đảng viên")) == ["doc-a-3"]


def test_exact_accents_rank_first(filled: Register, build, rows) -> None:
    from camket.track.adding import add
    from camket.track.threads import Dossier

    more = [("Trồng ban trắng ven đường", ()), ("Ban hành quy chế", ()), ("Bản làng văn hóa", ())]
    add(filled, [Dossier(build("doc-c", more))])
    assert found(filled, "ban")[-2:] == ["doc-a-1", "doc-c-3"] or found(filled, "ban")[:2] == [
        "doc-c-2",
        "doc-c-1",
    ]


def test_filters_narrow_a_search(filled: Register) -> None:
    assert found(filled, "dang", Filters(year=2020)) == []
    assert len(found(filled, "dang", Filters(year=2021, theme="economy"))) == 3
    assert found(filled, "dang", Filters(status="met")) == []
    assert len(found(filled, "dang", Filters(body="phường Lam Hạ"))) == 3
    assert found(filled, "dang", Filters(body="Sở Y tế")) == []


def test_snippets_mark_the_found_words(filled: Register) -> None:
    with filled.read() as connection:
        rows = search(connection, "ket nap", Filters(), 5)
    assert rows[0]["snippet"] == "«Kết nạp» 05 đảng viên mới"


@pytest.mark.parametrize("query", ["", "   ", '""', "!!! ?", "* OR"])
def test_odd_queries_are_refused_or_searched_as_words(filled: Register, query: str) -> None:
    if query == "* OR":
        assert found(filled, query) == []
        return
    with pytest.raises(UsageError, match="nothing to search"):
        found(filled, query)


@pytest.mark.parametrize("query", ['bodies : "x"', "a NEAR b", "x' or 1=1 --", 'đảng" OR "thu'])
def test_the_query_is_never_syntax(filled: Register, query: str) -> None:
    found(filled, query)


def test_folding_is_for_retrieval_and_knows_d() -> None:
    assert fold("Đảng uỷ Hoà Bình, quý I") == "dang uy hoa binh quy i"
