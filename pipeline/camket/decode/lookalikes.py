"""Damage inside Unicode text that can be undone: letters of other alphabets, and lost "ư"."""

from __future__ import annotations

import re

# Cyrillic and Greek letters that look like Latin ones; a hacked or retyped page mixes them in.
_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТХУЅІЈаеорсхуѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABEKMHOPCTXYSIJaeopcxysijABEZHIKMNOPTYXo",
)
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_ONSET = r"(?<![^\W\d_])(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])"
# "ơ" never stands before c, ng or u: the "ư" of "ươ" was lost (TCVN3 writes it as U+00AD).
_HALF_DIPHTHONG = re.compile(rf"({_ONSET}?)([ơớờởỡợ])(?=(?:c|ng|u)(?![^\W\d_]))", re.IGNORECASE)
_WHOLE_WORDS = {
    "ngời": "người",
    "vợt": "vượt",
    "lợt": "lượt",
    "vờn": "vườn",
    "rợu": "rượu",
    "nh": "như",
    "t": "tư",
    "th": "thư",
    "c": "cư",
    "s": "sư",
}
_WORD = re.compile(r"(?<![\w.)/-])(?:ngời|vợt|lợt|vờn|nh|t|th|c|s)(?![\w.)/-])", re.IGNORECASE)
_FEWEST = 3
_SHORTEST = 200


def latin_again(text: str) -> tuple[str, bool]:
    """Look-alike letters of other alphabets as Latin ones, in a text that is mostly Latin.

    >>> latin_again("Кế hoạch thi đua")
    ('Kế hoạch thi đua', True)
    """
    data = text.encode("utf-8", "surrogatepass")
    if not any(map(data.count, (b"\xce", b"\xcf", b"\xd0", b"\xd1"))):
        return text, False
    foreign = len(_FOREIGN.findall(text))
    if not foreign or foreign > 0.2 * len(text):
        return text, False
    plain = _MIXED.sub(lambda match: match.group().translate(_LOOKALIKES), text)
    return plain, plain != text


# A word of look-alikes only counts when it stands among Latin letters.
_MIXED = re.compile(
    r"[A-Za-zÀ-ỹ]*[\u0370-\u04ff][A-Za-zÀ-ỹ\u0300-\u036f]+(?:[\u0370-\u04ff]+[A-Za-zÀ-ỹ\u0300-\u036f]*)*"
    r"|[A-Za-zÀ-ỹ][\u0300-\u036f]*[\u0370-\u04ff]+"
    r"|(?<![\u0370-\u04ff])[\u0370-\u04ff](?![\u0370-\u04ff])"
)


def restore_lost_u(text: str) -> tuple[str, bool]:
    """Put back the "ư" of a text that has lost all of them ("đợc" is no word, "được" is).

    Only rimes that Vietnamese does not have are completed, and a few words that are nothing else.
    """
    if len(text) < _SHORTEST or "ư" in text or "Ư" in text or "\u031b" in text or "ƣ" in text:
        return text, False
    if len(_HALF_DIPHTHONG.findall(text)) < _FEWEST:
        return text, False
    text = _HALF_DIPHTHONG.sub(_with_u, text)
    return _WORD.sub(_whole_word, text), True


def _with_u(match: re.Match[str]) -> str:
    vowel = match.group(2)
    return match.group(1) + ("Ư" if vowel.isupper() else "ư") + vowel


def _whole_word(match: re.Match[str]) -> str:
    word = match.group()
    whole = _WHOLE_WORDS[word.lower()]
    if len(word) > 1 and word.isupper():
        return whole.upper()
    return whole.capitalize() if word[0].isupper() else whole
