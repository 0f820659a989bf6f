"""Templates as plain Python: what a template may do is looked at once, when it is read; printing asks nothing more.

Jinja's own sandbox asks at every attribute and at every call.  Its answer depends on names that stand in the template,
so it can be had beforehand: a dot takes an attribute whose name leads nowhere but to a view, brackets take an item and
never an attribute, and a call is a call.  No text of a page can name what is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_MEANT = re.compile("[&<>'\"]")
_REFUSED = frozenset({"format", "format_map", "mro"})
"""Besides names with "_": `format` makes a template of a text, `mro` leads from a value to every class."""
_FRAMES = ("gi_", "cr_", "ag_", "f_", "tb_", "co_")
"""How the attributes of generators, frames and code objects begin."""


def environment(folder: Path, filters: Mapping[str, Callable[..., object]]) -> jinja2.Environment:
    """What prints the templates of a folder: strict, HTML escaped, with Jinja's `indent` and `filters` and no others."""
    made = _Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=_is_html,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    indent = made.filters["indent"]
    made.filters.clear()
    made.filters.update(filters, indent=indent)
    made.globals.clear()
    return made


def _is_html(template: str | None) -> bool:
    """Jinja's own rule looks at the last suffix, which is ours."""
    return template is not None and template.removesuffix(".j2").endswith((".html", ".htm", ".xml", ".svg"))


class _PlainPython(CodeGenerator):
    """Attributes, items and calls as Python has them."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """`view.name`."""
        if node.attr.startswith(("_", *_FRAMES)) or node.attr in _REFUSED:
            self.fail(f"no template may look at .{node.attr}", node.lineno)
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """`names[key]`."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """`say(words)`."""
        if node.dyn_args or node.dyn_kwargs or forward_caller:
            self.fail("a call lists its arguments", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Environment(jinja2.Environment):
    code_generator_class = _PlainPython

    @staticmethod
    def escaped(value: object) -> str:
        """The value as HTML; what is HTML already, or means nothing there, stays without a copy."""
        if type(value) is str:
            return escape(value) if _MEANT.search(value) else value
        return value if type(value) is Markup else escape(value)
