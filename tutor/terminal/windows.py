"""What is particular about Windows: a console understands escape sequences only when it is asked to.

Windows 10 and later can; older consoles can't, and then there are neither colours nor braille. Signals a
terminal sends elsewhere (SIGHUP, SIGQUIT, SIGTSTP) don't exist there and are looked for before they are used.
"""

import os
from typing import Any

_OUTPUT = -11
"""The number of the standard output's handle."""

_VIRTUAL_TERMINAL = 0x0004
"""ENABLE_VIRTUAL_TERMINAL_PROCESSING"""


def understands_escapes(kernel: Any = None, system: str = os.name) -> bool:
    """Whether the console understands escape sequences; asks it to. Always so where there is no such console.

    Args:
        kernel: Windows' `kernel32`, or what stands for it in a test; found where it is not given.
        system: the kind of system.
    """
    if system != "nt":
        return True
    if kernel is None:
        kernel = _kernel()
    if kernel is None:
        return False
    import ctypes  # noqa: PLC0415 - on Windows only

    handle, mode = kernel.GetStdHandle(_OUTPUT), ctypes.c_uint32()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(handle, mode.value | _VIRTUAL_TERMINAL))


def _kernel() -> Any:
    import ctypes  # noqa: PLC0415 - on Windows only

    windll = getattr(ctypes, "windll", None)
    return None if windll is None else windll.kernel32
