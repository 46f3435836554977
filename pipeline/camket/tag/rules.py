"""What is decided before any model: lists of sectors, and tasks that belong to no sector."""

from __future__ import annotations

from itertools import pairwise

from camket.tag.lexicon import lexicon
from camket.tag.reading import Reading
from camket.tag.scene import Scene

_NAMED = 1.5
"""Weight from which a cue names its sector."""
_ONE_SENTENCE = 60
"""Longer stretches are paragraphs; naming much is no list there."""
_LONG = 5
"""Syllables of a term that names a movement and not a thing."""
_STRONG = 3.0
_MANY = 4
"""Sectors with an unmistakable term; three would catch one object with three attributes."""
_MANY_BESIDE = 2
"""Beside a formula that already names the economy and society."""


def names_everything(reading: Reading) -> bool:
    """True for a list of sectors with none dominating, or only "nhiệm vụ chính trị"."""
    if len(reading.tokens) > _ONE_SENTENCE:
        return False
    lex = lexicon()
    cues = [(lex.theme_of[i], weight) for i, weight, _ in reading.votes if weight >= _NAMED]
    emulation = lex.themes.index("emulation_rewards")
    strong = {theme for theme, weight in cues if weight >= _STRONG} - {emulation}
    if any(hit.term.kind == "general" for hit in reading.hits):
        return not cues or len(strong) >= _MANY_BESIDE
    return len(strong) >= _MANY


def is_sectorless(reading: Reading) -> bool:
    """True for a task about the document itself: "tổ chức thực hiện Kế hoạch này, báo cáo …".

    No cue of any sector is in it, and every syllable that is not a number or a name belongs to
    the vocabulary of running a plan.
    """
    tokens, lex = reading.tokens, lexicon()
    bodies = [(hit.first, hit.last) for hit in reading.hits if hit.term.kind == "body"]
    for k, token in enumerate(tokens):
        if token in lex.running_words or token[0].isdigit() or not reading.weights[k]:
            continue
        if not any(first <= k < last for first, last in bodies):
            return False
    if lex.running_heads.isdisjoint(map(" ".join, pairwise(tokens))):
        return False
    return not any(weight >= _NAMED and hit.term.kind != "body" for _, weight, hit in reading.votes)


def says_nothing(scene: Scene) -> bool:
    """True when neither a stretch nor its line, headings and predecessor hold a full cue."""
    around = (*scene.line, *scene.headings, *((scene.before,) if scene.before else ()))
    return not any(hit.term.is_full for near in (scene.own, *around) for hit in near.hits)


def owed_secondary(reading: Reading, theme: int) -> list[int]:
    """Themes that are secondary by rule, whatever a model says.

    The movement used as an instrument of a sector, and the other owner of a term that stands
    under two themes ("Toàn dân đoàn kết xây dựng đời sống văn hóa").
    """
    lex = lexicon()
    owed: dict[int, None] = {}
    for hit in reading.hits:
        tokens = reading.tokens[hit.first : hit.last]
        if hit.term.kind == "instrument" and reading.weights[hit.first] < 1.0:
            if "đua" in tokens or "trào" in tokens:
                owed[lex.themes.index("emulation_rewards")] = None
            continue
        voted = {lex.theme_of[i] for i, weight in hit.term.votes.items() if weight >= _NAMED}
        if len(tokens) >= _LONG and theme in voted:
            owed.update(dict.fromkeys(sorted(voted)))
    return [other for other in owed if other != theme]
