from __future__ import annotations

from generator.report import text
from generator.report.report import Report, make_report
from generator.source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from generator.source.text import Lang, SourceFile

NAMED = Kind("field/missing-in-en", Severity.BREAKING, Confidence.EXACT, "{name}: only zh documents this field", "{name}：仅中文记录此字段")


def only(report: Report, rule: str) -> str:
    """The text report of one rule's findings, without the totals."""
    chosen = [diagnostic for diagnostic in report.diagnostics if diagnostic.id == rule]
    shown = make_report(service="as", title="", languages=report.languages, diagnostics=chosen)
    return text.render(shown).rsplit("\n\n", 1)[0] + "\n"


def test_both_places_stand_with_carets_aligned_under_chinese(report: Report) -> None:
    assert only(report, "quota/mismatch") == (
        "breaking[quota/mismatch]: quota is 10 in zh and 25 in en\n"
        "  element: POST /v1/{project_id}/scaling_group  quota\n"
        "  --> zh/创建弹性伸缩组.md:3:5\n"
        "  3 | -   默认最多可以创建10个伸缩组。\n"
        "    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  --> en/creating-an-as-group.md:3:5\n"
        "  3 | -   Each user can create a maximum of 25 AS groups by default.\n"
        "    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  = cause: the editions differ\n"
        "      en/querying-as-groups.md:3 says 25 too\n"
        "  = used: policy: both-kept, safe: 10\n"
        "  = help: ask which one holds\n"
        f"  = ruling key: {next(d.fingerprint for d in report.diagnostics if d.id == 'quota/mismatch')}\n"
    )


def test_row_with_markup_is_shown_as_a_reader_sees_it(report: Report) -> None:
    assert only(report, "field/missing-in-en").splitlines()[2:5] == [
        "  --> zh/创建弹性伸缩组.md:4:1",
        "  4 | ipv6_enable | 否 | Boolean | 是否启用IPv6。",
        "  --> en/creating-an-as-group.md:5   nothing here",
    ]


def test_line_is_cut_at_the_tags_around_the_words(report: Report) -> None:
    lines = only(report, "error/description-contradiction").splitlines()
    assert lines[2:8] == [
        "  --> zh/创建弹性伸缩组.md:5:21",
        "  5 | 网关错误",
        "    | ^^^^^^^^",
        "  --> en/creating-an-as-group.md:5:21",
        "  5 | The request is invalid.",
        "    | ^^^^^^^^^^^^^^^^^^^^^^^",
    ]
    assert lines[8:10] == ["  = the same in 1 more place:", "      zh/创建弹性伸缩组.md:5 · en/querying-as-groups.md:4"]


def test_long_line_is_clipped_around_the_span() -> None:
    file = SourceFile.of("伸" * 300 + "目标" + "缩" * 300, "zh/长.md", Lang.ZH)
    label = Label(Lang.ZH, file.span(300, 302), "目标")
    report = make_report(
        service="as", title="", languages=(Lang.ZH,), diagnostics=[Diagnostic(NAMED, Subject(), (("name", "目标"),), (label,))]
    )
    lines = text.render(report).splitlines()
    assert lines[2] == "  1 | …" + "伸" * 13 + "目标" + "缩" * 34 + "…"
    assert lines[3] == "    | " + " " * 27 + "^^^^"


def test_control_and_direction_characters_never_reach_the_terminal() -> None:
    file = SourceFile.of("a\x1b]0;x\x07b\u202ec", "zh/a\x1b[2Jb.md", Lang.ZH)
    label = Label(Lang.ZH, file.span(0, len(file.text)), file.text)
    diagnostic = Diagnostic(NAMED, Subject(operation="GET /\x9b31m"), (("name", "\x1b[31m"),), (label,))
    report = make_report(service="as", title="", languages=(Lang.ZH,), diagnostics=[diagnostic])
    shown = text.render(report) + text.one_line(diagnostic) + text.styled(report).plain
    assert all(character.isprintable() or character == "\n" for character in shown)
    assert r"a\x1b]0;x\x07b\u202ec" in shown


def test_report_speaks_chinese(report: Report) -> None:
    shown = text.render(report, Lang.ZH)
    assert "breaking[quota/mismatch]: 配额中文为 10，英文为 25" in shown
    assert shown.endswith("as: 2 个不兼容差异, 1 个警告, 1 个已接受\n")


def test_totals_stand_at_the_end_and_accepted_findings_are_only_counted(report: Report) -> None:
    shown = text.render(report)
    assert shown.endswith("\n\nas: 2 breaking, 1 warning, 1 accepted\n")
    assert "text/term-mismatch" not in shown


def test_styled_report_says_the_same_as_the_plain_one(report: Report) -> None:
    assert [line.rstrip() for line in text.styled(report).plain.splitlines()] == text.render(report).splitlines()


def test_one_line_for_logs_has_place_level_words_and_rule(report: Report) -> None:
    finding = next(d for d in report.diagnostics if d.id == "quota/mismatch")
    assert text.one_line(finding) == "zh/创建弹性伸缩组.md:3:5: breaking: quota is 10 in zh and 25 in en [quota/mismatch]"
