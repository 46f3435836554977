"""What the register costs: add beside raw SQLite inserts, then list, due and search.

    python tests/benchmarks/bench_register.py [COMMITMENTS]      (1,000,000 by default)

Reports seconds and ratios; it is no gate and no part of the suite.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "pipeline"))

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
from camket.track.adding import add
from camket.track.queries import Filters, list_commitments, list_due
from camket.track.register import Register
from camket.track.search import search
from camket.track.threads import Dossier

THEMES = ("economy", "culture_society", "defense", "party_building", "government")
VERBS = ("Phấn đấu", "Hoàn thành", "Duy trì", "Đẩy mạnh", "Vận động", "Tổ chức", "Xây dựng")
MATTERS = (
    "thu ngân sách trên địa bàn",
    "kết nạp đảng viên mới",
    "xây dựng đường giao thông nông thôn",
    "tỷ lệ hộ dân tham gia bảo hiểm y tế",
    "trồng cây xanh ven các tuyến đường",
    "số hóa hồ sơ thủ tục hành chính",
    "tuyên truyền phòng cháy, chữa cháy",
    "chăm lo gia đình chính sách, người có công",
)
EACH = 20


def records(count: int) -> Iterator[Dossier]:
    chance = random.Random(7)
    for number in range(count // EACH):
        yield Dossier(_record(chance, number))


def _record(chance: random.Random, number: int) -> Record:
    year = 2000 + number % 27
    doc_id = f"{number:016x}"
    at, commitments = 0, []
    for place in range(EACH):
        commitment = _commitment(chance, doc_id, place, at, year)
        commitments.append(commitment)
        at = commitment.span.end + 1
    return Record(
        doc_id=doc_id,
        source=Source(uri=f"{doc_id}.txt", sha256=doc_id * 4, bytes=at),
        document=DocumentFields(
            genre="covenant",
            issuers=(Issuer(name=f"UBND phường {number % 3000}"),),
            date=f"{year}-01-15",
            plan_year=year,
            period=Period(start=f"{year}-01-01", end=f"{year}-12-31"),
        ),
        commitments=tuple(commitments),
        provenance=Provenance(camket="bench", settings_sha256="0"),
    )


def _commitment(chance: random.Random, doc_id: str, place: int, at: int, year: int) -> Commitment:
    amount = str(chance.randrange(2, 900))
    day, month = chance.randrange(1, 29), chance.randrange(1, 13)
    text = (
        f"{chance.choice(VERBS)} {chance.choice(MATTERS)} đạt {amount} lượt tại tổ dân phố "
        f"số {chance.randrange(1, 40)} do Hội Phụ nữ chủ trì trước ngày {day}/{month}"
    )
    start = at + text.index(amount)
    last = at + text.rindex("trước")
    lead = at + text.index("Hội Phụ nữ")
    return Commitment.model_validate(
        {
            "id": f"{doc_id}{place:02x}",
            "node_path": str(place),
            "span": Span(start=at, end=at + len(text), exact=text),
            "class": "target",
            "themes": Themes(primary=chance.choice(THEMES)),
            "targets": (
                Target(raw=amount, start=start, end=start + len(amount), value=int(amount)),
            ),
            "deadlines": (
                Deadline(
                    raw=text[last - at :],
                    start=last,
                    end=at + len(text),
                    kind="deadline",
                    end_date=f"{year}-{month:02d}-{day:02d}",
                ),
            ),
            "actors": (
                Actor(raw="Hội Phụ nữ", start=lead, end=lead + 10, name="Hội Phụ nữ", role="lead"),
            ),
        }
    )


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def typical(work: Callable[[], object], times: int = 7) -> str:
    took = sorted(timed(work) for _ in range(times))
    return f"{statistics.median(took) * 1000:8.1f} ms  (worst {took[-1] * 1000:.1f})"


def raw_inserts(path: Path, count: int) -> float:
    """The same texts into one plain table, in transactions of the same size."""
    rows = [(c.id, c.span.exact) for d in records(count) for c in d.record.commitments]
    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute("create table t(id integer primary key, key text unique, text text)")

    def insert() -> None:
        for at in range(0, len(rows), 2_000):
            with connection:
                some = rows[at : at + 2_000]
                connection.executemany("insert into t(key, text) values (?, ?)", some)

    return timed(insert)


def main() -> None:
    count = int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        register = Register.create(path)
        busy = time.process_time()
        seconds = timed(lambda: add(register, records(count)))
        busy = time.process_time() - busy
        made, idle = time.perf_counter(), time.process_time()
        sum(len(d.record.commitments) for d in records(count))
        own = seconds - (time.perf_counter() - made)
        busy -= time.process_time() - idle
        plain_count = min(count, 200_000)
        plain = raw_inserts(Path(folder) / "plain.db", plain_count)
        rate, raw_rate = count / own, plain_count / plain
        print(f"add       {rate:10,.0f} commitments/s  ({count:,} in {own:.0f} s)")
        print(f"          {count / busy:10,.0f} commitments/s of processor time")
        print(f"raw       {raw_rate:10,.0f} rows/s of one plain table; ratio {raw_rate / rate:.1f}")
        print(f"size      {path.stat().st_size / count:10.0f} bytes a commitment")
        _ask(register)


def _ask(register: Register) -> None:
    today, none = date(2020, 6, 1), Filters()
    with register.read() as connection:
        for name, wanted in {
            "all": none,
            "year": Filters(year=2015),
            "theme+year": Filters(theme="defense", year=2015),
            "status": Filters(status="not_reported"),
            "body": Filters(body="phường 1234"),
        }.items():
            print(
                "list",
                name.ljust(16),
                typical(partial(list_commitments, connection, wanted, 50)),
            )
        for days in (1, 7, 30):
            print(f"due {days:<17}", typical(partial(list_due, connection, today, days, none, 50)))
        for query, wanted in (
            ("đảng viên", none),
            ("dang vien", none),
            ('"thủ tục hành chính"', none),
            ("ngan sach", Filters(year=2015, theme="economy")),
            ("phong chay", Filters(body="phường 1234")),
            ("hoi", none),
            ("trong cay", Filters(status="met")),
        ):
            shown = f"search {query} {wanted.year or ''}".ljust(32)
            print(shown, typical(partial(search, connection, query, wanted, 50)))


if __name__ == "__main__":
    main()
