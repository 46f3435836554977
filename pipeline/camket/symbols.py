"""Document symbols (số, ký hiệu): find, repair, name (DOMAIN 7.1, 7.2).

State and Party symbols use the separators in mirror image: `1383/QĐ-UBND` and `05-CT/TW`. `SYMBOL`
finds candidates in view text; `parse_symbol` says what a candidate is, or that it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

from camket.texts import View

SymbolKind = Literal["law", "normative", "state", "letter", "party", "joint"]

_FIRST = "[A-ZĐƯÔƠÊÂĂ]"
_CODE = rf"(?:T\. ?[ƯUW](?!\w)|{_FIRST}[A-Za-zĐđƯÔƠÊÂĂố&0-9]{{0,15}}(?!\w))"
_SEP = r" {0,2}[-/] {0,2}"
SYMBOL = re.compile(
    rf"(?<![\w/.,-])\d{{1,5}}(?:[a-eđA-E]|bis)?(?:{_SEP}(?:19|20)\d\d(?= ?/))?"
    rf"{_SEP}{_CODE}(?:{_SEP}{_CODE})?(?:[-/]{_CODE}){{0,3}}"
)
"""Candidates in `View.text`; several are not symbols, so ask `parse_symbol`."""

# A number and the sign after it: the only places where a candidate can begin.
_OPENING = re.compile(r"\d{1,5}(?:[a-eđA-E]|bis)? {0,2}[-/]")


def find_symbols(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The candidates in `View.text[start:end]`: `SYMBOL.finditer`, several times as fast."""
    at = start
    for opening in _OPENING.finditer(text, start, end):
        found = SYMBOL.match(text, opening.start(), end) if opening.start() >= at else None
        if found is not None:
            at = found.end()
            yield found


_PIECES = re.compile(rf"({_SEP})({_CODE}|\d{{4}})")
_NUMBER = re.compile(r"\d{1,5}(?:[a-eđA-E]|bis)?")
_LAW_BODY = re.compile(r"QH ?[IVX\d]{1,4}")
_CENTRAL = re.compile(r"T\. ?[ƯUW]|TƯ|Tw|tw|TW")
# Bodies that only Party organisations put in a symbol: committees of each level and their organs.
_PARTY_BODY = re.compile(
    r"(?:[A-ZĐ]*TW(?:ĐTN|ĐCT|Đ)?|(?:VP|B[A-ZĐ]{1,3}|UBKT)?(?:TU|QU|HU|ThU|TxU|TPU|ĐU[A-ZĐ]{0,8})|"
    r"ĐB[A-ZĐ]{0,4}|CB\d*|QUTW|ĐUQS|BTGDV[A-Z]*)"
)
_STATE_BODY = frozenset({"UBND", "HĐND", "TTg", "CP", "CTUBND", "UBTVQH", "CTN", "TTHĐND", "CTTg"})
_SPELLING = {"TTG": "TTg", "CTR": "CTr", "TTR": "TTr", "QĐI": "QĐi", "THU": "ThU", "QYĐ": "QyĐ"}
_TYPE_ONLY = re.compile(r"TTLT|TTLN|NQLT|QCPH|KHLT|CTPH|CTLT|HDLT")


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A row of `doc_types.tsv`."""

    name: str
    abbr: str | None
    system: str
    genre: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol taken apart. `canonical` is its one spelling."""

    number: str
    year: int | None
    type_abbr: str | None
    """Abbreviation of the type ("QĐ"); None for official letters and laws."""
    body: str | None
    system: Literal["state", "party"]
    kind: SymbolKind
    canonical: str
    flags: tuple[str, ...] = ()

    @property
    def type_name(self) -> str | None:
        """Name of the document type ("Quyết định"), None when the symbol does not say."""
        if self.kind == "law":
            return None
        if self.kind == "letter":
            return "Công văn"
        return type_of_abbreviation(self.type_abbr or "", self.system)


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All rows of `doc_types.tsv`, in order."""
    text = resources.files("camket").joinpath("doc_types.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        DocumentType(name, None if abbr == "-" else abbr, system, genre)
        for name, abbr, system, genre in rows[1:]
    )


@cache
def _abbreviations() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in document_types():
        if row.abbr:
            names.setdefault(row.abbr, row.name)
    return names


def type_of_abbreviation(abbr: str, system: str = "state") -> str | None:
    """Type name of an abbreviation: `QĐ` -> `Quyết định`. In Party symbols `TT` is a Thông tri."""
    if abbr == "TT" and system == "party":
        return "Thông tri"
    return _abbreviations().get(abbr)


def _respell(code: str) -> tuple[str, bool]:
    """One spelling of a code: T.Ư, TƯ, Tw -> TW; TTG -> TTg."""
    if _CENTRAL.fullmatch(code):
        return "TW", False
    if code.endswith(("TƯ", "T.Ư")):
        return code.removesuffix("TƯ").removesuffix("T.Ư") + "TW", False
    return _SPELLING.get(code.upper(), code), False


def _unglue(code: str) -> tuple[str, str] | None:
    """`NĐCP` -> (`NĐ`, `CP`): the hyphen between type and body was lost."""
    for size in (5, 4, 3, 2):
        head, rest = code[:size], _SPELLING.get(code[size:].upper(), code[size:])
        known = rest in _STATE_BODY or re.fullmatch(r"TW|TU|HĐND\d*|UBTVQH\d*", rest)
        if head in _abbreviations() and known:
            return head, rest
    return None


def _is_code(code: str) -> bool:
    return code in _abbreviations() or sum(c.isupper() for c in code) >= 2


def _is_unit(code: str) -> bool:
    """A unit inside the office at the end of a symbol: `Đ1`, `P3`, `TH2`."""
    return _is_code(code) or re.fullmatch(r"[A-ZĐ]\d{1,2}", code) is not None


def _pad(number: str) -> str:
    return number if len(number) > 1 and number[1].isdigit() else "0" + number


def parse_symbol(raw: str) -> Symbol | None:
    """Take a symbol apart, repairing what DOMAIN 7.1 tolerates; None when it is no symbol.

    >>> parse_symbol("34 – CT / TW").canonical
    '34-CT/TW'
    """
    text = View.of(raw).text.strip()
    number = _NUMBER.match(text)
    if number is None:
        return None
    pieces = _PIECES.findall(text, number.end())
    if not pieces or number.end() + sum(len(a) + len(b) for a, b in pieces) != len(text):
        return None
    separators = [separator.strip() for separator, _ in pieces]
    codes = [_respell(code)[0] for _, code in pieces]
    spaced = any(" " in separator for separator, _ in pieces)
    return _build(_pad(number.group()), separators, codes, spaced)


def _build(number: str, separators: list[str], codes: list[str], spaced: bool) -> Symbol | None:
    year: int | None = None
    if codes[0].isdigit():
        year, codes, separators = int(codes[0]), codes[1:], separators[1:]
        if not codes or any(code.isdigit() for code in codes):
            return None
        if _LAW_BODY.fullmatch(codes[0]) and len(codes) == 1:
            canonical = f"{number}/{year}/{codes[0].replace(' ', '')}"
            return Symbol(number, year, None, codes[0], "state", "law", canonical)
    flags: tuple[str, ...] = ()
    glued = _unglue(codes[0]) if len(codes) == 1 else None
    if glued is not None:
        codes, separators, flags = list(glued), [separators[0], "-"], ("symbol_repaired",)
    if not (all(map(_is_code, codes[:2])) and all(map(_is_unit, codes[2:]))):
        return None
    if year is not None:
        return _normative(number, year, separators, codes, flags)
    return _yearless(number, separators, codes, flags, spaced)


def _normative(
    number: str, year: int, separators: list[str], codes: list[str], flags: tuple[str, ...]
) -> Symbol | None:
    kind: SymbolKind = "normative" if codes[0] in _abbreviations() else "letter"
    body = "-".join(codes[1:]) or None
    joined = codes[0] + "".join(s + c for s, c in zip(separators[1:], codes[1:], strict=True))
    type_abbr = codes[0] if kind == "normative" else None
    return Symbol(number, year, type_abbr, body, "state", kind, f"{number}/{year}/{joined}", flags)


def _yearless(
    number: str, separators: list[str], codes: list[str], flags: tuple[str, ...], spaced: bool
) -> Symbol | None:
    known = codes[0] in _abbreviations()
    if separators[0] == "-":
        return _party_shape(number, separators, codes, flags)
    if known and len(codes) > 1 and _PARTY_BODY.fullmatch(codes[1]):
        swapped = (*flags, "separator_swapped")
        return _party(number, codes[0], "-".join(codes[1:]), swapped)
    if not known and (spaced or len(codes) < 2):
        return None
    body = "-".join(codes[1:]) or None
    joined = codes[0] + "".join(s + c for s, c in zip(separators[1:], codes[1:], strict=True))
    kind: SymbolKind = "state" if known else "letter"
    if codes == ["QĐ", "TT"]:
        joined, body, flags = "QĐ-TTg", "TTg", (*flags, "symbol_repaired")
    type_abbr = codes[0] if known else None
    full_body = body if known else "-".join(codes)
    return Symbol(number, None, type_abbr, full_body, "state", kind, f"{number}/{joined}", flags)


def _party_shape(
    number: str, separators: list[str], codes: list[str], flags: tuple[str, ...]
) -> Symbol | None:
    if "/" not in separators[1:]:
        if len(codes) == 2 and codes[0] in _abbreviations() and _PARTY_BODY.fullmatch(codes[1]):
            return _party(number, codes[0], codes[1], (*flags, "symbol_repaired"))
        return None
    if codes[0] in _abbreviations():
        body = "-".join(codes[1:])
        if body in _STATE_BODY:
            swapped = (*flags, "separator_swapped")
            canonical = f"{number}/{codes[0]}-{body}"
            return Symbol(number, None, codes[0], body, "state", "state", canonical, swapped)
        return _party(number, codes[0], body, flags)
    if _TYPE_ONLY.fullmatch(codes[-1]):
        body = "-".join(codes[:-1])
        return Symbol(
            number, None, codes[-1], body, "state", "joint", f"{number}-{body}/{codes[-1]}", flags
        )
    if _PARTY_BODY.fullmatch(codes[-1]) or _PARTY_BODY.fullmatch(codes[0]):
        joined = "".join(s + c for s, c in zip(separators, codes, strict=True))
        body = "-".join(codes)
        return Symbol(number, None, None, body, "party", "letter", f"{number}{joined}", flags)
    return None


def _party(number: str, type_abbr: str, body: str, flags: tuple[str, ...]) -> Symbol:
    canonical = f"{number}-{type_abbr}/{body}"
    return Symbol(number, None, type_abbr, body, "party", "party", canonical, flags)


def citation_id(symbol: Symbol, when: date | int | None = None) -> str:
    """Canonical id: the symbol when its year is embedded, else with `@date`, `@year` or `@?`.

    >>> citation_id(parse_symbol("05-CT/TW"), date(2016, 5, 15))
    '05-CT/TW@2016-05-15'
    """
    if symbol.year is not None:
        return symbol.canonical
    if isinstance(when, date):
        return f"{symbol.canonical}@{when.isoformat()}"
    return f"{symbol.canonical}@{when if when is not None else '?'}"
