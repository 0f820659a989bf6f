"""One fact is one finding."""

from __future__ import annotations

from generator.reconcile.checks.defect_text import STATUS_TEXT, UUID_CUT
from generator.reconcile.checks.error_blame import CONTRADICTION
from generator.reconcile.repeats import without_repeats
from generator.source.diagnostic import Diagnostic, Label, Subject
from generator.source.text import Lang, SourceFile

FILES = {lang: SourceFile.of("because the request is invalid", f"{lang.value}/page.md", lang) for lang in Lang}


def _label(lang, start=0, end=10):
    return Label(lang, FILES[lang].span(start, end), "text")


def _finding(kind, *labels, location="status.502"):
    return Diagnostic(kind, Subject(topic="1", location=location), labels=labels)


def test_a_status_text_that_contradicts_the_other_language_is_said_once():
    contradiction = _finding(CONTRADICTION, _label(Lang.ZH), _label(Lang.EN))
    assert without_repeats((contradiction, _finding(STATUS_TEXT, _label(Lang.EN)))) == (contradiction,)


def test_a_status_text_elsewhere_is_still_said():
    both = (_finding(CONTRADICTION, _label(Lang.ZH), _label(Lang.EN)), _finding(STATUS_TEXT, _label(Lang.EN, 20, 30)))
    assert without_repeats(both) == both


def test_the_same_defect_of_both_languages_has_two_places():
    en, zh = (_finding(UUID_CUT, _label(lang), location="request.example") for lang in (Lang.EN, Lang.ZH))
    (found,) = without_repeats((en, zh))
    assert [label.lang for label in found.labels] == [Lang.ZH, Lang.EN]


def test_two_defects_of_one_language_stay_two():
    first, second = (_finding(UUID_CUT, _label(Lang.ZH, start, start + 5), location="request.example") for start in (0, 10))
    assert without_repeats((first, second)) == (first, second)


def test_two_defects_of_each_language_are_two_with_both_places():
    zh, en = ([_finding(UUID_CUT, _label(lang, start, start + 5), location="request.example") for start in (0, 10)] for lang in Lang)
    found = without_repeats((*zh, *en))
    assert [[(label.lang, label.span.start) for label in finding.labels] for finding in found] == [
        [(Lang.ZH, 0), (Lang.EN, 0)],
        [(Lang.ZH, 10), (Lang.EN, 10)],
    ]
