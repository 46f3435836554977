"""Plain text: encodings, legacy letters, and what is too damaged to read."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.decode import decode, legacy, read_input
from camket.decode.syllables import census, fit, is_syllable
from camket.errors import DecodeError
from camket.settings import Limits
from camket.texts import Input, Text

LIMITS = Limits()
SAMPLE = """ỦY BAN NHÂN DÂN XÃ ĐÔNG HÒA
Số: 05/KH-UBND
KẾ HOẠCH
Tổ chức phong trào thi đua yêu nước năm 2022
Thực hiện Kế hoạch của Ủy ban nhân dân huyện, xã xây dựng kế hoạch với những nội dung sau:
1. Phấn đấu thu ngân sách trên địa bàn đạt 105% dự toán được giao; giảm tỷ lệ hộ nghèo còn dưới
1,2%.
2. Giữ vững quốc phòng, an ninh; tuyển quân đạt 100% chỉ tiêu, không để xảy ra trọng án.
3. Mỗi chi bộ kết nạp ít nhất một đảng viên; 100% cán bộ, công chức hoàn thành tốt nhiệm vụ.
Giao Văn phòng - Thống kê theo dõi, tổng hợp, báo cáo trước ngày 25 tháng 12."""
SHORT = "Nhiệt độ 25°C, sai số ±5 µm, © 2019"


def read(data: Any, name: str = "van-ban.txt") -> Text:
    return decode(Input(name, data if isinstance(data, bytes) else data.encode()), LIMITS)[0]


def reason(data: Any) -> str:
    with pytest.raises(DecodeError) as caught:
        read(data)
    return caught.value.reason


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def as_legacy(text: str, name: str) -> str:
    """Write a text in a legacy encoding, read as Latin-1 (the inverse of the tables)."""
    letters = {letter: code for code, letter in legacy._table(name).items()}
    return "".join(letters.get(c) or letters.get(c.lower(), c) for c in text)


def as_1258(text: str) -> bytes:
    out = []
    for c in text:
        whole = unicodedata.normalize("NFD", c)
        tones = "".join(m for m in whole[1:] if m in "\u0300\u0301\u0303\u0309\u0323")
        out.append(nfc("".join(m for m in whole if m not in tones)) + tones)
    return "".join(out).encode("cp1258")


def as_misread(text: str) -> str:
    """UTF-8 bytes read as windows-1252."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SAMPLE.encode(), "utf-8"),
        (SAMPLE.encode("utf-8-sig"), "utf-8"),
        (SAMPLE.encode("utf-16"), "utf-16-le"),
        (SAMPLE.encode("utf-16-le"), "utf-16-le"),  # no mark: the zero bytes tell
        (SAMPLE.encode("utf-16-be"), "utf-16-be"),
        (b"\xfe\xff" + SAMPLE.encode("utf-16-be"), "utf-16-be"),
        (SAMPLE.encode("utf-32"), "utf-32-le"),
        ("Ủy ban".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_unicode_encodings_are_recognised(data: Any, encoding: str) -> None:
    text = read(data)
    assert text.source.encoding == encoding
    assert text.source.repairs == ()
    assert text.content in (SAMPLE, "Ủy ban")


def test_a_text_is_kept_as_written() -> None:
    text = "Dòng một\r\n\r\n  Do\u0300ng hai\t–\u00a0“ba”\n"
    assert read(text).content == text


def test_utf8_with_a_broken_byte_is_still_utf8() -> None:
    text = read(SAMPLE.encode() + b"\xe1\xbb")
    assert text.content == SAMPLE + "\ufffd"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (as_legacy(SAMPLE, "tcvn3"), "tcvn3"),
        (as_legacy(SAMPLE, "vni"), "vni"),
        (as_legacy(SAMPLE, "viscii"), "viscii"),
        (as_misread(SAMPLE), "utf8_misread"),
    ],
)
def test_legacy_text_is_repaired_and_the_repair_is_named(written: str, name: str) -> None:
    text = read(written)
    assert text.source.repairs == (name,)
    assert nfc(text.content).lower() == SAMPLE.lower()
    if name != "tcvn3":  # its capitals lived in another font
        assert text.content == SAMPLE


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii"])
def test_legacy_bytes_give_the_name_of_their_encoding(name: str) -> None:
    text = read(as_legacy(SAMPLE, name).encode("latin-1"))
    assert text.source.encoding == name
    assert text.content.lower() == SAMPLE.lower()


def test_windows_1258_keeps_its_combining_tones() -> None:
    text = read(as_1258(SAMPLE))
    assert text.source.encoding == "windows-1258"
    assert nfc(text.content) == SAMPLE


def test_viqr_is_read() -> None:
    text = read("U?y ban nha^n da^n thi. xa~ quye^'t ddi.nh tha`nh la^.p Ho^.i ddo^`ng thi ddua.")
    assert text.content == "Ủy ban nhân dân thị xã quyết định thành lập Hội đồng thi đua."


@pytest.mark.parametrize(
    "text",
    [
        SAMPLE,
        SHORT,
        "25°C",
        "µm",
        "© 2020 Sở Nội vụ",
        "Đăk R’lấp; Krông Pắc; Ea H’leo",
        "Mức thu từ 3 ÷ 5% « tạm tính »",
        "Ðảng ủy, ðồng chí, trƣờng học",  # look-alikes are the view's work
        "Công ty Müller & Søn ký biên bản ghi nhớ với tỉnh về năng lượng gió ngoài khơi",
        "Nguyen Van A <a@b.vn>",
        unicodedata.normalize("NFD", SAMPLE),
    ],
)
def test_clean_text_never_changes(text: str) -> None:
    found = read(text)
    assert found.content == text
    assert found.source.repairs == ()


def test_only_the_legacy_lines_of_a_mixed_text_are_converted() -> None:
    page = f"Thu ngân sách tăng\n{as_legacy(SAMPLE, 'tcvn3')}\nPhân công nhiệm vụ\nỦy ban nhân dân"
    lines = read(page).content.split("\n")
    assert lines[0] == "Thu ngân sách tăng"
    assert lines[6].startswith("1. Phấn đấu thu ngân sách")
    assert lines[-2:] == ["Phân công nhiệm vụ", "Ủy ban nhân dân"]


@pytest.mark.parametrize("end", ["", ";"])
def test_entities_in_plain_text_are_resolved(end: str) -> None:
    text = read("".join(c if ord(c) < 128 else f"&#{ord(c)}{end}" for c in SAMPLE))
    assert text.content == SAMPLE
    assert text.source.repairs == ("html_entities",)


def bare(text: str) -> str:
    dropped = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(dropped).replace("đ", "d").replace("Đ", "D")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (bare(SAMPLE), "no_diacritics"),
        (re.sub(r"[^\x00-\x7f]", "?", SAMPLE), "no_diacritics"),
        (re.sub(r"[^\x00-\x7f]", "\ufffd", SAMPLE), "no_diacritics"),
        (re.sub(r"[^\x00-\x7f]", "", SAMPLE), "no_diacritics"),
        ("ࡱ>\x00\x01bjbj" + re.sub(r"[^\x00-\x7f]", "", SAMPLE), "binary_dump"),
        (bytes([0, 255, 254, 1, 128]) * 500, "undecodable"),
        ("", "empty"),
        (" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("The ministries shall implement the decree on emulation within this "
        "year. " * 5, "foreign_language"),
        ("Semua jabatan harus melaksanakan keputusan mengenai gerakan emulasi "
        "ini. " * 5, "foreign_language"),
        ("Міністерства повинні виконати постанову про змагання протягом цього "
        "року. " * 5, "foreign_language"),
        ("Departementene skal gjennomføre dekretet om konkurranse på en god "
        "måte. " * 5, "foreign_language"),
    ],
)  # fmt: skip
def test_unreadable_text_is_refused_with_its_reason(data: Any, why: str) -> None:
    assert reason(data) == why


@pytest.mark.parametrize(
    "text",
    [
        "Ke hoach 2022",
        "OK",
        "1.250 | 13,5 | 2022",
        "Thu ngân sách 105%",
        "Program agreement between the two provinces. " * 8 + "\n" + SAMPLE,
        bare(SAMPLE) + "\n" + SAMPLE,
        "Stt?Nội dung?Kết quả\n" + SAMPLE,
    ],
)
def test_short_or_mixed_text_is_never_refused(text: str) -> None:
    assert read(text).content == text


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not installed")
@pytest.mark.parametrize(("name", "oracle"), [("tcvn3", "TCVN5712-1"), ("viscii", "VISCII")])
def test_tables_agree_with_iconv(name: str, oracle: str) -> None:
    table = legacy._table(name)
    letters = 0
    for code, letter in table.items():
        done = subprocess.run(
            ["iconv", "-f", oracle, "-t", "UTF-8"],
            input=code.encode("latin-1"),
            capture_output=True,
        )
        assert done.stdout.decode() == letter
        letters += 1
    assert letters >= 80


@pytest.mark.parametrize("name", ["tcvn3", "vni", "viscii"])
def test_tables_have_every_small_letter_once(name: str) -> None:
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    wanted = {nfc(base + tone) for base in "aăâeêioôơuưy" for tone in tones} - set("aeiouy") | {"đ"}
    letters = list(legacy._table(name).values())
    assert wanted <= set(letters) | set("àáâãèéêìíòóôõùúý")
    assert len(letters) == len(set(letters))


def test_words_are_told_apart_by_their_rimes() -> None:
    assert all(
        map(is_syllable, ["nghiêng", "quyết", "giữ", "được", "khuỷu", "ngoằn", "Ủy", "Đắk", "thuở"])
    )
    assert not any(map(is_syllable, ["daân", "®îc", "chnag", "ươg", "strong", "nhaân"]))
    assert fit("nh©n d©n © 25°C")[1] == 0
    assert census(SAMPLE).vietnamese > 0.5


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    assert read_input(path, LIMITS).data == path.read_bytes()
    with pytest.raises(DecodeError) as caught:
        read_input(path, Limits(max_bytes=10))
    assert caught.value.reason == "too_large"
    with pytest.raises(DecodeError) as caught:
        read_input(tmp_path / "b.txt", LIMITS)
    assert caught.value.reason == "not_found"
    with pytest.raises(DecodeError) as caught:
        read_input(tmp_path, LIMITS)
    assert caught.value.reason == "unreadable"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_decode_error(data: Any) -> None:
    try:
        texts = decode(Input("x", data), LIMITS)
    except DecodeError:
        return
    assert texts
    for text in texts:
        assert all(0 <= b.start <= b.end <= len(text.content) for b in text.blocks)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SAMPLE.split()), min_size=1, max_size=40))
def test_sentences_of_clean_words_never_change(words: Any) -> None:
    text = " ".join(words)
    assert legacy.repair_legacy(text) == (text, None)


def test_lost_letters_are_restored_when_all_of_them_are_gone() -> None:
    text = (
        "Phấn đấu vợt chỉ tiêu đợc giao; tăng cờng quản lý môi trờng, xây dựng con ngời mới; "
        "các phờng, "
        "thị trấn nâng cao chất lợng phong trào thi đua yêu nớc; đẩy mạnh thu hút đầu t, nâng "
        "cao nhận thức "
        "t tởng cho cán bộ, đảng viên nh kế hoạch đề ra."
    )
    found = read(text)
    assert found.source.repairs == ("lost_u",)
    assert found.content == (
        "Phấn đấu vượt chỉ tiêu được giao; tăng cường quản lý môi trường, xây dựng con người "
        "mới; các "
        "phường, thị trấn nâng cao chất lượng phong trào thi đua yêu nước; đẩy mạnh thu hút đầu "
        "tư, nâng "
        "cao nhận thức tư tưởng cho cán bộ, đảng viên như kế hoạch đề ra."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ỦY BАN NHÂN DÂN: Кế hoạch thi đuа",
            "ỦY BAN NHÂN DÂN: Kế hoạch thi đua",
        ),  # Cyrillic А, К, а
        ("Hợp tác với Москва và Санкт", "Hợp tác với Москва và Санкт"),  # real Russian words stay
        ("hệ số α = 0,5", "hệ số α = 0,5"),
    ],
)
def test_letters_of_other_alphabets_inside_words_are_latin_again(text: str, expected: Any) -> None:
    assert read(text).content == expected


def test_marks_mixed_up_against_copying_are_told() -> None:
    mixed = "Bảọ đảm các nhĩệm vụ, gìảĩ pháp nêủ tạí Kết lúận được thực hịện qủỹết lịệt.\n" * 6
    clean = "Bảo đảm các nhiệm vụ, giải pháp nêu tại Kết luận được thực hiện quyết liệt.\n" * 6
    assert read(mixed).flags == ("scrambled_marks",)
    assert read(clean).flags == ()
