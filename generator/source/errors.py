"""Errors that a person can cause and mend: a wrong argument, a broken settings file, a folder that cannot be written."""

from __future__ import annotations


class UsageError(Exception):
    """Nothing was done.  The message says what, where and what to do next: "seeds/as/en: no pages found; …"."""
