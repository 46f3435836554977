"""Results told in other words: none of them, all of them, those settled of those received."""

from __future__ import annotations

import re
from functools import lru_cache

from camket.records import Target
from camket.track.statements import Statement
from camket.track.wording import spelled_out

_MEASURED = frozenset(("%", "‰", "VND", "USD", "điểm %", "điểm", None))
# "Tất cả các đơn vị đều thực hiện tốt quy chế".
_ALL = re.compile(
    r"(?<!\w)(?<!cho )(?<!đến )(?:tất cả|toàn bộ)(?: các| những| số)? (?P<who>(?:\w+ ){1,6}?)"
    r"(?:đều|đã)(?!\w)(?P<what>[^.;]*)"
)
_DENIED = re.compile(r"(?<!\w)(?:chưa|không|trừ|ngoại trừ|riêng)(?!\w)")
_CASE = r"(?:đơn(?: thư)?|vụ(?: việc)?|hồ sơ|kiến nghị|ý kiến|trường hợp|phản ánh)"
_SETTLES = r"(?:giải quyết|xử lý|trả lời|khắc phục|hòa giải)"
# "Tiếp nhận 7 đơn, đã giải quyết xong 7 đơn"; a second number between them is another sum.
_SETTLED = re.compile(
    rf"(?:tiếp nhận|nhận được|phát sinh|thụ lý|nhận)(?: mới)? (?P<all>\d+) (?P<case>{_CASE})"
    rf"[^.;\d]*(?<!chưa )(?<!đang )(?P<how>{_SETTLES})(?: \w+){{0,2}}? (?P<done>\d+)"
    rf"(?: (?P=case)|/(?P=all)|(?: {_CASE})?(?= *(?:$|[.;,(])))"
)
# One of these stands in every such sentence: most are passed over at once.
_CUES = ("tất cả", "toàn bộ", " nào", "vào đảng", "nhận ", "phát sinh", "thụ lý")


def counted_otherwise(target: Target, statement: Statement) -> float | None:
    """The result of a statement that gives no number of its own for it; None when it tells none."""
    if target.quantity != "level" or target.value is None:
        return None
    said = _spelled(statement.piece or statement.said)
    if not any(cue in said for cue in _CUES):
        return None
    if target.unit == "%":
        return _all(target, said) or _settled(target, said)
    admitted = _admitted(target, statement, said)
    return admitted if admitted is not None else _none(target, said)


@lru_cache(maxsize=4096)  # every target is held against every sentence near it
def _spelled(text: str) -> str:
    return spelled_out(text)


def _all(target: Target, said: str) -> float | None:
    found = _ALL.search(said)
    if found is None or _DENIED.search(found["what"]):
        return None
    named = spelled_out(f"{target.raw} {target.population or ''}").replace("%", " ").split()
    nouns = [word for word in named if not word[0].isdigit()]
    return 100.0 if nouns and nouns[0] in found["who"].split() else None


def _settled(target: Target, said: str) -> float | None:
    found = _SETTLED.search(said)
    wanted = spelled_out(f"{target.indicator or ''} {target.raw}")
    if found is None or found["case"].split()[0] not in wanted:
        return None
    done, received = int(found["done"]), int(found["all"])
    return round(100 * done / received, 2) if 0 < done <= received else None


def _none(target: Target, said: str) -> float | None:
    """ "Chưa có xã nào đạt chuẩn" counts none of them."""
    if target.unit in _MEASURED:
        return None
    unit = re.escape(spelled_out(target.unit or ""))
    found = re.search(rf"(?<!\w)(?:chưa|không) (?:có )?(?:thêm )?{unit}(?: \w+){{0,2}}? nào", said)
    return 0.0 if found else None


def _admitted(target: Target, statement: Statement, said: str) -> float | None:
    """ "Kết nạp 9 quần chúng vào Đảng" makes nine members."""
    if not spelled_out(target.unit or "").startswith("đảng viên"):
        return None
    if not re.search(r"kết nạp (?:được |mới )*\d+ [^.;,]*vào đảng(?!\w)", said):
        return None
    people = [q.value for q in statement.quantities if _is_candidate(q)]
    return float(people[0]) if len(people) == 1 and people[0] is not None else None


def _is_candidate(quantity: Target) -> bool:
    unit = quantity.unit or ""
    return quantity.role == "result" and unit.startswith(("quần chúng", "đoàn viên", "đồng chí"))
