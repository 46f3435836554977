"""Cost of each stage per 10 KB of diverse text, and the ratio to the naive loop in the same run.

    python tests/benchmarks/bench_stages.py [--naive]

The naive loop is what one writes first: trafilatura for the page, then, line by line, underthesea's
sentences, words and parts of speech and a scikit-learn classifier.
It needs `pip install trafilatura`.
"""

from __future__ import annotations

import argparse
import html
import time
from collections.abc import Callable
from pathlib import Path

from camket.corpora import load_corpus
from camket.flow import Pipeline, plain_text
from camket.isolate import isolate
from camket.outline import outline
from camket.parse import finders, parse
from camket.settings import Settings
from camket.tag import tag
from camket.texts import Input, View
from camket.write import to_json

CORPORA = Path(__file__).parents[2] / "corpora"
REPEATS = 3


def documents() -> list[str]:
    return [document.content for document in load_corpus(CORPORA)]


def cost(action: Callable[[int], object], count: int, size: int) -> float:
    """Milliseconds per 10 KB of UTF-8, best of `REPEATS` passes over all documents."""
    best = float("inf")
    for _ in range(REPEATS):
        start = time.process_time()
        for index in range(count):
            action(index)
        best = min(best, time.process_time() - start)
    return best / size * 1e7


def measure_stages(contents: list[str], tagger_name: str) -> float:
    pipeline = Pipeline(Settings.model_validate({"tagger": tagger_name}))
    size = sum(len(content.encode()) for content in contents)
    texts = [plain_text(content) for content in contents]
    views = [View.of(content) for content in contents]
    pages = [isolate(text, view) for text, view in zip(texts, views, strict=True)]
    nodes = [outline(t, v, p) for t, v, p in zip(texts, views, pages, strict=True)]
    found = [parse(v, p, n, "x") for v, p, n in zip(views, pages, nodes, strict=True)]
    records = [pipeline.run(text) for text in texts]
    plain = [Input("a.txt", content.encode()) for content in contents]
    pages_html = [Input("a.html", as_page(content)) for content in contents]
    tagger = pipeline.tagger

    def fresh_view(index: int) -> None:
        _ = View.of(contents[index]).lower

    def tag_one(i: int) -> None:
        tag(views[i], pages[i], nodes[i], found[i].commitments, tagger)

    stages: dict[str, Callable[[int], object]] = {
        "decode (text)": lambda i: pipeline.decode(plain[i]),
        "decode (HTML)": lambda i: pipeline.decode(pages_html[i]),
        "view": fresh_view,
        "isolate": lambda i: isolate(texts[i], views[i]),
        "outline": lambda i: outline(texts[i], views[i], pages[i]),
        "parse": lambda i: parse(views[i], pages[i], nodes[i], "x"),
        "tag": tag_one,
        "write (JSON)": lambda i: to_json(records[i]),
        "whole, text": lambda i: to_json(pipeline.read_input(plain[i])[0]),
        "whole, HTML": lambda i: to_json(pipeline.read_input(pages_html[i])[0]),
    }
    total = 0.0
    print(f"{len(contents)} documents, {size:,} bytes; ms of one core per 10 KB")
    for name, action in stages.items():
        total = cost(action, len(contents), size)
        print(f"{name:<16}{total:8.2f}")
    return total


FINDERS = (
    "list_citations",
    "find_targets",
    "find_deadlines",
    "find_actors",
    "find_movements",
    "find_titles",
    "find_quotations",
)


def measure_finders(contents: list[str]) -> None:
    """Where the time of `parse` goes; the clocks themselves cost a little."""
    spent = dict.fromkeys(FINDERS, 0.0)
    own = {name: getattr(finders, name) for name in FINDERS}

    def timed(name: str) -> Callable[..., object]:
        def run(*args: object) -> object:
            start = time.perf_counter()
            found = own[name](*args)
            spent[name] += time.perf_counter() - start
            return found

        return run

    for name in FINDERS:
        setattr(finders, name, timed(name))
    for content in contents:
        text, view = plain_text(content), View.of(content)
        page = isolate(text, view)
        parse(view, page, outline(text, view, page), "x")
    for name in FINDERS:
        setattr(finders, name, own[name])
    size = sum(len(content.encode()) for content in contents)
    for name, seconds in spent.items():
        print(f"  {name:<16}{seconds / size * 1e7:8.2f}")


def as_page(content: str) -> bytes:
    menu = "".join(f"<li><a href='/{n}'>Chuyên mục {n}</a></li>" for n in range(12))
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in content.split("\n") if line.strip())
    page = (
        f"<html><head><meta charset='utf-8'></head><body><ul>{menu}</ul><div>{lines}</div></body>"
    )
    return page.encode()


def measure_naive(contents: list[str], whole: float) -> None:
    import trafilatura
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from underthesea import pos_tag, sent_tokenize, word_tokenize

    lines = [line for content in contents for line in content.split("\n") if line.strip()]
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(max_iter=200))
    model.fit(lines, [hash(line) % 10 for line in lines])
    few = contents[:: max(1, len(contents) // 12)]
    size = sum(len(content.encode()) for content in few)

    def naive(index: int) -> None:
        text = trafilatura.extract(as_page(few[index]).decode()) or ""
        for line in text.split("\n"):
            for sentence in sent_tokenize(line):
                model.predict([" ".join(word_tokenize(sentence))])
                pos_tag(sentence)

    naive(0)
    start = time.process_time()
    for index in range(len(few)):
        naive(index)
    spent = (time.process_time() - start) / size * 1e7
    print(f"{'naive loop':<16}{spent:8.2f}   ratio to whole, HTML: {spent / whole:.0f}x")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--naive", action="store_true", help="also time the naive loop")
    parser.add_argument("--tagger", default="linear", help="linear or lexicon")
    options = parser.parse_args()
    corpus = documents()
    whole_html = measure_stages(corpus, options.tagger)
    measure_finders(corpus)
    if options.naive:
        measure_naive(corpus, whole_html)
