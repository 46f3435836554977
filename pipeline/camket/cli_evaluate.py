"""`camket evaluate`: scores on annotated documents, with intervals and, on request, every fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from camket.corpora import GoldDocument, load_corpus
from camket.flow import Pipeline, plain_text
from camket.measure import Count, Scores, score
from camket.records import Record
from camket.settings import DEFAULT, Settings


@click.command(name="evaluate")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--faults", metavar="METRIC", help="Print the disagreements of one metric.")
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="TOML file.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option(
    "--themes",
    "themes_folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Report on themes; table, figures and reliability plot go to DIR.",
)
@click.option("--tracking", is_flag=True, help="Score year pairs and progress reports instead.")
def evaluate(  # noqa: PLR0913 - one parameter an option
    corpus: Path,
    faults: str | None,
    settings_file: Path | None,
    as_json: bool,
    themes_folder: Path | None,
    tracking: bool,
) -> None:
    """Score the pipeline on the annotated documents of CORPUS (a folder or one file).

    Intervals are 95 % bootstrap intervals over documents.
    """
    settings = Settings.load(settings_file) if settings_file else DEFAULT
    if tracking:
        _evaluate_tracking(corpus, settings, faults=bool(faults), as_json=as_json)
        return
    if themes_folder is not None:
        _report_themes(corpus, settings, themes_folder)
        return
    scores = score(_read(load_corpus(corpus), Pipeline(settings)))
    if faults:
        _print_faults(scores, faults)
    elif as_json:
        click.echo(json.dumps(_as_rows(scores), ensure_ascii=False, indent=1))
    else:
        _print_table(scores)


def _read(
    documents: tuple[GoldDocument, ...], pipeline: Pipeline
) -> Iterator[tuple[GoldDocument, Record]]:
    for document in documents:
        yield document, pipeline.run(plain_text(document.content, document.id))


def _report_themes(corpus: Path, settings: Settings, folder: Path) -> None:
    from camket.measure_themes import decisions, report, write_report

    found = decisions(_read(load_corpus(corpus), Pipeline(settings)))
    write_report(found, folder)
    click.echo(report(found))


def _as_rows(scores: Scores) -> dict[str, dict[str, float]]:
    rows: dict[str, dict[str, float]] = {}
    for metric in scores.counts:
        total = scores.total(metric)
        rows[metric] = {
            "precision": total.precision,
            "recall": total.recall,
            "f1": total.f1,
            "support": total.hits + total.missed,
        }
    rows["false commitments per empty document"] = {"mean": _false_mean(scores)}
    return rows


def _false_mean(scores: Scores) -> float:
    counts = scores.false_in_empty.values()
    return sum(counts) / len(counts) if counts else 0.0


def _print_table(scores: Scores) -> None:
    click.echo(f"{'':<28}{'precision':>10}{'recall':>8}{'F1':>8}{'95 %':>16}{'support':>9}")
    for metric in scores.counts:
        total = scores.total(metric)
        low, high = scores.interval(metric, lambda count: count.f1)
        click.echo(_row(metric, total, low, high))
    empty = len(scores.false_in_empty)
    click.echo(
        f"false commitments per empty document: {_false_mean(scores):.2f} ({empty} documents)"
    )


def _row(metric: str, total: Count, low: float, high: float) -> str:
    support = int(total.hits + total.missed)
    interval = f"{low:.3f}-{high:.3f}"
    return (
        f"{metric:<28}{total.precision:>10.3f}{total.recall:>8.3f}{total.f1:>8.3f}"
        f"{interval:>16}{support:>9}"
    )


def _print_faults(scores: Scores, wanted: str) -> None:
    names = [name for name in scores.faults if name.startswith(wanted)]
    if not names:
        known = ", ".join(sorted(scores.counts))
        click.echo(f"no disagreements for {wanted!r}; metrics: {known}")
    for name in names:
        for fault in scores.faults[name]:
            click.echo(f"{name}: {fault}")


def _evaluate_tracking(corpus: Path, settings: Settings, *, faults: bool, as_json: bool) -> None:
    from camket.measure_tracking import score_tracking

    scores = score_tracking(load_corpus(corpus), Pipeline(settings))
    rows = {
        "lineage links F1": (scores.links.f1, scores.links.hits + scores.links.missed),
        "change labels macro-F1": (scores.macro_f1, _labelled(scores.labels)),
        **{
            f"  {name} F1": (count.f1, count.hits + count.missed)
            for name, count in sorted(scores.labels.items())
        },
        "status accuracy": (scores.statuses.recall, scores.statuses.hits + scores.statuses.missed),
        "evidence right": (scores.evidence.recall, scores.evidence.hits + scores.evidence.missed),
    }
    if as_json:
        click.echo(json.dumps({name: value for name, (value, _) in rows.items()}, indent=1))
    else:
        click.echo(f"{scores.pairs} year pairs, {scores.reports} progress reports")
        for name, (value, support) in rows.items():
            click.echo(f"{name:<28}{value:>8.3f}{int(support):>9}")
    for fault in scores.faults if faults else ():
        click.echo(fault)


def _labelled(labels: dict[str, Count]) -> float:
    return sum(count.hits + count.missed for count in labels.values())
