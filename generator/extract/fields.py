"""Drafts of fields and structures: claims with their places, made of the resolved nodes."""

from __future__ import annotations

import re
from dataclasses import field, replace

from ..constraints.conditions import condition_of
from ..constraints.passage import passage_of
from ..constraints.reader import UNREAD, read_constraints
from ..constraints.rule import FieldContext, Sibling
from ..model.claim import Claim
from ..model.constraint import Condition, Constraint, Default, Enumeration, Length, RequiredWhen, Scalar, Target
from ..model.draft import FieldDraft, Mandatory, StructDraft
from ..model.schema import INTEGER, STRING, ArrayType, In, MapType, ObjectType, ScalarKind, ScalarType, Type, UnionType
from ..source.diagnostic import Diagnostic, Subject
from ..source.frozen import dataclass
from ..source.text import Lang
from .description import markdown
from .nesting import caption_name
from .nodes import Node, Slot
from .rows import ReadRow, texts

_NEIGHBOURS = 60
"""Rows on either side that a description may speak of; the longest tables that people write have about 60."""
_SILENT = {"", "-", "--", "/", "无", "none", "n/a", "null", "空"}


Told = tuple[str, Claim[Constraint]]
"""The wire name of a field, and what the row of another one says of it."""


@dataclass(slots=True)
class Ledger:
    """What reading constraints cost and left."""

    total: int = 0
    read: int = 0
    unread: list[Diagnostic] = field(default_factory=list)
    notes: list[Diagnostic] = field(default_factory=list)
    beside: list[Told] = field(default_factory=list)
    """What rows said of other fields of their structure; whoever builds the structure takes it."""
    below: dict[int, list[Told]] = field(default_factory=dict)
    """What rows said of members, by the id of the member's node; structures are built parents first."""

    def add(self, total: int, read: int, diagnostics: tuple[Diagnostic, ...], subject: Subject) -> None:
        """Count one passage; its findings get the subject of the page."""
        self.total += total
        self.read += read
        for diagnostic in diagnostics:
            placed = replace(diagnostic, subject=subject)
            (self.unread if diagnostic.kind is UNREAD else self.notes).append(placed)


def field_of(slot: Slot, location: In, siblings: tuple[Sibling, ...], subject: Subject, lang: Lang, ledger: Ledger) -> FieldDraft:
    """The draft of one member."""
    row = slot.row
    kind = typed(slot)
    type_claim = Claim(kind, slot.type_span, slot.rule) if kind is not None and slot.type_span is not None else None
    constraints = _constraints(slot, row, kind, location, siblings, subject, lang, ledger) if row is not None else ()
    if kind == ArrayType() and type_claim is not None and (item := _item_by_prose(constraints)) is not None:
        type_claim = Claim(ArrayType(item), type_claim.span, "prose/items")
    if row is None:
        assert slot.span is not None
        return FieldDraft(name=Claim(slot.name, slot.span, slot.rule), location=location, type=type_claim, sample_only=True)
    return FieldDraft(
        name=Claim(slot.name, row.name_cell.text.span(), "column/name"),
        location=location,
        type=type_claim,
        required=_required(row, location),
        description=_description(row),
        text=texts(row),
        constraints=constraints,
        row=row.row.span,
        element_id=row.row.element_id,
        placeholder=row.name.placeholder,
    )


def _item_by_prose(constraints: tuple[Claim[Constraint], ...]) -> Type | None:
    """What a bare Array holds, when its description lists the values: "EMAIL" is a string."""
    values = [value.value for claim in constraints if isinstance(claim.value, Enumeration) for value in claim.value.values]
    lengths = any(isinstance(claim.value, Length) and claim.value.target is Target.EACH_ITEM for claim in constraints)
    if lengths or (values and all(isinstance(value, str) for value in values)):
        return STRING
    return INTEGER if values and all(isinstance(value, int) and not isinstance(value, bool) for value in values) else None


def _required(row: ReadRow, location: In) -> Claim[Mandatory] | None:
    if row.mandatory is not None and row.mandatory_cell is not None:
        return Claim(row.mandatory, row.mandatory_cell.text.span(), "column/mandatory")
    if location is In.PATH and row.mandatory_cell is None:
        return Claim(Mandatory(True), row.name_cell.text.span(), "path/always-mandatory")
    return None


def _description(row: ReadRow) -> Claim[str] | None:
    text = markdown(row.blocks)
    if not text:
        return None
    cell = row.description or row.name_cell
    return Claim(text, cell.span, "column/description")


def near(siblings: tuple[Sibling, ...], at: int) -> tuple[Sibling, ...]:
    """The other rows of a table that row `at` may speak of; in a huge table those around it, so that work stays linear."""
    first = max(0, at - _NEIGHBOURS)
    return (*siblings[first:at], *siblings[at + 1 : at + 1 + _NEIGHBOURS])


def sibling_of(row: ReadRow) -> Sibling:
    """What other rows may call this one."""
    text = texts(row)
    lead = re.split(r"[。.;；，,\n]", text.value[:200], maxsplit=1)[0] if text is not None else ""
    return Sibling(row.wire, lead[:80])


def _constraints(
    slot: Slot, row: ReadRow, kind: Type | None, location: In, siblings: tuple[Sibling, ...], subject: Subject, lang: Lang, ledger: Ledger
) -> tuple[Claim[Constraint], ...]:
    claims: list[Claim[Constraint]] = []
    if row.type is not None and row.type.length is not None and row.type_cell is not None:
        claims.append(Claim(Length(max=row.type.length), row.type_cell.text.span(), "column/type-length"))
    claims += _mandatory_note(row, siblings, lang)
    claims += _default_column(row, kind)
    if row.blocks:
        members = tuple(member.name for child in slot.children for member in child.slots)
        context = FieldContext(name=row.wire, type=kind, location=location, lang=lang, siblings=siblings, members=members)
        reading = read_constraints(passage_of(row.blocks), context)
        claims += reading.claims
        ledger.beside += reading.others
        for child in slot.children if reading.of_members else ():
            ledger.below.setdefault(id(child), []).extend(reading.of_members)
        ledger.add(reading.total, reading.read, reading.diagnostics, subject)
    return tuple(claims)


def with_told(fields: tuple[FieldDraft, ...], told: list[Told]) -> tuple[FieldDraft, ...]:
    """The fields of one structure, each with what other rows say of it ("if A is not specified, B is mandatory" in the row of A)."""
    if not told:
        return fields
    return tuple(
        replace(one, constraints=(*one.constraints, *(claim for name, claim in told if name == one.name.value))) for one in fields
    )


_NO_CASE = re.compile(r"[:：]\s*(?:否|no|optional|可选)", re.I)


def _mandatory_note(row: ReadRow, siblings: tuple[Sibling, ...], lang: Lang) -> list[Claim[Constraint]]:
    """ "Yes (when the value of action is create)", "action为create时：是": the condition under which a value must be given."""
    answer, cell = row.mandatory, row.mandatory_cell
    if answer is None or cell is None or answer.required is True or not answer.note:
        return []
    text = " ".join(answer.note.split())
    case = re.search(r"yes\s*[(（]([^()（）]{1,300})[)）]", text, re.I) or re.search(
        r"([^;；，,：:]{1,200})[:：]\s*(?:是|yes|必选|mandatory)", text, re.I
    )
    words = case.group(1).strip() if case else text
    condition = Condition(words)
    at = cell.text.value.lower().find(words.lower())
    if case and at >= 0:
        read = condition_of(cell.text.slice(at, at + len(words)), FieldContext(name=row.wire, siblings=siblings, lang=lang))
        condition = read if read.field is not None else condition
    return [Claim(RequiredWhen(condition=condition), cell.text.span(), "column/mandatory-note")]


def _default_column(row: ReadRow, kind: Type | None) -> list[Claim[Constraint]]:
    if row.default is None or row.default.text.value.strip().casefold() in _SILENT:
        return []
    value = literal(row.default.text.value.strip(), kind)
    return [] if value is None else [Claim(Default(value=value), row.default.text.span(), "column/default")]


def literal(text: str, kind: Type | None) -> Scalar | None:
    """A printed value as the type means it; None when it is no value of that type."""
    scalar = kind.kind if isinstance(kind, ScalarType) else None
    if len(text) > 500:
        return None
    match scalar:
        case ScalarKind.INTEGER:
            return int(text) if re.fullmatch(r"-?\d{1,18}", text) else None
        case ScalarKind.NUMBER:
            return float(text) if re.fullmatch(r"-?\d{1,15}(?:\.\d{1,15})?", text) else None
        case ScalarKind.BOOLEAN:
            return {"true": True, "false": False}.get(text.casefold())
        case ScalarKind.STRING:
            return text.strip("\"'“”")
        case _:
            return None


def typed(slot: Slot) -> Type | None:
    """The slot's type with the keys of its structures."""
    keys = [child.key for child in slot.children] or ([f"link:{slot.pending}"] if slot.pending else [])
    if not keys and slot.hint is not None and slot.type in {ObjectType(), ArrayType(ObjectType())}:
        keys = [f"link:{slot.hint}"]
    if slot.type is None or not keys:
        return slot.type
    inner: Type = ObjectType(keys[0]) if len(keys) == 1 else UnionType(tuple(ObjectType(key) for key in keys))
    return _with(slot.type, inner)


def _with(kind: Type, inner: Type) -> Type:
    match kind:
        case ObjectType():
            return inner
        case ArrayType(item=item):
            return ArrayType(inner if item is None else _with(item, inner))
        case MapType(value=value):
            return MapType(inner if value is None else _with(value, inner))
        case UnionType(options=options):
            return UnionType(tuple(_with(option, inner) for option in options))
        case _:
            return kind


def struct_of(node: Node, paths: dict[int, str], subject: Subject, lang: Lang, ledger: Ledger) -> StructDraft:
    """The draft of one structure."""
    rows = [slot.row for slot in node.slots if slot.row is not None]
    siblings = tuple(sibling_of(row) for row in rows)
    at = {id(row): index for index, row in enumerate(rows)}
    location = node.side.location
    prefix = paths.get(id(node), location.value + ".")
    fields = tuple(
        field_of(slot, location, near(siblings, at.get(id(slot.row), 0)), replace(subject, location=f"{prefix}{slot.name}"), lang, ledger)
        for slot in node.slots
    )
    if len(node.slots) == 1 and node.slots[0].rule == "sample/wrapper" and (required := _wraps_mandatory(node.slots[0])) is not None:
        fields = (replace(fields[0], required=required),)
    fields = with_told(fields, [*ledger.beside, *ledger.below.pop(id(node), [])])
    ledger.beside = []
    table = node.tables[0] if node.tables else None
    caption = Claim(table.caption.value, table.caption.span(), "table/caption") if table is not None and table.caption is not None else None
    return StructDraft(
        key=node.key, name=node.name or caption_name(caption.value if caption else None), fields=fields, caption=caption,
        element_id=table.table.element_id if table is not None else None, span=table.table.span if table is not None else node.span,
    )  # fmt: skip


def _wraps_mandatory(slot: Slot) -> Claim[Mandatory] | None:
    """What makes the only member of a body mandatory: a row inside it that is, though the member itself stands in samples alone."""
    if slot.type != ObjectType() or len(slot.children) != 1:
        return None
    members = slot.children[0].slots
    if len(members) == 1 and members[0].rule == "sample/wrapper":
        return _wraps_mandatory(members[0])
    rows = (member.row for member in members if member.row is not None)
    cells = (row.mandatory_cell for row in rows if row.mandatory is not None and row.mandatory.required)
    return next((Claim(Mandatory(True), cell.text.span(), "wrapper/of-mandatory") for cell in cells if cell is not None), None)


def node_paths(roots: list[Node], others: list[Node]) -> dict[int, str]:
    """The first place of each node, as a prefix of locations: "body.networks[]."; what no root reaches comes last."""
    paths: dict[int, str] = {}
    for root in (*roots, *others):
        queue = [(root, f"{root.side.location.value}." + ("[]." if root.array else ""))]
        at = 0
        while at < len(queue):
            node, prefix = queue[at]
            at += 1
            if id(node) in paths:
                continue
            paths[id(node)] = prefix
            for slot in node.slots:
                inner = f"{prefix}{slot.name}{_brackets(slot.type)}."
                queue += [(child, inner) for child in slot.children]
    return paths


def _brackets(kind: Type | None) -> str:
    depth = 0
    while isinstance(kind, ArrayType):
        depth += 1
        kind = kind.item
    return "[]" * depth
