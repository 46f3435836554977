"""The tree of numbered lines: the shared cases, our own, properties, cost and the corpus."""
# ruff: noqa: E501, RUF005 (a case is one row)

from __future__ import annotations

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camket.outline import outline
from camket.records import DocumentFields, Page, Source, Zone
from camket.texts import Text, View

_CORPORA = Path(__file__).parents[2] / "corpora"
_CASES = [
    json.loads(row)
    for row in (_CORPORA / "cases" / "numbering.jsonl").read_text("utf-8").splitlines()
    if row.strip()
]

_BODY = frozenset(("heading", "item", "child", "para", "table"))


def make_text(content):
    return Text(content, Source(uri="x", sha256="0", bytes=len(content)))


def body_page(content):
    zones = (Zone(zone="body", start=0, end=len(content)),) if content else ()
    return Page(zones=zones, document=DocumentFields())


def read(content):
    """The nodes of a text that is one body zone."""
    return outline(make_text(content), View.of(content), body_page(content))


def gold_page(document, wrap=False):
    """Content, page and line starts of an annotated document; `wrap` prints its line breaks."""
    parts, zones, starts, at, kept = [], [], [], 0, "chrome"
    for line in document["lines"]:
        text = line["text"]
        if wrap:
            for offset in line.get("wrap_at") or ():
                text = text[:offset] + "\n" + text[offset + 1 :]
        zone = line["zone"]
        zone = kept if zone == "blank" else "body" if zone in _BODY else zone
        kept = zone
        zones.append(Zone(zone=zone, start=at, end=at + len(text) + 1))
        starts.append(at)
        parts.append(text)
        at += len(text) + 1
    content = "\n".join(parts)
    page = Page(zones=tuple(_merge(zones, len(content))), document=DocumentFields())
    return content, page, starts


def _merge(zones, size):
    out: list[Zone] = []
    for zone in zones:
        if out and out[-1].zone == zone.zone:
            out[-1] = out[-1].model_copy(update={"end": zone.end})
        else:
            out.append(zone)
    out[-1] = out[-1].model_copy(update={"end": size})
    return out


def words_of(text, node):
    return " ".join(text[node.text_start : node.end].split())


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case['id']} {case['note']}")
def test_shared_numbering_case(case):
    text, nodes = case["text"], read(case["text"])
    got = [(n.kind, n.scheme, n.ordinal, n.depth, sorted(n.flags)) for n in nodes]
    want = [
        (row["kind"], row["scheme"], row["ord"], row["depth"], sorted(row.get("flags", ())))
        for row in case["expect"]
    ]
    assert got == want
    for node, row in zip(nodes, case["expect"], strict=True):
        assert words_of(text, node).startswith(row["head"])


# note, text, one "path kind scheme ordinal head-words flags" a node ("-" for none)
OWN = [
    (
        "newlines lost before ordinal words",
        "Một là, thu đủ ngân sách. Hai là, giảm hộ nghèo. Ba là, giữ vững an ninh.",
        ["1 item word_la 1 thu", "2 item word_la 2 giảm", "3 item word_la 3 giữ"],
    ),
    (
        "a lead and its ordinal words in one paragraph",
        "Các đơn vị cam kết: Thứ nhất, thu đủ quỹ. Thứ hai, không có tội phạm.",
        ["p1 para - - Các", "1 item word_thu 1 thu", "2 item word_thu 2 không"],
    ),
    (
        "the same ordinal twice keeps both and says so",
        "Một là: Kinh tế.\nHai là: Xã hội.\nHai là: Quốc phòng.",
        ["1 item word_la 1 Kinh", "2 item word_la 2 Xã", "3 item word_la 2 Quốc dup"],
    ),
    (
        "ordinals beyond ten",
        "Mười là: Thi đua.\nMười một là: Khen thưởng.\nMười hai là: Báo cáo.",
        ["1 item word_la 10 Thi", "2 item word_la 11 Khen", "3 item word_la 12 Báo"],
    ),
    (
        "đ is the fifth letter and e the sixth",
        "a) Một\nb) Hai\nc) Ba\nd) Bốn\nđ) Năm\ne) Sáu\ng) Bảy",
        [f"{i} item letter_lower {i} {w}" for i, w in enumerate(("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy"), 1)],
    ),
    (
        "writers skip đ",
        "D. Quốc phòng\nE. Xây dựng Đảng",
        ["1 item letter_upper 4 Quốc", "2 item letter_upper 6 Xây"],
    ),
    (
        "a stray f is kept",
        "e) Năm\nf) Sáu\ng) Bảy",
        [
            "1 item letter_lower 6 Năm",
            "2 item letter_lower 6 Sáu latin_order",
            "3 item letter_lower 7 Bảy",
        ],
    ),
    (
        "I after H is a letter, I alone a numeral",
        "H. Lâm nghiệp\nI. Thủy sản\nK. Diêm nghiệp",
        [
            "1 item letter_upper 8 Lâm",
            "2 item letter_upper 9 Thủy",
            "3 item letter_upper 10 Diêm",
        ],
    ),
    (
        "capital letters above Roman numerals",
        "A. KẾT QUẢ\nI. Kinh tế\nII. Xã hội\nB. NHIỆM VỤ\nI. Chỉ tiêu\nC. TỔ CHỨC",
        [
            "1 item letter_upper 1 KẾT",
            "1/1 item roman 1 Kinh",
            "1/2 item roman 2 Xã",
            "2 item letter_upper 2 NHIỆM",
            "2/1 item roman 1 Chỉ",
            "3 item letter_upper 3 TỔ",
        ],
    ),
    (
        "clauses and points inside articles, numbering begins anew in each",
        "Điều 1. Chỉ tiêu\n1. Kinh tế:\na) Thu ngân sách;\nb) Đầu tư.\n2. Xã hội.\nĐiều 2. Hiệu lực\n1. Từ ngày ký.",
        [
            "1 item dieu 1 Chỉ",
            "1/1 item khoan 1 Kinh",
            "1/1/1 item diem 1 Thu",
            "1/1/2 item diem 2 Đầu",
            "1/2 item khoan 2 Xã",
            "2 item dieu 2 Hiệu",
            "2/1 item khoan 1 Từ",
        ],
    ),
    (
        "an article alone on its line takes the next line",
        "Điều 1.\nThông qua kế hoạch đầu tư công.\nĐiều 2.\nGiao Ủy ban nhân dân tổ chức thực hiện.",
        ["1 item dieu 1 Thông", "2 item dieu 2 Giao"],
    ),
    (
        "parents stripped by the publisher, then a restart",
        "2.1. Phát triển nông nghiệp\n2.2. Phát triển công nghiệp\n1. Giáo dục\n2. Y tế",
        [
            "1 item decimal 1 Phát",
            "2 item decimal 2 Phát",
            "3 item arabic 1 Giáo",
            "4 item arabic 2 Y",
        ],
    ),
    (
        "a dash glued to the number is a marker even before a figure; a range is none",
        "2.2- Nhà ở đạt 28 m2.\n2.3- 100% thị trấn có quy hoạch.\n2.5 - 3% hộ nghèo thoát nghèo.",
        ["1 item decimal 2 Nhà", "2 item decimal 3 100%", "2/c1 cont - - 2.5"],
    ),
    (
        "one, two, three without là; years that are counted are none",
        "Một, 100% trạm y tế có bác sĩ.\nHai, Xây dựng kho vắc xin.\nMột, hai năm nữa sẽ xong.",
        ["1 item word_la 1 100%", "2 item word_la 2 Xây", "2/c1 cont - - Một,"],
    ),
    (
        "a restart without a new parent",
        "1. Thu ngân sách.\n2. Giảm nghèo.\n1. Tuyển quân.\n2. Huấn luyện.",
        [
            "1 item arabic 1 Thu",
            "2 item arabic 2 Giảm",
            "3 item arabic 1 Tuyển reset",
            "4 item arabic 2 Huấn",
        ],
    ),
    (
        "numbers that only look like markers",
        "20/11 là ngày hội của nhà giáo.\n1.250 hộ được vay vốn.\n05 chỉ tiêu vượt kế hoạch.\nNăm 2024 có nhiều khó khăn.",
        ["p1 para - - 20/11", "p2 para - - 1.250", "p3 para - - 05", "p4 para - - Năm"],
    ),
    (
        "glued markers",
        "1.Tăng thu ngân sách.\n2.Giảm chi thường xuyên.",
        ["1 item arabic 1 Tăng", "2 item arabic 2 Giảm"],
    ),
    (
        "an unnumbered paragraph continues its item, after a colon it is a child",
        "1. Kinh tế tăng trưởng khá.\nTrong đó du lịch tăng mạnh.\n2. Xã hội, cụ thể:\nGiảm nghèo 1%.\nXóa nhà tạm.",
        [
            "1 item arabic 1 Kinh",
            "1/c1 cont - - Trong",
            "2 item arabic 2 Xã",
            "2/c1 child - - Giảm",
            "2/c2 child - - Xóa",
        ],
    ),
    (
        "children of an unnumbered lead",
        "Các phường ký giao ước gồm hai nội dung:\nThu quỹ đạt 100%.\nKhông có trọng án.",
        ["p1 para - - Các", "p1/c1 child - - Thu", "p1/c2 child - - Không"],
    ),
    (
        "an enumeration inside a line",
        "1. Mỗi chi bộ: (1) kết nạp một đảng viên; (2) sinh hoạt đúng kỳ; (3) nộp đảng phí đủ.",
        [
            "1 item arabic 1 Mỗi",
            "1/1 inline arabic_fullparen 1 kết",
            "1/2 inline arabic_fullparen 2 sinh",
            "1/3 inline arabic_fullparen 3 nộp",
        ],
    ),
    (
        "a lone bracketed number is left",
        "1. Thực hiện Kế hoạch (2) của quận và báo cáo kết quả.",
        ["1 item arabic 1 Thực"],
    ),
    (
        "dash items whose newlines were lost; a dash in a name stays",
        "- Ngành Lao động - Thương binh và Xã hội thăm gia đình chính sách; - Công an tuần tra; - Quân sự trực sẵn sàng.",
        ["1 item dash - Ngành", "2 item dash - Công", "3 item dash - Quân"],
    ),
    (
        "nothing after the end of the act is an item",
        "1. Thu ngân sách đạt 100%.\n2. Tuyển quân đủ./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.",
        [
            "1 item arabic 1 Thu",
            "2 item arabic 2 Tuyển",
            "tail1 tail - - Nơi",
            "tail2 tail - - -",
            "tail3 tail - - -",
        ],
    ),
    (
        "parts named in words, titles on the next line",
        "Phần thứ nhất\nKẾT QUẢ NĂM 2020\nI. Kinh tế\nPhần thứ hai\nNHIỆM VỤ NĂM 2021\n1. Thu ngân sách",
        [
            "1 item phan 1 KẾT",
            "1/1 item roman 1 Kinh",
            "2 item phan 2 NHIỆM",
            "2/1 item arabic 1 Thu",
        ],
    ),
    (
        "two styles of one scheme nest",
        "1. Kinh tế\n1) Nông nghiệp\n2) Công nghiệp\n2. Xã hội",
        [
            "1 item arabic 1 Kinh",
            "1/1 item arabic 1 Nông",
            "1/2 item arabic 2 Công",
            "2 item arabic 2 Xã",
        ],
    ),
    (
        "a table under a heading, group rows apart",
        "I. CHỈ TIÊU\nSTT | Chỉ tiêu | ĐVT | Kế hoạch\nA | KINH TẾ | |\n1 | Thu ngân sách | tỷ đồng | 120\n2 | Hộ nghèo | % | 1,5\nII. GIẢI PHÁP",
        [
            "1 item roman 1 CHỈ",
            "1/t1/h1 item table - STT table_header",
            "1/t1/h2 item table - A table_group",
            "1/t1/1 item table - 1",
            "1/t1/2 item table - 2",
            "2 item roman 2 GIẢI",
        ],
    ),
    (
        "a wrapped line whose next word is a name keeps to its paragraph",
        "1. Phối hợp với Mặt trận Tổ quốc, Hội Cựu chiến binh, Hội Nông\ndân và các đoàn thể vận động nhân dân tham gia phong trào\ntoàn dân bảo vệ an ninh Tổ quốc trên địa bàn các phường, Công\nan quận làm nòng cốt, báo cáo kết quả về Thường trực Quận\nủy trước ngày 15 tháng 12.\n2. Giữ vững kỷ cương.",
        ["1 item arabic 1 Phối", "2 item arabic 2 Giữ"],
    ),
    (
        "a wrapped line that ends in the middle of a phrase goes on with a capital",
        "1. Ban hành kèm theo Quyết định này Kế hoạch phát triển kinh tế tập thể của\nHĐND tỉnh về "
        "phát triển kinh tế tập thể tỉnh Lam Sơn giai đoạn 2016\nđến 2020 và các văn bản hướng dẫn "
        "thi hành của cấp trên có liên quan đến\nlĩnh vực này trên địa bàn toàn tỉnh theo đúng quy "
        "định hiện hành và bảo\nđảm tiến độ đề ra.\n2. Giữ vững kỷ cương.",
        ["1 item arabic 1 Ban", "2 item arabic 2 Giữ"],
    ),
    (
        "cells numbered without a sign, one of them alone on its line",
        "01 Có chương trình công tác năm học\n02 Tham gia đủ các lớp tập huấn\n03\n\nTổ chức 5 buổi "
        "sinh hoạt\n04 Thu gom 50 kg giấy",
        [
            "1 item arabic 1 Có",
            "2 item arabic 2 Tham",
            "3 item arabic 3 Tổ",
            "4 item arabic 4 Thu",
        ],
    ),
    (
        "compounds a wrapped line breaks before their dash",
        "1. Giữ vững quốc phòng\n- an ninh, phát triển kinh tế\n- xã hội.\n2. Các mặt:\n- kinh tế\n"
        "- xã hội",
        ["1 item arabic 1 Giữ", "2 item arabic 2 Các", "2/1 item dash - kinh", "2/2 item dash - xã"],
    ),
    (
        "a chain of three inside an item",
        "- giảm lao động nông - lâm\n- ngư nghiệp\n- tăng lao động dịch vụ",
        ["1 item dash - giảm", "2 item dash - tăng"],
    ),
    (
        "items in small letters whose nouns would make a compound",
        "- phát triển công nghiệp\n- xây dựng nông thôn mới\n- phát triển kinh tế\n- quốc phòng",
        ["1 item dash - phát", "2 item dash - xây", "3 item dash - phát", "4 item dash - quốc"],
    ),
    (
        "two numbers count nothing",
        "01 Đoàn Thanh niên.\n02 Hội Phụ nữ.\nCác hội ký cam kết.",
        ["p1 para - - 01", "p2 para - - 02", "p3 para - - Các"],
    ),
    (
        "ordinal words that lost their marks, and a sentence that begins with one",
        "Thu nhat: Kinh tế.\nThứ hai: Xã hội.\nNăm là số điểm tối đa của tiêu chí.",
        ["1 item word_thu 1 Kinh folded", "2 item word_thu 2 Xã", "2/c1 cont - - Năm"],
    ),
    (
        "weekday, ordinal",
        "Thứ ba, ngày 06/6/2017 kiểm tra chéo.\nThứ ba, giữ vững an ninh.",
        ["p1 para - - Thứ", "1 item word_thu 3 giữ"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), [row[1:] for row in OWN], ids=[row[0] for row in OWN])
def test_own_numbering_case(text, rows):
    got = []
    for node in read(text):
        head = words_of(text, node).split(" ")[0]
        ordinal = "-" if node.ordinal is None else node.ordinal
        flags = " ".join(node.flags)
        got.append(f"{node.path} {node.kind} {node.scheme or '-'} {ordinal} {head} {flags}".strip())
    assert got == rows


def test_titles_and_chrome_are_kept_apart():
    lines = [("chrome", "Trang chủ"), ("title", "GIAO ƯỚC THI ĐUA"), ("preamble", "- Căn cứ Luật;")]
    lines += [("body", "1. Thu quỹ."), ("closing", "Giao ước có hiệu lực ngay."), ("tail", "PV")]
    content, zones = "", []
    for zone, text in lines:
        zones.append(Zone(zone=zone, start=len(content), end=len(content) + len(text) + 1))
        content += text + "\n"
    page = Page(zones=tuple(zones), document=DocumentFields())
    nodes = outline(make_text(content), View.of(content), page)
    assert [(n.path, n.kind) for n in nodes] == [
        ("h1", "heading"),
        ("p1", "para"),
        ("1", "item"),
        ("p2", "para"),
    ]


_PIECES = st.sampled_from(
    ["1. ", "2) ", "a) ", "đ) ", "I. ", "II- ", "- ", "+ ", "* ", "• ", "1.1. ", "(1) ", "(i) ", "Điều 1. "]
    + ["Chương I\n", "Một là: ", "Hai là, ", "Thứ nhất, ", "Nhiệm vụ 1: ", "; - ", ": (1) x; (2) y", "| a | b |"]
    + ["\n", "\n\n", " ", "\t", "Thu ngân sách", "ĐẢNG BỘ", "đạt 5%.", "cụ thể:", "./.", "Nơi nhận:", "....... 3"]
    + ["Ðiều 2", "Uỷ", "\u200b", "\u00a0", "\r\n", "o x", "l. ", "V", "**I. A**"]
)  # fmt: skip


# Blanks, what the view leaves out, and the stars of Markdown around a whole line.
_IN_NO_NODE = " \t\r\n\u200b\u00a0\x0c\x1c\x1d\x1e\x1f\x85*"


def check(content):
    nodes = read(content)
    end = 0
    for node in nodes:
        assert end <= node.start < node.end
        assert node.start <= node.text_start <= max(node.end, node.start)
        assert not content[end : node.start].strip(_IN_NO_NODE)
        assert content[node.start : node.end].strip() == content[node.start : node.end]
        assert node.marker is None or content.startswith(node.marker, node.start)
        end = node.end
    assert not content[end:].strip(_IN_NO_NODE)
    paths = [node.path for node in nodes]
    assert len(paths) == len(set(paths))
    return nodes


@settings(deadline=None, max_examples=100)
@given(st.lists(_PIECES, max_size=30).map("".join))
def test_nodes_cover_the_body_without_overlap(content):
    check(content)


@pytest.mark.slow
@settings(deadline=None, max_examples=3000)
@given(st.lists(_PIECES, max_size=60).map("".join))
def test_nodes_cover_any_body_without_overlap(content):
    check(content)


@settings(deadline=None, max_examples=60)
@given(st.lists(_PIECES, max_size=20).map("".join))
def test_decomposed_text_gives_the_same_tree(content):
    composed = unicodedata.normalize("NFC", content)
    decomposed = unicodedata.normalize("NFD", content)

    def shape(text):
        return [
            (n.path, n.kind, n.scheme, n.ordinal, n.flags, unicodedata.normalize("NFC", text[n.start : n.end]))
            for n in read(text)
        ]  # fmt: skip

    assert shape(composed) == shape(decomposed)


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        "thu ngân sách đạt 5%; giảm nghèo, " * 8_000,
        "1. Tăng cường\n- kiểm tra\n" * 4_000,
        "1. x:\na) x:\n- x:\n+ x:\n" * 2_000,
        "CHƯƠNG I\n" + "TĂNG\n" * 8_000,
        "Chỉ tiêu: " + "; ".join(f"({n % 99}) x" for n in range(8_000)),
        "abc def ghi jkl mno pqr stu vwx yz aa bb cc dd ee\n" * 4_000,
    ],
    ids=["one line", "many lines", "nested", "capitals", "enumerated", "wrapped"],
)
def test_cost_grows_with_the_text_and_not_faster(content):
    started = time.process_time()
    check(content)
    assert time.process_time() - started < 3


@pytest.mark.parametrize("wrap", [False, True], ids=["as typed", "as printed"])
def test_annotated_documents_keep_their_paths(wrap):
    right = total = 0
    for file in sorted((_CORPORA / "train").glob("*.json")):
        document = json.loads(file.read_text("utf-8"))
        content, page, starts = gold_page(document, wrap)
        paths = {n.start: n.path for n in outline(make_text(content), View.of(content), page)}
        for start, line in zip(starts, document["lines"], strict=True):
            if line.get("path"):
                total += 1
                indent = len(line["text"]) - len(line["text"].lstrip())
                right += paths.get(start + indent) == line["path"]
    assert right / total >= 0.99
