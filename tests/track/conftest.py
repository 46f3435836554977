"""Records made by hand, so that tracking is tested apart from reading."""

from collections.abc import Callable
from pathlib import Path

import pytest

from camket.records import (
    Actor,
    Commitment,
    Deadline,
    DocumentFields,
    Issuer,
    Period,
    Provenance,
    Record,
    Source,
    Span,
    Target,
    Themes,
)
from camket.track.register import Register
from camket.track.threads import Dossier


def make_target(raw: str, text: str, at: int, **fields: object) -> Target:
    start = at + text.index(raw)
    return Target.model_validate({"raw": raw, "start": start, "end": start + len(raw), **fields})


def make_commitment(  # noqa: PLR0913 - one field a parameter
    doc_id: str,
    number: int,
    at: int,
    text: str,
    targets: tuple[tuple[str, dict[str, object]], ...] = (),
    *,
    theme: str = "economy",
    lead: str | None = None,
    due: str | None = None,
) -> Commitment:
    span = Span(start=at, end=at + len(text), exact=text)
    actors: tuple[Actor, ...] = ()
    if lead:
        start = at + text.index(lead)
        actors = (Actor(raw=lead, start=start, end=start + len(lead), name=lead, role="lead"),)
    deadlines: tuple[Deadline, ...] = ()
    if due:
        raw = f"trước ngày {due[8:]}/{due[5:7]}"
        start = at + text.index(raw)
        deadlines = (
            Deadline(
                raw=raw,
                start=start,
                end=start + len(raw),
                kind="deadline",
                end_date=due,
                end_inclusive=False,
            ),
        )
    return Commitment.model_validate(
        {
            "id": f"{doc_id}-{number}",
            "node_path": str(number),
            "span": span,
            "class": "target" if targets else "action",
            "themes": Themes(primary=theme),
            "targets": [make_target(raw, text, at, **fields) for raw, fields in targets],
            "actors": actors,
            "deadlines": deadlines,
        }
    )


Row = tuple[str, tuple[tuple[str, dict[str, object]], ...]]


def make_record(
    doc_id: str, rows: list[Row], year: int = 2021, issuer: str = "UBND phường Lam Hạ", **more: str
) -> Record:
    at, commitments = 0, []
    for number, (text, targets) in enumerate(rows, start=1):
        extra = {k: v for k, v in more.items() if k in ("lead", "due") and str(v)[8:] in text}
        commitments.append(make_commitment(doc_id, number, at, text, targets, **extra))
        at += len(text) + 1
    return Record(
        doc_id=doc_id,
        source=Source(uri=f"{doc_id}.txt", sha256=doc_id * 4, bytes=at),
        document=DocumentFields(
            genre="covenant",
            issuers=(Issuer(name=issuer),),
            date=more.get("date", f"{year}-01-15"),
            plan_year=year,
            period=Period(start=f"{year}-01-01", end=f"{year}-12-31"),
            block=more.get("block"),
        ),
        commitments=tuple(commitments),
        provenance=Provenance(
            camket="0", settings_sha256="0", models={"themes": more.get("m", "1")}
        ),
    )


ROWS: list[Row] = [
    (
        "Thu ngân sách trên địa bàn đạt 12 tỷ đồng trước ngày 30/11",
        (
            (
                "12 tỷ đồng",
                {"value": 12e9, "unit": "VND", "indicator": "Thu ngân sách trên địa bàn"},
            ),
        ),
    ),
    ("Đảng uỷ lãnh đạo giữ vững ổn định chính trị", ()),
    ("Kết nạp 05 đảng viên mới", (("05 đảng viên", {"value": 5, "unit": "đảng viên"}),)),
    (
        "Không để xảy ra cháy nổ",
        (("Không để xảy ra cháy nổ", {"value": 0, "quantity": "zero", "indicator": "cháy nổ"}),),
    ),
    ("Đang dạng hóa hình thức tuyên truyền", ()),
]


@pytest.fixture
def record() -> Record:
    return make_record("doc-a", ROWS, due="2021-11-30")


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register.create(tmp_path / "register.db")


@pytest.fixture
def filled(register: Register, record: Record) -> Register:
    from camket.track.adding import add

    add(register, [Dossier(record)])
    return register


@pytest.fixture
def build() -> Callable[..., Record]:
    return make_record


@pytest.fixture
def rows() -> list[Row]:
    return list(ROWS)
