"""Bodies listed behind a colon: "Các Bộ: Công Thương, Ngoại giao thành lập …"."""

from __future__ import annotations

import re

from camket.heads import UPPER
from camket.parse.verbs import find_verb, match_verb
from camket.texts import View

_SUCH_BODIES = re.compile(
    r"(?<!\w)(?:các|những|\d+) (?:bộ|sở|phòng|ban|ngành|cơ quan|đơn vị|xã|phường|huyện|quận"
    r"|tỉnh|thành phố|thị trấn|trường|công ty|địa phương|chi bộ|hội)(?: [^\W\d]+){0,2}$"
)
_NAMES_ONE = re.compile(
    rf"\s*(?:(?:các|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|trường) )*(?:[{UPPER}]|\s*$)"
)
_REACH = 60


def lists_bodies(view: View, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Say whether names of bodies stand in `right`, behind the colon, before what they do."""
    start, end = right
    if not view.text[start].isupper() or match_verb(view.lower, start, end):
        return False
    if _SUCH_BODIES.search(view.lower, max(left[0], left[1] - _REACH), left[1]) is None:
        return False
    verb = find_verb(view, start, end)
    names = view.text[start : verb.start] if verb is not None else ""
    return all(map(_NAMES_ONE.match, re.split(r",| và ", names)))
