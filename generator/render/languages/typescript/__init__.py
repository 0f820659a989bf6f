"""TypeScript as a language of output: what the engine asks of it."""

from .text import check, comment, ident, literal
from .views import views

__all__ = ["check", "comment", "ident", "literal", "views"]
