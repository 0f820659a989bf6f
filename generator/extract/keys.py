"""Keys of structures: which ones a type names, and making them differ between the pages of one language.

A key begins with the topic of its page.  Two files may carry one topic number, or lack one and share a file name; their
tables must not be taken for each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..model.claim import Claim
from ..model.draft import BodyDraft, FieldDraft, OperationDraft, PageDraft, StructDraft
from ..model.schema import ArrayType, MapType, ObjectType, Type, UnionType


def keys_of(kind: Type) -> tuple[str, ...]:
    """Keys of the structures in a type."""
    match kind:
        case ObjectType(struct=str() as key):
            return (key,)
        case ArrayType(item=item):
            return keys_of(item) if item is not None else ()
        case MapType(value=value):
            return keys_of(value) if value is not None else ()
        case UnionType(options=options):
            return tuple(key for option in options for key in keys_of(option))
        case _:
            return ()


def with_own_keys(drafts: Sequence[PageDraft]) -> Iterator[PageDraft]:
    """The same drafts in the same order; where a key is taken, the later page's keys say its file too."""
    taken: set[str] = set()
    for draft in drafts:
        keys = [struct.key for struct in draft.structs]
        renamed = _with_file(draft, keys) if taken.intersection(keys) else {}
        taken.update(renamed.get(key, key) for key in keys)
        yield _renamed(draft, renamed) if renamed else draft


def _with_file(draft: PageDraft, keys: Sequence[str]) -> dict[str, str]:
    return {key: f"{topic}#{draft.file.path}/{rest}" for key in keys for topic, _, rest in (key.partition("#"),)}


def _renamed(draft: PageDraft, keys: Mapping[str, str]) -> PageDraft:
    return replace(
        draft,
        structs=tuple(_struct(struct, keys) for struct in draft.structs),
        operations=tuple(_operation(operation, keys) for operation in draft.operations),
        anchors=tuple((anchor, keys.get(key, key)) for anchor, key in draft.anchors),
    )


def _struct(struct: StructDraft, keys: Mapping[str, str]) -> StructDraft:
    return replace(struct, key=keys[struct.key], fields=tuple(_field(one, keys) for one in struct.fields))


def _operation(operation: OperationDraft, keys: Mapping[str, str]) -> OperationDraft:
    return replace(
        operation,
        parameters=tuple(_field(one, keys) for one in operation.parameters),
        request=tuple(_body(body, keys) for body in operation.request),
        responses=tuple(_body(body, keys) for body in operation.responses),
    )


def _body(body: BodyDraft, keys: Mapping[str, str]) -> BodyDraft:
    return replace(body, type=_type(body.type, keys))


def _field(one: FieldDraft, keys: Mapping[str, str]) -> FieldDraft:
    return replace(one, type=Claim(_type(one.type.value, keys), one.type.span, one.type.rule)) if one.type else one


def _type(kind: Type, keys: Mapping[str, str]) -> Type:
    match kind:
        case ObjectType(struct=str() as key):
            return ObjectType(keys.get(key, key))
        case ArrayType(item=item) if item is not None:
            return ArrayType(_type(item, keys))
        case MapType(value=value) if value is not None:
            return MapType(_type(value, keys))
        case UnionType(options=options):
            return UnionType(tuple(_type(option, keys) for option in options))
        case _:
            return kind
