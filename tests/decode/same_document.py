"""One plan of a district as a file of every format, written by the programs that offices use."""

import html
import io
import shutil
import subprocess
import tempfile
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from tests.decode.word_files import docx, p

# (automatic number as "list.level", text); the label is what the numbering writes.
LINES = [
    ("", "", "ỦY BAN NHÂN DÂN HUYỆN SƠN TRÀ"),
    ("", "", "KẾ HOẠCH"),
    ("", "", "Phát triển kinh tế - xã hội và phong trào thi đua yêu nước năm 2023"),
    ("", "", "Căn cứ Nghị quyết số 15-NQ/HU ngày 20/12/2022 của Huyện ủy, Ủy ban nhân dân huyện "
     "xây dựng kế hoạch với các nội dung sau:"),
    ("1.0", "I. ", "Mục tiêu"),
    ("1.1", "1. ", "Phấn đấu thu ngân sách trên địa bàn đạt 125,5 tỷ đồng, tăng 8% so với năm "
     "2022."),
    ("1.1", "2. ", "Giảm tỷ lệ hộ nghèo xuống dưới 3,2% trước ngày 30/11/2023."),
    ("1.2", "a) ", "Hỗ trợ xây mới 45 nhà ở cho hộ nghèo, hộ cận nghèo;"),
    ("1.2", "b) ", "Giải quyết việc làm cho ít nhất 1.200 lao động nông thôn."),
    ("1.0", "II. ", "Nhiệm vụ, giải pháp"),
    ("1.1", "1. ", "Đẩy mạnh cải cách hành chính; bảo đảm 100% hồ sơ được giải quyết đúng hạn."),
    ("1.1", "2. ", "Xây dựng 02 xã đạt chuẩn nông thôn mới nâng cao trong quý IV năm 2023."),
    ("1.1", "3. ", "Giữ vững quốc phòng, an ninh, trật tự an toàn xã hội trên địa bàn huyện."),
    ("", "", "Giao Phòng Nội vụ chủ trì theo dõi, báo cáo kết quả trước ngày 15 hằng tháng."),
]  # fmt: skip
NUMBERING = "<w:abstractNum w:abstractNumId='1'>" + "".join(
    f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>"
    f"<w:lvlText w:val='{text}'/></w:lvl>"
    for at, (form, text) in enumerate(
        [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")]
    )
) + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"  # fmt: skip
SIZE = "<w:sz w:val='28'/>"
SHOWN = [label + text for _, label, text in LINES]
CONTENT = "\n".join(SHOWN)


def legacy(text: str, name: str) -> bytes:
    """A text in TCVN3 or VNI; a capital without a code of its own is written small."""
    from camket.decode import legacy as tables

    letters = {letter: code for code, letter in tables._table(name).items()}
    written = (letters.get(c) or letters.get(c.lower(), c) for c in text)
    return "".join(written).encode("latin-1")


def windows_1258(text: str) -> bytes:
    """Base letters with their hats, tones after them."""
    out = []
    for c in text:
        whole = unicodedata.normalize("NFD", c)
        tones = "".join(m for m in whole[1:] if m in "\u0300\u0301\u0303\u0309\u0323")
        base = "".join(m for m in whole if m not in tones)
        out.append(unicodedata.normalize("NFC", base) + tones)
    return "".join(out).encode("cp1258")


def page() -> bytes:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in SHOWN)
    menu = "<ul class=menu><li><a href=/>Trang chủ</a><li><a href=/t>Tin tức</a></ul>"
    head = "<title>Kế hoạch năm 2023</title>"
    body = f"{menu}<div class=noidung>{paragraphs}</div><div id=footer>Bản quyền: UBND huyện</div>"
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def word() -> bytes:
    lines = (p(html.escape(text), number, run=SIZE) for number, _, text in LINES)
    return docx("".join(lines), numbering=NUMBERING)


@cache
def converted(kind: str) -> bytes:
    """The Word file as LibreOffice saves it in another format."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.docx")
        source.write_bytes(word())
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder]
        subprocess.run([*command, str(source)], capture_output=True, timeout=180)
        made = Path(folder, f"a.{kind}")
        if not made.is_file():
            pytest.skip(f"LibreOffice did not write {kind}")
        return made.read_bytes()


def scan() -> bytes:
    """The first page as a picture of 200 dots an inch."""
    pypdfium2 = pytest.importorskip("pypdfium2")
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed")
    picture = pypdfium2.PdfDocument(converted("pdf"))[0].render(scale=200 / 72, grayscale=True)
    out = io.BytesIO()
    picture.to_pil().save(out, format="PNG", dpi=(200, 200))
    return out.getvalue()


def made(kind: str) -> bytes:
    """The bytes of the document in one format."""
    text = {
        "utf-8.txt": lambda: CONTENT.encode(),
        "nfd.txt": lambda: unicodedata.normalize("NFD", CONTENT).encode(),
        "utf-16.txt": lambda: CONTENT.encode("utf-16"),
        "windows-1258.txt": lambda: windows_1258(CONTENT),
        "tcvn3.txt": lambda: legacy(CONTENT, "tcvn3"),
        "vni.txt": lambda: legacy(CONTENT, "vni"),
        "a.html": page,
        "a.docx": word,
        "scan.png": scan,
    }.get(kind)
    return text() if text is not None else converted(kind.split(".")[-1])


FORMATS = [
    "utf-8.txt", "nfd.txt", "utf-16.txt", "windows-1258.txt", "tcvn3.txt", "vni.txt", "a.html",
    "a.docx", "a.rtf", "a.odt", "a.doc", "a.pdf", "scan.png",
]  # fmt: skip
