"""The record: what one document becomes (one JSON object a line).

Every model is frozen and closed. `start` and `end` are code points of the decoded text before any
normalisation, half open; `exact` and `raw` are the text between them. Absent is `None` or `()`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from pydantic import Field

from camket.record_model import Model

SCHEMA = "camket.record/1"

Genre = Literal[
    "covenant",
    "signing_report",
    "launch",
    "plan",
    "resolution",
    "directive",
    "programme",
    "conclusion",
    "urgent_dispatch",
    "report",
    "decision",
    "law",
    "news",
    "procedure",
    "other",
]
System = Literal["state", "party", "joint", "front", "none"]
DateSource = Literal["header", "title", "portal", "none"]
ZoneName = Literal[
    "chrome",
    "byline",
    "news",
    "bridge",
    "header",
    "title",
    "preamble",
    "lead",
    "body",
    "closing",
    "signature",
    "recipients",
    "tail",
]
NodeKind = Literal["item", "child", "heading", "para", "inline", "cont", "toc", "tail"]
CommitmentClass = Literal["target", "objective", "action", "principle"]
Polarity = Literal["raise", "reach", "keep", "reform", "prevent", "organise"]
Operator = Literal["eq", "ge", "gt", "le", "lt", "approx", "between"]
Quantity = Literal[
    "level",
    "change",
    "multiple",
    "plan_ratio",
    "plan_excess",
    "fraction",
    "ratio",
    "rank",
    "zero",
    "attribute",
    "title",
]
Role = Literal["target", "result", "fact", "baseline", "norm"]
DeadlineKind = Literal[
    "deadline",
    "period",
    "term",
    "recurring",
    "duration",
    "horizon",
    "event",
    "effect_date",
    "school_year",
    "baseline",
]
ActorRole = Literal["lead", "coordinate", "execute", "monitor", "advise", "report_to", "sign"]
CitationHow = Literal[
    "explicit",
    "alias",
    "session",
    "law_by_date",
    "congress",
    "self",
    "ambiguous",
    "unresolved",
]


class Span(Model):
    """A stretch of the decoded text: `content[start:end] == exact`."""

    start: int
    end: int
    exact: str


class Source(Model):
    """The file a record was read from."""

    uri: str
    sha256: str
    bytes: int
    media_type: str = "text/plain"
    encoding: str | None = "utf-8"
    repairs: tuple[str, ...] = ()
    """What was repaired to read it (legacy encoding, look-alike letters), one name each."""
    container: tuple[str, ...] = ()
    """Names of the members walked through, outermost first; empty for a plain file."""
    extractor: str | None = None
    """Extractor and version that turned the bytes into text."""


class Block(Model):
    """Where a stretch of the text stood in its file: any span is placed by its offsets."""

    start: int
    end: int
    kind: str = "paragraph"
    page: int | None = None
    """Page number, from 1."""
    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom in points from the top left corner of the page."""
    paragraph: int | None = None
    """Index of the paragraph in a word processor's file, from 0."""
    cell: tuple[int, int] | None = None
    """Number of the table or sheet and of its row, from 0."""
    generated_label: bool = False
    """The label at the start is an automatic number that the file does not spell out."""
    hidden: bool = False
    """The file hides this stretch (a hidden row or sheet)."""
    confidence: float | None = None
    """How sure the text recognition was, 0-1; None when the text was not recognised."""


class Issuer(Model):
    """Cơ quan ban hành: a body that issues or signs the document."""

    name: str
    span: Span | None = None
    org_id: str | None = None


class Signer(Model):
    """Người ký: a person signing, for whom, and in which post."""

    name: str | None = None
    span: Span | None = None
    post: str | None = None
    """The signer's own post ("Phó Chủ tịch")."""
    on_behalf_of: str | None = None
    """The collective signed for ("Ủy ban nhân dân"), after TM."""
    signs_for: str | None = None
    """The post signed in place of ("Chủ tịch"), after KT."""


class Period(Model):
    """A closed interval of ISO dates."""

    start: str | None = None
    end: str | None = None


class DocumentFields(Model):
    """Facts about the whole document, from its header, title, signature or page."""

    genre: Genre = "other"
    genre_probability: float = 0.0
    system: System = "none"
    type: str | None = None
    """Tên loại văn bản as printed in its usual spelling ("Kế hoạch")."""
    symbol: str | None = None
    citation_id: str | None = None
    title: Span | None = None
    issuers: tuple[Issuer, ...] = ()
    place: str | None = None
    date: str | None = None
    """Date of the document, ISO."""
    date_source: DateSource = "none"
    published: str | None = None
    """Publication date printed by the page, ISO."""
    plan_year: int | None = None
    period: Period | None = None
    block: str | None = None
    """Khối or cụm thi đua, when the document is of one."""
    signers: tuple[Signer, ...] = ()
    recipients: tuple[Span, ...] = ()
    secrecy: Literal["mat", "toi_mat", "tuyet_mat"] | None = None
    urgency: Literal["khan", "thuong_khan", "hoa_toc"] | None = None


class Zone(Model):
    """A part of the page. Zones cover the text without overlap."""

    zone: ZoneName
    start: int
    end: int


class Node(Model):
    """One logical line of the document in its tree (preorder; `depth` gives the tree)."""

    path: str
    kind: NodeKind
    scheme: str | None = None
    ordinal: int | None = None
    marker: str | None = None
    depth: int = 0
    start: int
    end: int
    text_start: int
    """Where the text after the marker and its punctuation begins."""
    flags: tuple[str, ...] = ()


class Verb(Model):
    """A commitment verb, its lemma in `verbs.toml` and what it does to its object."""

    lemma: str
    polarity: Polarity
    span: Span


class Themes(Model):
    """Theme of one commitment, with the terms that decided."""

    primary: str = "none"
    """A level-1 id of the taxonomy, `general` or `none`."""
    subtheme: str | None = None
    probability: float = 0.0
    secondary: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    abstained: bool = False


class Target(Model):
    """Chỉ tiêu: a quantity, what it measures and in which role it stands."""

    raw: str
    start: int
    end: int
    indicator: str | None = None
    op: Operator = "eq"
    value: float | int | None = None
    value_max: float | int | None = None
    unit: str | None = None
    quantity: Quantity = "level"
    direction: Literal["increase", "decrease", "maintain"] | None = None
    per: tuple[str, ...] = ()
    population: str | None = None
    baseline: str | None = None
    """`plan`, a year, or the words of the comparison."""
    baseline_value: float | int | None = None
    total: float | int | None = None
    """Denominator of a fraction ("12/13 phường")."""
    denominator: int | None = None
    """Denominator of a ratio in words ("hai phần ba")."""
    approx: Literal["below", "about"] | None = None
    ambiguous: bool = False
    estimate: bool = False
    part_of: int | None = None
    """Index of the target of the same commitment this one is a part of ("trong đó")."""
    role: Role = "target"
    polarity: Literal["higher", "lower"] | None = None
    """Which direction is good; None when unknown."""
    node_path: str | None = None
    year: int | None = None
    """The year its column in a table is headed with."""
    flags: tuple[str, ...] = ()


class Deadline(Model):
    """Thời hạn: a point or stretch of time as a closed ISO interval."""

    raw: str
    start: int
    end: int
    kind: DeadlineKind
    start_date: str | None = None
    end_date: str | None = None
    end_inclusive: bool = True
    precision: Literal["day", "month", "quarter", "year", "convention"] = "day"
    vague: bool = False
    recur: str | None = None
    """ISO 8601 duration of the recurrence ("P3M")."""
    day: int | None = None
    """Day of the month of a recurrence ("ngày 20 hằng tháng")."""
    duration: str | None = None
    business: bool = False
    event: str | None = None
    inherited_from: str | None = None
    """Path of the node, `title` or `period`, when the time is not in the commitment itself."""
    error: str | None = None
    flags: tuple[str, ...] = ()


class Actor(Model):
    """Cơ quan thực hiện: a body and what it has to do."""

    raw: str
    start: int
    end: int
    name: str
    org_id: str | None = None
    role: ActorRole
    kind: Literal["body", "group", "person", "signatories"] = "body"
    candidates: tuple[str, ...] = ()
    inherited_from: str | None = None
    """Path of the node whose label or heading names the body, when the promise does not."""


class Citation(Model):
    """Viện dẫn: a reference to another document, resolved or with candidates."""

    raw: str
    start: int
    end: int
    type: str | None = None
    id: str | None = None
    candidates: tuple[str, ...] = ()
    how: CitationHow = "unresolved"
    issuer: str | None = None
    date: str | None = None
    provision: str | None = None
    provisions: tuple[str, ...] = ()
    session: str | None = None
    zone: ZoneName | None = None
    flags: tuple[str, ...] = ()


class Commitment(Model):
    """Cam kết: one promise, its exact words, and what was promised."""

    id: str
    node_path: str
    level: int = 3
    span: Span
    class_: CommitmentClass = Field(alias="class", serialization_alias="class")
    verbs: tuple[Verb, ...] = ()
    themes: Themes = Themes()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    actors: tuple[Actor, ...] = ()
    assigned: tuple[Actor, ...] = ()
    """Bodies a label or a heading gives the promise to; empty when it names a doer itself."""
    citations: tuple[Citation, ...] = ()
    movements: tuple[Span, ...] = ()
    titles: tuple[Span, ...] = ()
    quotations: tuple[Span, ...] = ()
    words: tuple[Span, ...] = ()
    """Word boundaries, when `word_segmentation` is on."""
    series_key: str | None = None
    flags: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def bodies(self) -> tuple[Actor, ...]:
        """Everybody who has a part in it: named in its words, or by the line above."""
        return (*self.actors, *self.assigned)


class ThemeShare(Model):
    """Share of one theme in the document's profile; shares sum to 1."""

    theme: str
    share: float


class Range(Model):
    """A stretch of the decoded text, without its words."""

    start: int
    end: int


class Coverage(Model):
    """The ledger of the body: what belongs to a node and to a commitment or background."""

    characters: int = 0
    claimed: int = 0
    unclaimed: tuple[Range, ...] = ()


class Quality(Model):
    """What a reader should know before trusting the record."""

    flags: tuple[str, ...] = ()
    confidence: float = 1.0


class Provenance(Model):
    """What made this record."""

    camket: str
    settings_sha256: str
    models: dict[str, str] = Field(default={})


class Record(Model):
    """One document as structured commitments."""

    schema_: str = Field(default=SCHEMA, alias="schema", serialization_alias="schema")
    doc_id: str
    source: Source
    document: DocumentFields
    themes: tuple[ThemeShare, ...] = ()
    zones: tuple[Zone, ...] = ()
    nodes: tuple[Node, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    reported: tuple[Target, ...] = ()
    citations: tuple[Citation, ...] = ()
    coverage: Coverage = Coverage()
    quality: Quality = Quality()
    provenance: Provenance
    blocks: tuple[Block, ...] = ()
    """Places of the text in its file, in order; none for formats without places (plain text)."""

    def block_at(self, offset: int) -> Block | None:
        """The place a code point of the text comes from, when the file has places."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        found = self.blocks[at] if at >= 0 else None
        return found if found is not None and offset < found.end else None


class Failure(Model):
    """A file that could not become a record: one line of the failures file."""

    uri: str
    sha256: str | None = None
    stage: str
    reason: str
    error: str
    message: str


class Page(Model):
    """What `isolate` found: zones over the whole text and the facts of the header."""

    zones: tuple[Zone, ...]
    document: DocumentFields
    flags: tuple[str, ...] = ()


class Parsed(Model):
    """What `parse` found, before themes."""

    commitments: tuple[Commitment, ...] = ()
    reported: tuple[Target, ...] = ()
    citations: tuple[Citation, ...] = ()
    coverage: Coverage = Coverage()
    flags: tuple[str, ...] = ()
