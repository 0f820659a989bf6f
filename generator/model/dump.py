"""Any model as JSON, for eyes and for tests: what `twinspec dump` prints."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from enum import Enum

from ..source.diagnostic import Diagnostic
from ..source.marked import Text
from ..source.text import SourceFile, Span


def dump(model: object) -> str:
    """The model as indented JSON; spans as "file:line:col", texts as what a reader sees, silent parts left out."""
    return json.dumps(plain(model), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def plain(model: object) -> object:
    """The model as dicts, lists and scalars, deterministic and in declaration order."""
    match model:
        case None | bool() | int() | float():
            return model
        case str():
            return model.encode("utf-8", "backslashreplace").decode()
        case Enum():
            return model.value
        case Span():
            return str(model)
        case SourceFile():
            return model.path
        case Text():
            return plain(model.value)
        case Diagnostic():
            places = [str(label.span) for label in model.labels]
            return {"id": model.id, "severity": model.severity.value, "message": model.message(), "at": places}
        case Mapping():
            return {str(key): plain(value) for key, value in model.items()}
        case tuple() | list():
            return [plain(item) for item in model]
        case _ if dataclasses.is_dataclass(model):
            values = {field.name: getattr(model, field.name) for field in dataclasses.fields(model) if field.repr}
            shown = {name: plain(value) for name, value in values.items() if value is not None and value != () and value != {}}
            return {"is": type(model).__name__, **shown} if _is_variant(model) else shown
        case _:
            raise TypeError(f"cannot dump {type(model).__name__}")


def _is_variant(model: object) -> bool:
    """Types that stand in unions are named in the dump, so that a reader can tell them apart."""
    return type(model).__module__.endswith((".constraint", ".schema", ".page"))
