"""A target is a folder; what stands in it is printed, once per element where a path says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2
import pytest

from generator.model.api import Api
from generator.outputs import GROUPS
from generator.render import engine
from generator.render.engine import RenderError, render_target, wrap
from generator.render.target import TargetError, load_target, load_targets
from generator.source.text import Lang

API = Api(service="as", title="Auto Scaling", package="as_client", languages=(Lang.ZH, Lang.EN), operations=(), structs=())


Render = Callable[..., dict[str, bytes]]


class Named:
    def __init__(self, slug: str, title: str = "") -> None:
        self.slug = slug
        self.title = title


class PlainText:
    """A language of output for tests: every file reads back unless it holds the word BROKEN."""

    def __init__(self, **views: object) -> None:
        self.given = views

    def views(self, api: Api) -> Mapping[str, object]:
        return {"api": api, **self.given}

    def literal(self, value: object) -> str:
        return ascii(value)

    def comment(self, text: str) -> str:
        return text

    def ident(self, name: str) -> str:
        return name

    def check(self, path: str, content: bytes) -> None:
        if b"BROKEN" in content and path:
            raise ValueError("holds BROKEN")


def folder(tmp_path: Path, files: Mapping[str, str], toml: str = 'language = "plain"\noutput = "plain"\n') -> Path:
    root = tmp_path / "plain"
    for name, text in {"target.toml": toml, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Render:
    def run(files: Mapping[str, str], toml: str = 'language = "plain"\noutput = "plain"\n', **views: object) -> dict[str, bytes]:
        monkeypatch.setattr(engine, "load_language", lambda _: PlainText(**views))
        engine._environment.cache_clear()
        return render_target(load_target(folder(tmp_path, files, toml)), API)

    return run


def test_template_is_rendered_and_other_file_is_copied(render: Render) -> None:
    files = render({"a.txt.j2": "{{ api.title }}\n", "b.txt": "{{ api.title }}\n"})
    assert files == {"plain/a.txt": b"Auto Scaling\n", "plain/b.txt": b"{{ api.title }}\n"}


def test_name_with_underscore_is_a_partial_but_dunder_is_not(render: Render) -> None:
    files = render({"_part.j2": "x", "__init__.py.j2": '{% include "_part.j2" %}\n'})
    assert files == {"plain/__init__.py": b"x"}


def test_path_words_are_replaced_and_loops_run(render: Render) -> None:
    files = render(
        {"%package/%lang/%operation.txt.j2": "{{ lang.slug }} {{ operation.title }}\n"},
        'language = "plain"\noutput = "out/%service"\nloops = ["operation", "lang"]\n',
        operations=[Named("create_group", "Create"), Named("list_groups", "List")],
        langs=[Named("zh"), Named("en")],
    )
    assert files == {
        "out/as/as_client/zh/create_group.txt": b"zh Create\n",
        "out/as/as_client/zh/list_groups.txt": b"zh List\n",
        "out/as/as_client/en/create_group.txt": b"en Create\n",
        "out/as/as_client/en/list_groups.txt": b"en List\n",
    }


def test_tree_may_begin_below_the_target_folder(render: Render) -> None:
    toml = 'language = "plain"\noutput = ""\nsource = "files"\n'
    files = render({"files/a.txt.j2": '{% include "shared/_b.j2" %}\n', "shared/_b.j2": "b"}, toml)
    assert files == {"a.txt": b"b"}


def test_page_text_is_never_a_template(render: Render) -> None:
    files = render({"a.txt.j2": "{{ text }}\n", "b.html.j2": "<p title='{{ text }}'>\n"}, text="{{ 7*7 }}{% x %}<script>'")
    assert files["plain/a.txt"] == b"{{ 7*7 }}{% x %}<script>'\n"
    assert files["plain/b.html"] == b"<p title='{{ 7*7 }}{% x %}&lt;script&gt;&#39;'>\n"


def test_empty_rendering_is_not_written(render: Render) -> None:
    assert render({"a.txt.j2": "{% if false %}x{% endif %}\n"}) == {}


def test_misspelled_variable_stops_the_build(render: Render) -> None:
    for name, source in (
        ("a.txt.j2", "{{ titel }}"),
        ("a.html.j2", "{{ titel }}"),
        ("b.html.j2", "{{ titel.zh }}"),
        ("c.txt.j2", "{{ titel(1) }}"),
    ):
        with pytest.raises(jinja2.UndefinedError, match="'titel' is undefined"):
            render({name: source})


@pytest.mark.parametrize("attribute", ["__class__", "_made", "format", "format_map", "mro", "gi_frame", "f_globals"])
def test_template_may_not_look_behind_a_view(render: Render, attribute: str) -> None:
    with pytest.raises(jinja2.TemplateAssertionError, match=f"no template may look at .{attribute}"):
        render({"a.txt.j2": f"{{{{ text.{attribute} }}}}"}, text="x")


@pytest.mark.parametrize("text", ["__class__", "title", "copy"])
def test_text_in_brackets_names_an_item_and_never_an_attribute(render: Render, text: str) -> None:
    with pytest.raises(KeyError):
        render({"a.txt.j2": "{{ names[text] }}"}, names={}, text=text)


@pytest.mark.parametrize("source", ["{{ say(*texts) }}", "{{ say(**texts) }}", "{{ range(3) }}", "{{ text|safe }}", "{{ text|attr('x') }}"])
def test_template_has_no_more_means_than_it_needs(render: Render, source: str) -> None:
    with pytest.raises(jinja2.TemplateError):
        render({"a.txt.j2": source}, say=str, text="x", texts={})


def test_macro_in_html_escapes_its_arguments_once(render: Render) -> None:
    page = '{% from "_m.html.j2" import bold %}{{ bold(text) }}'
    files = render({"_m.html.j2": "{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}", "a.html.j2": page}, text="<")
    assert files == {"plain/a.html": b"<b>&lt;</b>"}


def test_files_of_one_element_are_printed_in_a_row(render: Render) -> None:
    files = render(
        {"%lang/%operation.txt.j2": "x", "%operation.txt.j2": "x", "a.txt.j2": "x"},
        'language = "plain"\noutput = "o"\nloops = ["operation", "lang"]\n',
        operations=[Named("create"), Named("list")],
        langs=[Named("zh"), Named("en")],
    )
    assert list(files) == [
        "o/a.txt",
        *("o/zh/create.txt", "o/en/create.txt", "o/create.txt"),
        *("o/zh/list.txt", "o/en/list.txt", "o/list.txt"),
    ]


def test_output_that_does_not_read_back_stops_the_build(render: Render) -> None:
    with pytest.raises(RenderError, match=r"plain/a\.txt: does not read back: holds BROKEN"):
        render({"a.txt.j2": "BROKEN"})


@pytest.mark.parametrize("slug", ["../x", "a/b", "", ".", "con", "a" * 61, "页", "-rf"])
def test_slug_outside_the_alphabet_is_refused(render: Render, slug: str) -> None:
    with pytest.raises(RenderError, match="is not a file name"):
        render({"%operation.j2": "x"}, 'language = "plain"\noutput = "o"\nloops = ["operation"]\n', operations=[Named(slug)])


def test_two_files_at_one_path_are_refused_also_when_only_case_differs(render: Render) -> None:
    with pytest.raises(RenderError, match="printed twice"):
        render({"%operation.j2": "x"}, 'language = "plain"\noutput = "o"\nloops = ["operation"]\n', operations=[Named("A"), Named("a")])


@pytest.mark.parametrize(
    ("name", "toml", "message"),
    [
        ("%page.j2", 'language = "x"\noutput = "o"\n', "%page is unknown"),
        ("%lang.j2", 'language = "x"\noutput = "o"\n', "%lang is not among the loops"),
        ("%lang.txt", 'language = "x"\noutput = "o"\nloops = ["lang"]\n', "must be a .j2 template"),
        ("a.txt", 'language = "x"\noutput = "../o"\n', "an output path holds letters"),
        ("a.txt", 'language = "x"\noutput = "o"\nfiels = "f"\n', "unknown keys fiels"),
    ],
)
def test_folder_that_is_no_target_is_refused(tmp_path: Path, name: str, toml: str, message: str) -> None:
    with pytest.raises(TargetError, match=message):
        load_target(folder(tmp_path, {name: "x"}, toml))


def test_targets_of_the_project_load() -> None:
    assert [target.name for target in load_targets()] == sorted(target.name for target in load_targets())
    assert {target.group for target in load_targets()} <= set(GROUPS)


def test_wrap_keeps_long_words_whole() -> None:
    assert wrap("one two " + "x" * 12, 8) == "one two\n" + "x" * 12
