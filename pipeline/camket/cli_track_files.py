"""`camket track compare` and `report`: two documents against each other, no register needed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from camket.cli import say
from camket.errors import UsageError
from camket.record_model import Model
from camket.records import Failure

if TYPE_CHECKING:
    from camket.records import Record
    from camket.track import Comparison, Pair, Progress, Thread

_SHOWN = {
    "raised": "raised   ↑",
    "lowered": "lowered  ↓",
    "kept": "kept     =",
    "reworded": "reworded ~",
    "dropped": "dropped  -",
    "new": "new      +",
}
STATUS_NAMES = {
    "exceeded": "Vượt",
    "met": "Đạt",
    "mostly": "Cơ bản đạt",
    "missed": "Không đạt",
    "in_progress": "Đang thực hiện",
    "not_reported": "Chưa báo cáo",
    None: "Chưa đánh giá",
}


def as_line(item: Model | dict[str, Any]) -> str:
    """One object of JSON, Vietnamese as it is."""
    return (
        item.model_dump_json() if isinstance(item, Model) else json.dumps(item, ensure_ascii=False)
    )


@click.command(name="compare")
@click.argument("documents", nargs=-1, required=True)
@click.option("--register", "register_file", help="A and B are document ids of this register.")
@click.option("--who", default="camket", show_default=True, help="Who keeps it in the register.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a pair.")
@click.option("--all", "everything", is_flag=True, help="Also print what was kept.")
def compare_command(
    documents: tuple[str, ...], register_file: str | None, who: str, as_json: bool, everything: bool
) -> None:
    """What of document A came back in document B, and what became of it.

    Named more than two documents, the whole series is followed, one thread a promise.
    """
    if register_file:
        from camket.track.yearly import compare_in_register

        pairs = compare_in_register(register_file, documents, who)
        _print_comparison(pairs, as_json, everything)
        return
    from camket.dossiers import load_dossiers, load_one
    from camket.track import compare, track
    from camket.track.doubts import compare_doubts

    if len(documents) == 2:
        one, two = load_one(documents[0]), load_one(documents[1])
        for doubt in compare_doubts(one.record.document, two.record.document):
            say(f"note: {doubt}")
        _print_comparison(compare(one.record, two.record), as_json, everything)
        return
    failures: list[Failure] = []
    records = [dossier.record for dossier in load_dossiers(documents, failures)]
    for failure in failures:
        say(f"{failure.uri}: {failure.reason}: {failure.message}")
    if len(records) < 2:
        raise UsageError(f"compare needs two documents, the earlier first; found {len(records)}")
    threads = track(records)
    for thread in threads:
        click.echo(as_line(thread) if as_json else _thread_lines(thread))


def _print_comparison(comparison: Comparison, as_json: bool, everything: bool) -> None:
    if as_json:
        for pair in comparison.pairs:
            click.echo(as_line(pair))
        return
    for pair in comparison.pairs:
        if everything or any(change != "kept" for change in _changes(pair)):
            click.echo(_pair_lines(pair))
    counts = dict.fromkeys(_SHOWN, 0)
    for pair in comparison.pairs:
        counts[pair.change] += 1
    click.echo(", ".join(f"{count} {name}" for name, count in counts.items() if count))
    click.echo(f"boilerplate: {comparison.boilerplate:.0%} of the later text stood in the earlier")
    if comparison.closed:
        click.echo(f"series closed: {comparison.closed}")
    if comparison.note:
        click.echo(comparison.note)


def _changes(pair: Pair) -> list[str]:
    return [pair.change, *(target.change for target in pair.targets)]


def _pair_lines(pair: Pair) -> str:
    mark = "" if pair.comparable or pair.a is None or pair.b is None else " (not comparable)"
    lines = [f"{_SHOWN[pair.change]} {pair.reason}{mark}  [{pair.score:.2f}]"]
    if pair.a_text is not None:
        lines.append(f"    A: {_one_line(pair.a_text)}")
    if pair.b_text is not None:
        lines.append(f"    B: {_one_line(pair.b_text)}")
    others = [t for t in pair.targets if t.change != "kept" and t.reason != pair.reason]
    lines += [f"    also {_SHOWN[t.change]} {_one_line(t.reason)}" for t in others]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _thread_lines(thread: Thread) -> str:
    ending = f"  [{thread.closed}]" if thread.closed else ""
    steps = [f"    {link.change}: {_one_line(link.text)}" for link in thread.links[1:]]
    return "\n".join([_one_line(thread.links[0].text) + ending, *steps])


@click.command(name="report")
@click.argument("report_file", metavar="REPORT")
@click.option("--against", required=True, metavar="COVENANT", help="The document reported on.")
@click.option("--register", "register_file", help="Also keep the results in this register.")
@click.option("--who", default="camket", show_default=True, help="Who keeps it in the register.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a target.")
def report_command(
    report_file: str, against: str, register_file: str | None, who: str, as_json: bool
) -> None:
    """What REPORT says of every target of COVENANT, with the sentence that says so.

    Statuses are proposals; in a register, people decide.
    """
    from camket.dossiers import load_one
    from camket.track import report
    from camket.track.doubts import report_doubts

    told, covenant = load_one(report_file), load_one(against)
    for doubt in report_doubts(told.record.document, covenant.record.document):
        say(f"note: {doubt}")
    answers = report(told, covenant.record)
    if register_file:
        from camket.track.yearly import keep_progress

        keep_progress(register_file, told, covenant, answers, who)
    for answer in answers:
        click.echo(as_line(answer) if as_json else _progress_lines(answer))
    if not as_json:
        reported = sum(answer.evidence is not None for answer in answers)
        click.echo(f"{reported} of {len(answers)} targets reported")
        for line in _unfollowed_lines(covenant.record):
            click.echo(line)


def _unfollowed_lines(covenant: Record) -> list[str]:
    """How many commitments no report is asked about, and those of them that have a day."""
    from camket.track.progress import unfollowed

    silent = unfollowed(covenant)
    dated = [f"    due {day}: {_one_line(words)}" for words, day in silent if day]
    many = "s" if len(silent) > 1 else ""
    said = f"{len(silent)} commitment{many} without a number: not followed here"
    return (
        [said + (", of these with a day of their own:" if dated else ""), *dated] if silent else []
    )


def _progress_lines(answer: Progress) -> str:
    from camket.track.figures import figure, share

    ratio = share(answer.attainment) if answer.attainment is not None else ""
    value = "" if answer.reported is None else figure(answer.reported, answer.unit)
    status = f"{STATUS_NAMES[answer.status]}{' (trễ hạn)' if answer.late else ''}"
    head = f"{status:<15}{value:>18} {ratio:>8}  {_one_line(answer.text)}"
    if answer.evidence is None:
        return head
    return f"{head}\n    “{_one_line(answer.evidence.exact)}” ({answer.reason})"
