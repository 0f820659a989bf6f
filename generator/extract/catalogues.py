"""Error-code pages and permission pages: tables of the whole service, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..lexicon.columns import Column
from ..model.claim import Claim
from ..model.draft import ErrorCode, Permission
from ..source.diagnostic import Diagnostic, Subject
from ..syntax.page import Cell
from . import kinds
from .description import markdown
from .kinds import finding
from .tables import ReadTable, TableKind

_STATUS = re.compile(r"[1-5]\d\d")
_API = re.compile(r"(?<![A-Za-z])(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\s+(/[^\s，。；,;]{0,500})")
_ACTION = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?::[A-Za-z0-9_*-]+)+")


def read_error_codes(tables: Iterable[ReadTable], subject: Subject, lost: list[Diagnostic]) -> Iterator[ErrorCode]:
    """The rows of every error-code table; rows without a code go to `lost`."""
    for table in tables:
        if table.kind is not TableKind.ERROR_CODES:
            continue
        for index, row in enumerate(table.rows):
            code = table.cell(index, Column.ERROR_CODE)
            if code is None or not code.text.value.strip():
                lost.append(finding(kinds.ERROR_ROW, subject, row.span, text=" | ".join(cell.text.value for cell in row.cells)))
                continue
            status = table.cell(index, Column.STATUS)
            match = _STATUS.search(status.text.value) if status is not None else None
            yield ErrorCode(
                code=Claim(code.text.value.strip(), code.text.span(), "error/code"),
                status=match.group() if match else None,
                message=_claim(table.cell(index, Column.MESSAGE), "error/message"),
                meaning=_claim(table.cell(index, Column.DESCRIPTION), "error/meaning"),
                handling=_claim(table.cell(index, Column.HANDLING), "error/handling"),
                element_id=row.element_id,
            )


def _claim(cell: Cell | None, rule: str) -> Claim[str] | None:
    text = markdown(cell.blocks) if cell is not None else ""
    return Claim(text, cell.text.span(), rule) if cell is not None and text else None


def read_permissions(tables: Iterable[ReadTable]) -> Iterator[Permission]:
    """METHOD, path and action of every permission row."""
    for table in tables:
        if table.kind is not TableKind.PERMISSIONS:
            continue
        for index, cells in enumerate(table.cells):
            apis = [match for cell in cells for match in _API.finditer(cell.text.value)]
            action = table.cell(index, Column.PERMISSION)
            if action is None:
                continue
            named = _ACTION.search(action.text.value)
            name = cells[0].text.value.strip() if cells and cells[0] is not action else ""
            for match in apis[:1]:
                value = named.group() if named else action.text.value.strip()
                yield Permission(
                    method=match.group(1), path=match.group(2), action=Claim(value, action.text.span(), "permission/action"), name=name
                )
