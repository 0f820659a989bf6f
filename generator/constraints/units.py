"""Names of units in both languages, and the one name that a claim uses for each.  Data only."""

from __future__ import annotations

UNITS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    # name, zh words, en words
    ("millisecond", ("毫秒",), ("milliseconds", "millisecond", "ms")),
    ("second", ("秒钟", "秒"), ("seconds", "second", "sec", "s")),
    ("minute", ("分钟", "分"), ("minutes", "minute", "min")),
    ("hour", ("小时",), ("hours", "hour", "h")),
    ("day", ("天", "日"), ("days", "day")),
    ("month", ("个月", "月"), ("months", "month")),
    ("year", ("年",), ("years", "year")),
    ("byte", ("字节",), ("bytes", "byte")),
    ("bit", ("比特",), ("bits",)),
    ("KB", (), ("KB", "KiB", "kilobytes")),
    ("MB", ("兆",), ("MB", "MiB", "megabytes")),
    ("GB", (), ("GB", "GiB", "gigabytes")),
    ("TB", (), ("TB", "TiB", "terabytes")),
    ("kbit/s", (), ("kbit/s", "kbps", "kb/s")),
    ("Mbit/s", (), ("Mbit/s", "Mbits/s", "Mbps", "Mb/s", "Mbit")),
    ("Gbit/s", (), ("Gbit/s", "Gbps")),
    ("packet/s", (), ("packet/s", "packets/s", "pps")),
    ("byte/s", ("字节/秒",), ("byte/s", "bytes/s")),
    ("request/s", (), ("request/s", "requests/s", "qps")),
    ("percent", ("百分比", "百分之一"), ("percent", "percentage", "%")),
    ("MHz", (), ("MHz",)),
    ("GHz", (), ("GHz",)),
    ("core", ("核",), ("cores",)),
    ("count", ("个",), ()),
)

UNIT_WORDS: dict[str, str] = {word.lower(): name for name, zh, en in UNITS for word in (*zh, *en)}
"""Lower-case word of either language to the unit's name."""


def unit_named(word: str) -> str | None:
    """The unit that `word` names; None when we do not know it.

    >>> unit_named("秒"), unit_named("Seconds"), unit_named("parsec")
    ('second', 'second', None)
    """
    return UNIT_WORDS.get(word.strip().lower())
