"""`read_page`: a file to a `Page`."""

from __future__ import annotations

from ..source.text import SourceFile
from .assembly import page_of
from .html import read_html
from .markdown import read_markdown
from .page import Page

_HTML_SUFFIXES = (".html", ".htm")


def read_page(file: SourceFile) -> Page:
    """The page in `file`: HTML by its suffix or its first character, Markdown otherwise.  Never raises for a page's content."""
    parts, diagnostics = read_html(file, 0, len(file.text)) if is_html(file) else read_markdown(file)
    return page_of(file, parts, diagnostics)


def is_html(file: SourceFile) -> bool:
    """Whether the whole file is an HTML page."""
    if file.path.lower().endswith(_HTML_SUFFIXES):
        return True
    return file.text[:1000].lstrip("\ufeff \t\r\n").lower().startswith(("<!doctype html", "<html"))
