"""Finds the pages of a folder and reads one as text, without trust in names, kinds or encodings.

Nothing is opened that is not a plain file: no link is followed, no FIFO or device is waited for.  What cannot be read
is a finding with its name and the reason, and the other pages go on.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from .diagnostic import Argument, Confidence, Diagnostic, Kind, Label, Severity, Subject
from .plain_file import NotPlainFile, open_plain
from .printable import printable
from .text import Lang, SourceFile

SUFFIXES = (".md", ".markdown", ".html", ".htm")
MAX_BYTES = 64 * 1024 * 1024
MAX_PAGES = 100_000
MAX_FOLDER_DEPTH = 64

UNREADABLE = Kind(
    id="file/unreadable",
    severity=Severity.ERROR,
    confidence=Confidence.EXACT,
    en="{name}: cannot be read: {reason}",
    zh="{name}：无法读取：{reason}",
    help_en="make it readable, or move it out of the folder",
    help_zh="使其可读，或将其移出该文件夹",
    doc="The system refused to open or list it. The other pages were read.",
)
NOT_A_FILE = Kind(
    id="file/not-a-file",
    severity=Severity.ERROR,
    confidence=Confidence.EXACT,
    en="{name}: is a {what}, not a page; it was not opened",
    zh="{name}：是{what}，不是页面；未打开",
    help_en="put a copy of the page in its place",
    help_zh="在此处放置页面的副本",
    doc="Links are not followed, so that nothing outside of the folder is published; FIFOs and devices are not waited for.",
)
TOO_LARGE = Kind(
    id="file/too-large",
    severity=Severity.ERROR,
    confidence=Confidence.EXACT,
    en="{name}: has {size} bytes, more than the limit of {limit}",
    zh="{name}：大小为{size}字节，超过上限{limit}字节",
    help_en="split the page",
    help_zh="拆分该页面",
    doc="Pages are read up to 64 MB.",
)
NOT_UTF8 = Kind(
    id="file/not-utf-8",
    severity=Severity.ERROR,
    confidence=Confidence.EXACT,
    en="{name}: is not UTF-8 at byte {byte} of line {line}; it looks like {encoding}",
    zh="{name}：第{line}行、第{byte}字节处不是UTF-8编码；看起来是{encoding}",
    help_en="save the page as UTF-8 (from another encoding: iconv -f … -t UTF-8), then build again",
    help_zh="将页面另存为UTF-8（其他编码可用 iconv -f … -t UTF-8 转换），然后重新构建",
    doc="Pages are read as UTF-8, with or without a byte-order mark. No other encoding is guessed: a wrong guess changes facts silently.",
)
NUL_BYTE = Kind(
    id="file/nul-byte",
    severity=Severity.ERROR,
    confidence=Confidence.EXACT,
    en="{name}: has a NUL at byte {byte} of line {line}; it looks like {encoding}",
    zh="{name}：第{line}行、第{byte}字节处有NUL；看起来是{encoding}",
    help_en="save the page as UTF-8 text",
    help_zh="将页面另存为UTF-8文本",
    doc="Text in UTF-8 has no NUL. UTF-16 without a byte-order mark, binaries and damaged files have.",
)
TOO_MANY_PAGES = Kind(
    id="file/too-many-pages",
    severity=Severity.ERROR,
    confidence=Confidence.EXACT,
    en="{name}: has more than {limit} pages or is deeper than {depth} folders; the rest was not read",
    zh="{name}：页面超过{limit}个，或文件夹超过{depth}层；其余未读取",
    doc="A folder is searched up to a fixed number of pages and levels.",
)
KINDS = (UNREADABLE, NOT_A_FILE, TOO_LARGE, NOT_UTF8, NUL_BYTE, TOO_MANY_PAGES)


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A file that may be a page; nothing of it was opened yet."""

    path: Path
    shown: str
    """Name for people, with forward slashes; bytes that are no UTF-8 and control characters are escaped."""


def find_pages(folder: Path, shown: str) -> tuple[tuple[FoundPage, ...], tuple[Diagnostic, ...]]:
    """Pages under `folder`, sorted by their names in NFC, and what was in the way.  `shown` is the name of the folder."""
    lang = Lang.EN if folder.name.lower().startswith("en") else Lang.ZH
    pages: list[FoundPage] = []
    diagnostics: list[Diagnostic] = []
    folders = [(folder, shown, 0)]
    while folders:
        current, name, depth = folders.pop()
        if current.is_symlink():
            diagnostics.append(_about(NOT_A_FILE, name, lang, what="link to a folder"))
            continue
        try:
            with os.scandir(current) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            diagnostics.append(_about(UNREADABLE, name, lang, reason=_reason(error)))
            continue
        for entry in listed:
            inner = f"{name}/{printable(entry.name, None)}" if name else printable(entry.name, None)
            what = _kind_of(entry)
            page = entry.name.lower().endswith(SUFFIXES)
            if what == "folder":
                if depth >= MAX_FOLDER_DEPTH:
                    diagnostics.append(_about(TOO_MANY_PAGES, inner, lang, limit=MAX_PAGES, depth=MAX_FOLDER_DEPTH))
                elif not entry.name.startswith("."):
                    folders.append((Path(entry.path), inner, depth + 1))
            elif what != "file" and (page or what == "link to a folder"):
                diagnostics.append(_about(NOT_A_FILE, inner, lang, what=what))
            elif page and what == "file":
                pages.append(FoundPage(Path(entry.path), inner))
    pages.sort(key=lambda found: (unicodedata.normalize("NFC", found.shown), found.shown))
    if len(pages) > MAX_PAGES:
        diagnostics.append(_about(TOO_MANY_PAGES, shown, lang, limit=MAX_PAGES, depth=MAX_FOLDER_DEPTH))
    return tuple(pages[:MAX_PAGES]), tuple(sorted(diagnostics, key=lambda found: (str(dict(found.args)["name"]), found.id)))


def read_source(path: Path, shown: str, lang: Lang) -> SourceFile | Diagnostic:
    """The decoded page, or why it cannot be one.  A byte-order mark is dropped; line ends stay as they are."""
    try:
        content = _content(path, shown, lang)
    except NotPlainFile as error:
        return _about(NOT_A_FILE, shown, lang, what=_mode_name(error.mode))
    except OSError as error:
        return _about(UNREADABLE, shown, lang, reason=_reason(error))
    if isinstance(content, Diagnostic):
        return content
    mark = 3 if content.startswith(b"\xef\xbb\xbf") else 0
    try:
        text = content[mark:].decode("utf-8")
    except UnicodeDecodeError as error:
        return _broken(NOT_UTF8, content, error.start + mark, shown, lang)
    nul = content.find(b"\0")
    if nul >= 0:
        return _broken(NUL_BYTE, content, nul, shown, lang)
    return SourceFile(path=shown, lang=lang, text=text)


def _content(path: Path, shown: str, lang: Lang) -> bytes | Diagnostic:
    with open_plain(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > MAX_BYTES:
            return _about(TOO_LARGE, shown, lang, size=size, limit=MAX_BYTES)
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        return _about(TOO_LARGE, shown, lang, size=len(content), limit=MAX_BYTES)
    return content


def _kind_of(entry: os.DirEntry[str]) -> str:
    try:
        if entry.is_symlink():
            return "link to a folder" if entry.is_dir() else "symbolic link"
        return _mode_name(entry.stat(follow_symlinks=False).st_mode)
    except OSError:
        return "symbolic link" if entry.is_symlink() else "file"


def _mode_name(mode: int) -> str:
    names = (
        (stat.S_ISREG, "file"),
        (stat.S_ISDIR, "folder"),
        (stat.S_ISLNK, "symbolic link"),
        (stat.S_ISFIFO, "FIFO"),
        (stat.S_ISSOCK, "socket"),
        (stat.S_ISBLK, "device"),
        (stat.S_ISCHR, "device"),
    )
    return next((name for test, name in names if test(mode)), "special file")


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _broken(kind: Kind, content: bytes, byte: int, shown: str, lang: Lang) -> Diagnostic:
    """A finding at a byte; the text beside it shows the bytes escaped, so that line and column are right."""
    before = content[:byte].decode("utf-8", "backslashreplace")
    after = re.split("[\r\n]", content[byte : byte + 200].decode("utf-8", "backslashreplace"), maxsplit=1)[0]
    file = SourceFile(path=shown, lang=lang, text=before + after)
    line = file.position(len(before)).line
    label = Label(lang, file.span(len(before), len(file.text)), after[:100] or None)
    args = (("name", shown), ("line", line), ("byte", byte), ("encoding", _looks_like(content, byte)))
    return Diagnostic(kind, Subject(location="file"), args, (label,))


def _looks_like(content: bytes, byte: int) -> str:
    """The encoding that the bytes seem to be in, for advice only."""
    # Imported here: only a page that is not UTF-8 needs it.
    from bs4.dammit import EncodingDetector

    sample = content[:20_000]
    stripped, marked = EncodingDetector.strip_byte_order_mark(sample)
    if marked and not marked.startswith("utf-8"):
        return marked.upper()
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 8 > len(sample):
        return "UTF-16LE" if odd > even else "UTF-16BE"
    if not content[:byte].isascii() or content[byte] == 0:
        return "damaged UTF-8"
    declared = EncodingDetector.find_declared_encoding(stripped, is_html=True)
    return next((name for name in (declared, "gb18030", "big5", "windows-1252") if name and _decodes(stripped, name)), "binary").upper()


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample)
    except (LookupError, UnicodeDecodeError, AttributeError):
        return False
    return True


def _about(kind: Kind, shown: str, lang: Lang, **args: Argument) -> Diagnostic:
    """A finding about a whole file."""
    file = SourceFile(path=shown, lang=lang, text="")
    return Diagnostic(kind, Subject(location="file"), (("name", shown), *args.items()), (Label(lang, file.span(0, 0)),))
