"""The register: adding, reading again, events, states, migrations."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from camket.errors import UsageError
from camket.records import Record
from camket.track import schema
from camket.track.adding import add
from camket.track.decisions import Decision, decide
from camket.track.migrations import migrate, version_of
from camket.track.queries import Filters, history, list_commitments, list_due, list_overdue, show
from camket.track.register import Register, _engine
from camket.track.state import Event, append, refresh
from camket.track.threads import Dossier

ALL = Filters()


def dump(register: Register) -> list[str]:
    with sqlite3.connect(register.path) as connection:
        return list(connection.iterdump())


def names(register: Register, wanted: Filters = ALL) -> list[str]:
    with register.read() as connection:
        return sorted(row["key"] for row in list_commitments(connection, wanted, 100))


def test_adding_the_same_record_twice_changes_nothing(filled: Register, record: Record) -> None:
    before = dump(filled)
    done = add(filled, [Dossier(record), Dossier(record)])
    assert (done.documents, done.unchanged) == (0, 2)
    assert dump(filled) == before


def test_a_newer_model_changes_machine_fields_and_never_what_people_said(
    filled: Register, build: Callable[..., Record], rows: list
) -> None:
    with filled.write() as connection:
        decide(connection, "doc-a-3", "Lan", Decision(status="met", owner="Hà", note="đã thẩm tra"))
    rows[2] = ("Kết nạp 05 đảng viên mới trong năm", rows[2][1])
    newer = build("doc-a", rows, m="2")
    done = add(filled, [Dossier(newer)])
    assert (done.updated, done.documents) == (1, 0)
    with filled.read() as connection:
        found = show(connection, "doc-a-3")
        kinds = [row["kind"] for row in history(connection, "doc-a-3")]
    assert found["commitment"]["text"] == "Kết nạp 05 đảng viên mới trong năm"
    assert (found["state"]["status"], found["state"]["decided_by"]) == ("met", "Lan")
    assert (found["state"]["owner"], found["state"]["note"]) == ("Hà", "đã thẩm tra")
    assert kinds == ["added", "status", "owner", "read_again"]


def test_a_commitment_a_newer_model_does_not_find_is_withdrawn_with_its_history(
    filled: Register, build: Callable[..., Record], rows: list
) -> None:
    with filled.write() as connection:
        decide(connection, "doc-a-5", "Lan", Decision(note="giữ lại"))
    done = add(filled, [Dossier(build("doc-a", rows[:4], m="2"))])
    assert done.withdrawn == 1
    assert "doc-a-5" not in names(filled)
    with filled.read() as connection:
        assert history(connection, "doc-a-5")[-2]["note"] == "giữ lại"
    add(filled, [Dossier(build("doc-a", rows, m="3"))])
    assert "doc-a-5" in names(filled)


def test_events_cannot_be_changed_or_deleted(filled: Register) -> None:
    for statement in ("update events set who = 'x'", "delete from events"):
        with pytest.raises(IntegrityError, match="append-only"), filled.write() as connection:
            connection.execute(text(statement))


def test_a_person_stands_over_a_later_machine_proposal(filled: Register) -> None:
    with filled.write() as connection:
        decide(connection, "doc-a-1", "Lan", Decision(status="missed"))
        key = show(connection, "doc-a-1")["commitment"]["id"]
        append(connection, [Event("reported", "doc-a", "camket", False, key, "exceeded")])
        assert show(connection, "doc-a-1")["state"]["status"] == "missed"


def test_the_state_is_the_fold_of_the_events(filled: Register) -> None:
    with filled.write() as connection:
        decide(connection, "doc-a-1", "Lan", Decision(status="met", due="2021-10-01"))
        decide(connection, "doc-a-1", "Hà", Decision(status="missed", note="kiểm tra lại"))
        before = connection.execute(select(schema.state)).all()
        connection.execute(text("update state set status = 'x', owner = 'y', due = null"))
        ids = list(connection.execute(select(schema.commitments.c.id)).scalars())
        refresh(connection, ids)
        assert connection.execute(select(schema.state)).all() == before


def test_the_same_machine_event_is_kept_once(filled: Register) -> None:
    event = Event("reported", "doc-a", "camket", False, 1, "met", "12 tỷ")
    with filled.write() as connection:
        assert len(append(connection, [event])) == 1
        assert append(connection, [event]) == []


def test_due_and_overdue_count_from_the_last_day(filled: Register) -> None:
    with filled.read() as connection:
        soon = list_due(connection, date(2021, 11, 26), 3, ALL, 10)
        assert [(row["key"], row["days"]) for row in soon] == [("doc-a-1", 3)]  # exclusive: 29/11
        assert list_due(connection, date(2021, 11, 20), 3, ALL, 10) == []
        late = list_overdue(connection, date(2021, 12, 1), ALL, 10)
        assert [(row["key"], row["days"]) for row in late] == [("doc-a-1", -2)]


def test_what_is_done_is_not_due(filled: Register) -> None:
    with filled.write() as connection:
        decide(connection, "doc-a-1", "Lan", Decision(status="met"))
        assert list_due(connection, date(2021, 11, 26), 3, ALL, 10) == []


def test_lists_filter_by_year_status_owner_and_body(
    filled: Register, build: Callable[..., Record], rows: list
) -> None:
    add(filled, [Dossier(build("doc-b", rows, 2022, "Sở Y tế tỉnh Bình Khê"))])
    with filled.write() as connection:
        decide(connection, "doc-b-2", "Lan", Decision(status="met", owner="Hà"))
    assert names(filled, Filters(status="met")) == ["doc-b-2"]
    assert names(filled, Filters(owner="Hà", year=2022)) == ["doc-b-2"]
    assert names(filled, Filters(body="so y te", status="met")) == ["doc-b-2"]
    assert len(names(filled, Filters(year=2021))) == 5
    assert names(filled, Filters(theme="defense")) == []


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (Decision(status="done"), "unknown status"),
        (Decision(due="31/12/2021"), "not a day"),
        (Decision(), "nothing to set"),
    ],
)
def test_wrong_decisions_are_refused(filled: Register, decision: Decision, words: str) -> None:
    with pytest.raises(UsageError, match=words), filled.write() as connection:
        decide(connection, "doc-a-1", "Lan", decision)


def test_a_decision_needs_a_name_and_one_commitment(filled: Register) -> None:
    with pytest.raises(UsageError, match="name of who"), filled.write() as connection:
        decide(connection, "doc-a-1", " ", Decision(status="met"))
    with pytest.raises(UsageError, match="begins several"), filled.write() as connection:
        decide(connection, "doc-a", "Lan", Decision(status="met"))
    with pytest.raises(UsageError, match="no commitment"), filled.write() as connection:
        decide(connection, "zzz", "Lan", Decision(status="met"))


def test_a_register_of_the_first_schema_is_migrated_when_opened(tmp_path: Path) -> None:
    old = Register(tmp_path / "old.db")
    with old.write() as connection:
        migrate(connection, upto=1)
    with sqlite3.connect(old.path) as connection:
        assert not connection.execute("select 1 from sqlite_master where name='links'").fetchone()
    with Register.open(old.path).read() as connection:
        assert version_of(connection) == schema.VERSION
        assert connection.execute(select(schema.links)).all() == []


def test_a_register_of_a_newer_schema_is_refused(filled: Register) -> None:
    with sqlite3.connect(filled.path) as connection:
        connection.execute("pragma user_version = 99")
    with pytest.raises(UsageError, match="update camket"):
        Register.open(filled.path)


def test_what_is_no_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such register"):
        Register.open(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("không phải cơ sở dữ liệu" * 100, encoding="utf-8")
    with pytest.raises(UsageError, match="not a register"):
        Register.open(tmp_path / "text.db")
    sqlite3.connect(tmp_path / "other.db").execute("create table t(x)")
    with pytest.raises(UsageError, match="not a register"):
        Register.open(tmp_path / "other.db")


def test_foreign_keys_and_write_ahead_log_are_on(filled: Register) -> None:
    with _engine(filled.path).connect() as connection:
        assert connection.execute(text("pragma foreign_keys")).scalar() == 1
        assert connection.execute(text("pragma journal_mode")).scalar() == "wal"
    with pytest.raises(IntegrityError), filled.write() as connection:
        append(connection, [Event("note", "no such document", "Lan", human=True)])
