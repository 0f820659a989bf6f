"""An en pattern finds what the bare regular expression finds, and its heads never hide a match."""

from __future__ import annotations

import re

import pytest

from generator.lexicon import drift_qualifiers, drift_words
from generator.reconcile.checks import phrases
from generator.reconcile.checks.heads import heads_of_pattern, heads_of_words

_ROWS = (*drift_words.HEDGES, *drift_words.SERVICES, *drift_words.RESOURCES, drift_words.ABSENT, drift_words.REFERENCE, drift_words.PURPOSE)
_PREDICATES = tuple(pattern for row in drift_words.PREDICATES for pattern in (row.en, row.en_not))
_QUALIFIERS = tuple(pattern for row in drift_qualifiers.QUALIFIERS for pattern in (row.en, row.en_answers) if pattern)
PATTERNS = (*(row.en for row in _ROWS), *(row[2] for row in (*drift_words.EVENTS, *drift_words.BLAME)), *_PREDICATES, *_QUALIFIERS)

TEXTS = (
    "After a scaling action is triggered, the system temporarily starts the cooldown period as evenly as possible.",
    "The value cannot be deleted and is not currently supported; it is unsupported, disallowed or won't be deleted.",
    "See Querying VPCs in Virtual Private Network API Reference, or (see the user guide) For more details.",
    "If left blank, read-only disks of each user are lost. BACKEND ECS GROUPS may_be EVS volumes, e.g. re-encrypted.",
    "Internal service error: the system is busy, a bad gateway, try again later or 3times; at_least one of on-demand.",
)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_pattern_finds_what_its_expression_finds(pattern):
    bare = re.compile(rf"(?<![A-Za-z_])(?:{pattern})(?![A-Za-z_])", re.IGNORECASE)
    for text in (*TEXTS, *map(str.upper, TEXTS)):
        found = phrases.en(pattern).search(text)
        wanted = bare.search(text)
        assert (found and found.span()) == (wanted and wanted.span())
        assert phrases.en(pattern).findall(text) == bare.findall(text)


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        ("takes? effect|works?", {"take", "work"}),
        (r"los[et]\w*", {"los"}),
        ("den(?:y|ies)", {"deny", "deni"}),
        ("(?:user )?groups?", {"user", "grou"}),
        ("VMs?", {"vm"}),
        ("(?<!enterprise )projects?", {"proj"}),
        (r"(?:^|(?<=[ (]))see", {"see"}),
        (r"\w+ed|sent", {"", "sent"}),
        ("(?:ab)+", {""}),
    ],
)
def test_head_is_what_a_match_begins_with(pattern, heads):
    assert heads_of_pattern(pattern) == heads


def test_words_have_a_head_of_every_length():
    assert heads_of_words("An 8GB_Disk") == {"", "a", "an", "g", "gb", "d", "di", "dis", "disk"}
