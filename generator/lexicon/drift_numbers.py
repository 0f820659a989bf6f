"""Number words and units of both languages, for comparing numbers in prose."""

from __future__ import annotations

EN_WORDS: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "sixteen": 16, "twenty": 20, "thirty": 30, "sixty": 60,
    "once": 1, "twice": 2, "hundred": 100, "thousand": 1000,
}  # fmt: skip

ZH_DIGITS: dict[str, int] = {
    "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    "百": 100, "千": 1000, "万": 10000,
}  # fmt: skip

ZH_COUNTERS = "个条次台组种位块张层天秒分小日周月年项级倍类份"
"""Measure words: a Chinese numeral counts as a number only before one of these."""

UNITS: tuple[tuple[str, str, str, int], ...] = (
    ("time", r"毫秒", r"milliseconds?|ms", 1),
    ("time", r"秒钟?", r"seconds?|secs?|s", 1000),
    ("time", r"分钟?", r"minutes?|mins?", 60_000),
    ("time", r"小时", r"hours?|h", 3_600_000),
    ("time", r"天|日(?!志)", r"days?", 86_400_000),
    ("size", r"字节|[Bb]ytes?", r"bytes?|B", 1),
    ("size", r"[Kk]i?B", r"[Kk]i?B", 1024),
    ("size", r"[Mm]i?B", r"[Mm]i?B", 1024**2),
    ("size", r"[Gg]i?B|G", r"[Gg]i?B|G", 1024**3),
    ("size", r"[Tt]i?B", r"[Tt]i?B", 1024**4),
    ("rate", r"[Kk]bit/s|Kbps", r"[Kk]bit/s|Kbps", 1),
    ("rate", r"[Mm]bit/s|Mbps|兆", r"[Mm]bit/s|Mbps", 1000),
    ("rate", r"[Gg]bit/s|Gbps", r"[Gg]bit/s|Gbps", 1_000_000),
)
"""(quantity, zh, en, how many of the smallest unit): the same quantity may be given in another unit."""
