"""Gazetteer: identity as of a date, homonyms, successors."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from camket import places

BEFORE, AFTER = date(2017, 1, 4), date(2026, 1, 4)
PROVINCES = Path(__file__).parents[1] / "corpora" / "places" / "provinces_63_34.tsv"


def test_a_name_means_a_district_before_and_a_ward_after() -> None:
    inside = {"thành phố": "Hải Phòng"}
    before = places.find("Ngô Quyền", on=BEFORE, within=inside)
    after = places.find("Ngô Quyền", on=AFTER, within=inside)
    assert [place.kind for place in before] == ["quận"]
    assert [place.kind for place in after] == ["phường"]


def test_names_that_fold_to_one_key_stay_two_units() -> None:
    for first, second in (("Cẩm Giang", "Cẩm Giàng"), ("Văn Lang", "Văn Lăng"), ("Ba Tơ", "Ba Tô")):
        one = places.find(first, kind="xã", on=AFTER)
        other = places.find(second, kind="xã", on=AFTER)
        assert one
        assert other
        assert not {p.place_id for p in one} & {p.place_id for p in other}


def test_a_whole_ward_has_one_successor_and_a_divided_one_several() -> None:
    (whole,) = places.find("Máy Chai", kind="phường", on=BEFORE)
    assert [(s.place.name, s.share) for s in places.successors(whole)] == [("Ngô Quyền", "whole")]
    within = {"quận": "Ngô Quyền"}
    (divided,) = places.find("Đông Khê", kind="phường", on=BEFORE, within=within)
    shares = places.successors(divided)
    assert len(shares) > 1
    assert {s.share for s in shares} == {"part"}


def test_a_code_alone_is_no_identity() -> None:
    (old,) = places.find("Yên Bái", kind="tỉnh", on=BEFORE)
    (new,) = places.find("Lào Cai", kind="tỉnh", on=AFTER)
    assert old.code == new.code == "15"
    assert old.place_id != new.place_id


def test_units_raised_on_new_years_day_2025() -> None:
    assert [p.kind for p in places.find("Thủy Nguyên", on=date(2024, 12, 31))] == ["huyện"]
    assert [p.kind for p in places.find("Thủy Nguyên", on=date(2025, 1, 1))] == ["thành phố"]
    assert not places.is_central_city("Huế", date(2024, 12, 31))
    assert places.is_central_city("Huế", date(2025, 1, 1))


def test_both_tone_placements_find_the_unit() -> None:
    assert places.find("Hoà Bình", kind="tỉnh", on=BEFORE) == places.find(
        "Hòa Bình", kind="tỉnh", on=BEFORE
    )


@pytest.mark.parametrize(("on", "provinces"), [(BEFORE, 63), (AFTER, 34)])
def test_number_of_provinces(on: date, provinces: int) -> None:
    units = [places.place_at(row) for row in range(places.size())]
    assert sum(not p.parents and p.valid_on(on) for p in units) == provinces


def test_number_of_communes() -> None:
    units = [places.place_at(row) for row in range(places.size())]
    kinds = [p.kind for p in units if p.parents and p.valid_on(AFTER)]
    assert (len(kinds), kinds.count("xã"), kinds.count("phường"), kinds.count("đặc khu")) == (
        3321, 2621, 687, 13,
    )  # fmt: skip


def test_provinces_went_where_the_list_says() -> None:
    with PROVINCES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found = places.find(row["old_name"], on=date(2025, 6, 30))
            (old,) = (place for place in found if not place.parents)
            after = places.successors(old)
            assert (after[0].place.name if after else old.name) == row["new_name"]
