"""Vietnamese from before Unicode: TCVN3, VNI, VISCII, VIQR, windows-1258, and UTF-8 misread.

A text is converted only on evidence: a font that says so, or many words that are no Vietnamese
syllables as they stand and are syllables after conversion. Every conversion is named.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files

from camket.decode.syllables import fit

_CP1252 = {bytes([b]).decode("cp1252", "ignore"): b for b in range(0x80, 0xA0)}
_CP1252.pop("", None)
_TO_BYTE = {ord(character): chr(code) for character, code in _CP1252.items()}
_FROM_BYTE = {ord(code): chr(character) for character, code in _TO_BYTE.items()}
# Common letters: more of them than this and the text is Vietnamese in Unicode already.
_COMMON = "đư\u0323\u0301"
# UTF-8 bytes of signs Unicode Vietnamese has little use for and a misread text has many of.
_TELLTALE = tuple(sign.encode() for sign in "øûïöñäåðÃÄÅÆÞþæ")
_LONE_SIGN = re.compile(r"(?<![^\s\d|])[»÷©›‹→](?![^\s\d%|])")
_MISREAD_RUN = re.compile(r"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_FONT_ENCODINGS = (
    (re.compile(r"^\s*(?:vni[- ]|vni$)", re.I), "vni"),
    (re.compile(r"^\s*\.?vn[a-z]", re.I), "tcvn3"),
    (re.compile(r"^\s*vi(?:scii|n?times|etnam)?[- ]?viscii|^\s*hoang yen", re.I), "viscii"),
)
_UPPER_FONT = re.compile(r"^\s*\.?vn[a-z0-9 ]*H\s*$", re.IGNORECASE)
_VIQR_VOWEL = re.compile(r"(?i)([aeiouy])([(^+*]?)(['`?~.]?)")
_VIQR_SIGNS = {"(": "\u0306", "^": "\u0302", "+": "\u031b", "*": "\u031b"}
_VIQR_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
# A stop or question mark here ends the sentence; before a small letter it is a tone.
_SENTENCE_ENDS = re.compile(r"\s*(?:$|[^\w\s]|[A-Z\d])")
_VIQR_HINT = re.compile(r"(?i)[aeo]\^[`'?~.]?|[ou]\+[`'?~.]?|a\([`'?~.]?|\bdd[aeiouy]")
_FEWEST = 5
_HAVE_CAPITALS = frozenset("abcdefghijklmnopqrstuvwxyzăâđêôơư")
# A toned letter of TCVN3 has no capital: "HUYệN", "áN", and a word between such words.
_HALF_CAPITAL = re.compile(r"[^\W\d_]*[A-ZĂÂĐÊÔƠƯ][^\W\d_]*")


@cache
def _table(encoding: str) -> dict[str, str]:
    """Legacy character or pair (as Latin-1) -> letter."""
    rows = files("camket.decode").joinpath("legacy.tsv").read_text(encoding="utf-8").splitlines()
    table = {}
    for row in rows:
        if not row.startswith("#"):
            name, code, letter = row.split("\t")
            if name == encoding:
                table[bytes.fromhex(code).decode("latin-1")] = letter
    return table


@cache
def _single(encoding: str) -> dict[int, str]:
    return {ord(code): letter for code, letter in _table(encoding).items() if len(code) == 1}


@cache
def _vni_pairs() -> tuple[re.Pattern[str], dict[str, str]]:
    """Pairs with either case of the mark; the base letter decides the case."""
    table: dict[str, str] = {}
    for code, letter in _table("vni").items():
        if len(code) == 2:
            table.setdefault(code[0] + code[1].lower(), letter)
            table.setdefault(code[0] + code[1].upper(), letter)
    bases = "".join(sorted({code[0] for code in table}))
    marks = "".join(sorted({code[1] for code in table}))
    return re.compile(f"[{bases}][{marks}]"), table


def _as_latin1(text: str) -> str:
    """Undo windows-1252: its extra signs become the C1 bytes they were read from."""
    return text.translate(_TO_BYTE)


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """TCVN3 (ABC) read as Latin-1 -> Unicode; `capitals` for the .Vn…H fonts.

    >>> from_tcvn3("Uû ban nh©n d©n")
    'Uỷ ban nhân dân'
    """
    raw, table = _as_latin1(text), _single("tcvn3")
    parts: list[str] = []
    at = 0
    for sign in _LONE_SIGN.finditer(raw):
        parts += (raw[at : sign.start()].translate(table), sign.group())
        at = sign.end()
    parts.append(raw[at:].translate(table))
    out = "".join(parts).translate(_FROM_BYTE)
    return out.upper() if capitals else _HALF_CAPITAL.sub(_in_capitals, out)


def _in_capitals(word: re.Match[str]) -> str:
    """A word with two capitals or more, or a capital after a small toned letter, is in capitals."""
    text = word.group()
    small = [c for c in text if c.islower()]
    if not small or any(c in _HAVE_CAPITALS for c in small):
        return text
    return text.upper() if len(text) - len(small) > 1 or text[0].islower() else text


def from_vni(text: str) -> str:
    """VNI-Windows read as Latin-1 -> Unicode.

    >>> from_vni("UÛy ban nhaân daân")
    'Ủy ban nhân dân'
    """
    pattern, table = _vni_pairs()
    raw = _as_latin1(text)
    parts: list[str] = []
    at = 0
    single = _single("vni")
    for match in pattern.finditer(raw):
        letter = table.get(match.group())
        if letter is not None:
            parts.append(raw[at : match.start()].translate(single))
            parts.append(letter)
            at = match.end()
    parts.append(raw[at:].translate(single))
    return "".join(parts).translate(_FROM_BYTE)


def from_viscii(text: str) -> str:
    """VISCII read as Latin-1 -> Unicode."""
    return _as_latin1(text).translate(_single("viscii"))


def from_windows_1258(text: str) -> str:
    """windows-1258 (letters and combining tones) read as windows-1252 -> Unicode."""
    raw = _as_latin1(text)
    data = bytes(ord(c) if ord(c) < 256 else 0x3F for c in raw)
    read = data.decode("cp1258", errors="replace")
    return "".join(c if ord(c) > 255 else r for c, r in zip(raw, read, strict=True))


def from_viqr(text: str) -> str:
    """VIQR ("Vie^.t Nam", "dda^`u tu+") -> Unicode.

    >>> from_viqr("U?y ban nha^n da^n ddo^.c la^.p.")
    'Ủy ban nhân dân độc lập.'
    """

    def letter(match: re.Match[str]) -> str:
        base, sign, tone = match.groups()
        if tone and tone in ".?" and _SENTENCE_ENDS.match(text, match.end()):
            return unicodedata.normalize("NFC", base + _VIQR_SIGNS.get(sign, "")) + tone
        marks = _VIQR_SIGNS.get(sign, "") + _VIQR_TONES.get(tone, "")
        whole = unicodedata.normalize("NFC", base + marks)
        return whole if len(whole) == 1 else match.group()

    text = re.sub(r"dd", "đ", re.sub(r"DD|Dd", "Đ", text))
    return re.sub(r"\\([.?'`~(^+*])", r"\1", _VIQR_VOWEL.sub(letter, text))


def _one_misread(match: re.Match[str]) -> str:
    try:
        return match.group().encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def from_misread_utf8(text: str) -> str:
    """UTF-8 read as windows-1252 or Latin-1, once or twice -> Unicode.

    >>> from_misread_utf8("nhÃ¢n dÃ¢n")
    'nhân dân'
    """
    raw = _as_latin1(text)
    if "Ã " in raw:  # the second byte of "à" is a no-break space, often flattened
        raw = raw.replace("Ã ", "\xc3\xa0")
    once, found = _MISREAD_RUN.subn(_one_misread, raw)
    again, left = _MISREAD_RUN.subn(_one_misread, _as_latin1(once))
    return (again if left * 3 > found else once).translate(_FROM_BYTE)


CONVERTERS = {
    "utf8_misread": from_misread_utf8,
    "tcvn3": from_tcvn3,
    "vni": from_vni,
    "viscii": from_viscii,
    "windows-1258": from_windows_1258,
    "viqr": from_viqr,
}


@lru_cache(512)
def font_encoding(font: str) -> tuple[str, bool] | None:
    """The encoding a font name stands for, and whether it is a capitals font.

    >>> font_encoding(".VnTimeH"), font_encoding("VNI-Times"), font_encoding("Times New Roman")
    (('tcvn3', True), ('vni', False), None)
    """
    for pattern, encoding in _FONT_ENCODINGS:
        if pattern.search(font):
            return encoding, encoding == "tcvn3" and _UPPER_FONT.match(font) is not None
    return None


def convert(text: str, encoding: str, *, capitals: bool = False) -> str:
    """Convert a stretch whose encoding is known from its font."""
    if encoding == "tcvn3":
        return from_tcvn3(text, capitals=capitals)
    return CONVERTERS[encoding](text)


def _quiet(text: str) -> bool:
    """Whether a text shows no sign of a legacy encoding at all (cheap; most texts)."""
    if text.isascii():
        return len(_VIQR_HINT.findall(text[:20_000])) < _FEWEST
    data = text.encode("utf-8", "surrogatepass")
    signs = data.count(b"\xc2") - data.count(b"\xc2\xa0") + sum(map(data.count, _TELLTALE))
    if signs * 200 >= len(text):
        return False
    return signs < _FEWEST or sum(map(text.count, _COMMON)) * 100 > len(text)


def legacy_encoding(text: str) -> str | None:
    """The legacy encoding a text is in, on the evidence of its words; None when it is in none."""
    if _quiet(text):
        return None
    sample = _suspects(text)
    marked, valid = fit(sample)
    best, best_share = None, 0.0
    for name, converter in CONVERTERS.items():
        after_marked, after_valid = fit(converter(sample))
        share = after_valid / after_marked if after_marked else 0.0
        if share > best_share + 0.02 and after_valid >= max(_FEWEST, valid + 3):
            best, best_share = name, share
    before = valid / marked if marked else 0.0
    if best is None or best_share < 0.75 or (marked and best_share < before + 0.25):
        return None
    return best


def _suspects(text: str) -> str:
    """The lines that could be legacy: with high characters, and few that only Unicode has."""
    lines = [line for line in text.splitlines() if _is_suspect(line)]
    return "\n".join(lines)[:20_000]


def _is_suspect(line: str) -> bool:
    if line.isascii():
        return bool(_VIQR_HINT.search(line))
    unicode_only = sum(1 for c in line if c > "\u0100" and ord(c) not in _TO_BYTE)
    return unicode_only * 20 < len(line)


def repair_legacy(text: str) -> tuple[str, str | None]:
    """The text with its legacy lines in Unicode, and their encoding (None: untouched)."""
    encoding = legacy_encoding(text)
    if encoding is None:
        return text, None
    converter = CONVERTERS[encoding]
    lines = text.split("\n")
    verdicts = [_verdict(line, converter) for line in lines]
    before = next((verdict for verdict in verdicts if verdict is not None), True)
    for at, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        before = before if verdict is None else verdict
        if before:
            lines[at] = converter(line)
    return "\n".join(lines), encoding


def _verdict(line: str, converter: Callable[[str], str]) -> bool | None:
    """Whether a line is legacy; None when its words could be either (its neighbours decide)."""
    if line.isascii() and not _VIQR_HINT.search(line):
        return None
    if not _is_suspect(line):
        return False
    marked, valid = fit(line)
    after_marked, after_valid = fit(converter(line))
    broken, after_broken = marked - valid, after_marked - after_valid
    return None if broken == after_broken else after_broken < broken
