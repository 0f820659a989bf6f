"""Opens what a stranger may have put there: a plain file, or nothing."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO


class NotPlainFile(OSError):
    """What stands there is a folder, a FIFO, a device: `mode` says which."""

    def __init__(self, mode: int) -> None:
        super().__init__(errno.EINVAL, "not a plain file")
        self.mode = mode


def open_plain(path: Path) -> BinaryIO:
    """The file, open for reading.  No link at the end of the path is followed and no FIFO is waited for.

    Raises NotPlainFile, or OSError with the reason.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, "a symbolic link, which is not followed") from error
        raise
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise NotPlainFile(mode)
    return open(descriptor, "rb")
