"""RTF control words -> paragraphs of runs with fonts, labels and table cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from camket.decode.fonts import Run
from camket.decode.legacy import font_encoding
from camket.errors import DecodeError

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+"
    r"|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    (
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "generator",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "themedata",
        "datastore",
        "xmlnstbl",
        "latentstyles",
        "object",
        "objdata",
        "fldinst",
        "sp",
        "shprslt",
        "nonshppict",
        "bkmkstart",
        "bkmkend",
        "revtbl",
        "xe",
        "tc",
        "listpicture",
        "filetbl",
        "userprops",
        "pgdsctbl",
        "background",
        "annotation",
        "atnid",
        "atnauthor",
        "fchars",
        "lchars",
        "mmathPr",
        "private1",
    )
)
_KNOWN_STARRED = frozenset(("shpinst", "shptxt", "pntext", "listtext", "cs", "falt"))
_MARGINS = frozenset(
    ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf")
)
_SIGNS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "softline": "\n",
}
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}"}
_CODE_PAGES = {
    163: "cp1258",
    238: "cp1250",
    204: "cp1251",
    161: "cp1253",
    162: "cp1254",
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    222: "cp874",
    186: "cp1257",
}
_DEEPEST = 2_000


@dataclass(slots=True)
class RtfParagraph:
    """One paragraph or one cell's paragraph of an RTF file."""

    runs: list[Run] = field(default_factory=list)
    labelled: bool = False
    margin: str = ""
    """`header` or `footer` when it belongs to the page margin."""
    table: int = 0
    row: int | None = None
    cell: int = 0


@dataclass(slots=True)
class _State:
    skip: bool = False
    font: int | None = None
    fallback: int = 1
    hidden: bool = False
    capitals: bool = False
    label: bool = False
    margin: str = ""
    fonts: bool = False


class RtfReader:
    """Reads one RTF source from start to end."""

    def __init__(self, source: str) -> None:
        self.paragraphs: list[RtfParagraph] = []
        self.names: dict[int, str] = {}
        self.charsets: dict[int, int] = {}
        self._state = _State()
        self._stack: list[_State] = []
        self._current = RtfParagraph()
        self._bytes = bytearray()
        self._to_skip = 0
        self._page = "cp1252"
        self._default: int | None = None
        self._in_table = False
        self._table_open = False
        self._table = self._row = self._cell = 0
        self._font_being_read = 0
        self._fresh_group = False
        self._read(source)

    def _read(self, source: str) -> None:
        at, size = 0, len(source)
        while at < size:
            match = _TOKEN.match(source, at)
            if match is None:
                at += 1
                continue
            at = match.end()
            word, number, code, symbol, brace, text = match.groups()
            if word == "bin":
                at += max(0, int(number or 0))
            if brace:
                self._brace(brace)
            elif word is not None:
                self._control(word, int(number) if number else None)
            elif code is not None:
                self._byte(int(code, 16))
            elif symbol is not None:
                self._symbol(symbol)
            elif text is not None:
                self._text(text)
        self._flush_bytes()
        self._end_paragraph()

    def _brace(self, brace: str) -> None:
        self._flush_bytes()
        self._to_skip = 0
        if brace == "{":
            if len(self._stack) > _DEEPEST:
                raise DecodeError("too_deep", f"RTF groups nested more than {_DEEPEST} deep")
            self._stack.append(self._state)
            self._state = replace(self._state)
            self._fresh_group = True
        elif self._stack:
            closing, self._state = self._state, self._stack.pop()
            if closing.margin != self._state.margin:
                self._end_paragraph(closing.margin)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._state.skip = True  # an optional destination, until its word is known
            return
        if symbol in "\r\n":
            self._end_paragraph()
        elif symbol in _SYMBOLS:
            self._text(_SYMBOLS[symbol])

    def _control(self, word: str, number: int | None) -> None:
        fresh, self._fresh_group = self._fresh_group, False
        if word == "u" and number is not None:
            self._flush_bytes()
            self._put(chr(number % 65536))
            self._to_skip = self._state.fallback
            return
        self._flush_bytes()
        if self._destination(word, fresh=fresh) or self._state.skip:
            return
        if word in _SIGNS:
            self._put(_SIGNS[word])
        elif word in ("par", "sect", "page"):
            self._end_paragraph()
        elif not self._character(word, number):
            self._structure(word, number)

    def _destination(self, word: str, *, fresh: bool) -> bool:
        state = self._state
        if word in _KNOWN_STARRED and state.skip and self._stack and not self._stack[-1].skip:
            state.skip = False
        if word == "fonttbl":
            state.fonts = True
        elif word in _SKIPPED:
            state.skip = True
        elif word in ("listtext", "pntext"):
            state.label = True
            self._current.labelled = True
        elif word in _MARGINS:
            self._end_paragraph()
            state.margin = word[:6]
        elif word in ("shptxt", "footnote"):
            self._text(" ") if word == "footnote" else self._end_paragraph()
        else:
            return False
        return True

    def _character(self, word: str, number: int | None) -> bool:
        state = self._state
        on = number != 0
        if word == "f" and number is not None:
            if state.fonts:
                self._font_being_read = number
            state.font = number
        elif word == "fcharset" and number is not None:
            self.charsets[self._font_being_read] = number
        elif word == "plain":
            state.font, state.hidden, state.capitals = self._default, False, False
        elif word in ("v", "deleted"):
            state.hidden = on
        elif word == "caps":
            state.capitals = on
        elif word == "uc" and number is not None:
            state.fallback = max(0, min(number, 8))
        else:
            return False
        return True

    def _structure(self, word: str, number: int | None) -> None:
        if word == "ansicpg" and number:
            self._page = f"cp{number}"
        elif word == "deff":
            self._default = number
            self._state.font = number
        elif word == "pard":
            self._in_table = False
        elif word in ("intbl", "itap"):
            self._in_table = word == "intbl" or bool(number)
        elif word in ("cell", "nestcell"):
            self._in_table = True
            self._end_paragraph(keep_empty=True)
            self._cell += 1
        elif word in ("row", "nestrow"):
            self._row += 1
            self._cell = 0

    def _byte(self, code: int) -> None:
        self._fresh_group = False
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(code)

    def _text(self, text: str) -> None:
        self._fresh_group = False
        self._flush_bytes()
        if self._to_skip:
            text, self._to_skip = text[self._to_skip :], max(0, self._to_skip - len(text))
        if self._state.fonts and not self._state.skip:
            name = text.strip(" ;")
            if name:
                self.names.setdefault(self._font_being_read, name)
        else:
            self._put(text)

    def _flush_bytes(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._put(self._decoded(data))

    def _decoded(self, data: bytes) -> str:
        font = self._state.font if self._state.font is not None else self._default
        name = self.names.get(font or 0, "")
        if font_encoding(name):
            return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)
        page = _CODE_PAGES.get(self.charsets.get(font or 0, 0), self._page)
        try:
            return data.decode(page)
        except (UnicodeDecodeError, LookupError):
            return data.decode("cp1252", "replace")

    def _put(self, text: str) -> None:
        state = self._state
        if state.skip or state.fonts or state.hidden or not text:
            return
        font = state.font if state.font is not None else self._default
        self._current.runs.append(
            (text.upper() if state.capitals else text, self.names.get(font or 0))
        )

    def _end_paragraph(self, margin: str | None = None, *, keep_empty: bool = False) -> None:
        current, self._current = self._current, RtfParagraph()
        current.margin = self._state.margin if margin is None else margin
        if self._in_table and not current.margin:
            current.table, current.row, current.cell = self._table, self._row, self._cell
            self._table_open = True
        elif self._table_open and not current.margin:
            self._table_open = False
            self._table += 1
        if keep_empty or any(text.strip() for text, _ in current.runs):
            self.paragraphs.append(current)
