"""Names of bodies: expansion, composition from the document's own unit, and identity at a date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.heads import abbreviations, head_at
from camket.organisations import expand_issuer, expand_name, organisation

OWN = ("UBND quận Ngô Quyền",)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("UBND", "Ủy ban nhân dân"),
        ("Uỷ ban MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("UBND TP Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("UBMTTQVN TP.Hải Phòng", "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hải Phòng"),
        ("UBMTTQ VN huyện", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
        ("Khối thi đua THCS, năm học 2022 - 2023", "Khối thi đua Trung học cơ sở"),
        ("Phòng NN&PTNT", "Phòng Nông nghiệp và Phát triển nông thôn"),
        ("Sở VH&TT", "Sở Văn hóa và Thể thao"),  # the same letters mean another sector in a Phòng
        ("Phòng VH&TT", "Phòng Văn hóa và Thông tin"),
        ("Văn phòng HĐND-UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("BCH Đảng bộ tỉnh", "Ban Chấp hành Đảng bộ tỉnh"),
        ("BCH quân sự huyện", "Ban Chỉ huy Quân sự huyện"),
        ("ỦY BAN NHÂN DÂN QUẬN NGÔ QUYỀN", "Ủy ban nhân dân quận Ngô Quyền"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
        # places as the gazetteer writes them, others with a capital for each word
        ("UBND TỈNH ĐẮK LẮK", "Ủy ban nhân dân tỉnh Đắk Lắk"),
        ("UBND HUYỆN ĐĂK MIL", "Ủy ban nhân dân huyện Đăk Mil"),
        ("HUYỆN ỦY KRÔNG PẮK", "Huyện ủy Krông Pắk"),
        ("BAN CHQS QUẬN 12", "Ban Chỉ huy Quân sự quận 12"),
        (
            "BCH PCTT&TKCN HUYỆN TÂY HÒA",
            "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn huyện Tây Hòa",
        ),
        ("CÔNG TY CỔ PHẦN CẢNG NAM HẢI", "Công ty cổ phần Cảng Nam Hải"),
        ("các cấp ủy", "các cấp ủy"),  # a group keeps its words
    ],
)
def test_a_name_is_written_out(raw: str, name: str) -> None:
    assert expand_name(raw) == name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("UBND quận", "Ủy ban nhân dân quận Ngô Quyền"),
        ("Quận ủy", "Quận ủy Ngô Quyền"),
        ("UBND quận Hồng Bàng", "Ủy ban nhân dân quận Hồng Bàng"),  # its own place stays
        ("UBND các phường", "Ủy ban nhân dân các phường"),
        ("UBND thành phố", "Ủy ban nhân dân thành phố"),  # the issuer is of another level
    ],
)
def test_an_elided_place_is_the_documents_own(raw: str, name: str) -> None:
    assert organisation(raw, issuers=OWN, on=date(2017, 1, 4)).name == name


def test_kind_and_level_come_from_the_head_and_the_place() -> None:
    body = expand_issuer("HUYỆN ỦY AN DƯƠNG", on=date(2015, 3, 1))
    assert (body.kind, body.level, body.place) == ("party", "district", "huyện An Dương")
    city = organisation("UBND thành phố Lào Cai", on=date(2020, 1, 1))
    assert city.level == "district"
    assert organisation("UBND thành phố Đà Nẵng", on=date(2020, 1, 1)).level == "province"


def test_an_id_needs_a_body_valid_on_the_day() -> None:
    assert organisation("Quận ủy Ngô Quyền", on=date(2017, 1, 4)).org_id == (
        "quận ủy@quận:Ngô Quyền:thành phố Hải Phòng:/2025-06-30"
    )
    assert organisation("Quận ủy Ngô Quyền", on=date(2026, 1, 4)).org_id is None
    assert organisation("UBND quận Ngô Quyền", on=date(2026, 1, 4)).org_id is None


def test_the_same_name_is_another_body_after_the_reorganisation() -> None:
    before = organisation("UBND phường Gia Viên", on=date(2024, 1, 1), place="Hải Phòng").org_id
    after = organisation("UBND phường Gia Viên", on=date(2025, 8, 1), place="Hải Phòng").org_id
    assert before
    assert after
    assert before != after


def test_homonyms_give_candidates_and_no_guess() -> None:
    body = organisation("UBND huyện Châu Thành", on=date(2018, 1, 1))
    assert body.org_id is None
    assert len(body.candidates) == 10
    known = organisation(
        "UBND huyện Châu Thành", issuers=("UBND tỉnh Long An",), on=date(2018, 1, 1)
    )
    assert known.org_id == "ủy ban nhân dân@huyện:Châu Thành:tỉnh Long An:/2025-06-30"


def test_an_invented_place_has_no_id() -> None:
    body = organisation("UBND tỉnh Quảng Thành", on=date(2018, 1, 1))
    assert body.name == "Ủy ban nhân dân tỉnh Quảng Thành"
    assert (body.org_id, body.candidates) == (None, ())


def test_every_abbreviation_of_a_body_expands_to_something_else() -> None:
    for short, full in abbreviations().items():
        assert full
        assert short != full


def test_the_longest_head_wins() -> None:
    head = head_at("ủy ban kiểm tra huyện ủy", 0)
    assert head is not None
    assert head.name == "Ủy ban Kiểm tra"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_asked_for(raw: str) -> None:
    body = organisation(raw, on=date(2020, 1, 1))
    assert body.org_id is None or body.org_id.startswith(body.name.lower()[:3])
