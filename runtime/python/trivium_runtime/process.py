"""The user's command as a process group: started without a shell, timed, and told when the platform wants to stop."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Dict, List, Optional

from .errors import NOT_EXECUTABLE, NOT_FOUND, SIGNALLED, TIMED_OUT, StepFailure

GRACE = 30.0
"""Seconds between asking a command that ran out of time to stop, and killing it."""
POLL = 1.0
"""Seconds between two looks at the clock."""


class Runner:
    """Runs commands one after another, and passes on the signals with which a platform stops a job.

    After such a signal the platform decides how long to wait: a command that saves its work is not cut short here.
    """

    def __init__(self, grace: float = GRACE) -> None:
        self.grace = grace
        self.stopped: Optional[int] = None
        self._child: Optional[subprocess.Popen] = None

    def listen(self) -> None:
        """From now on SIGTERM and SIGINT go to the command first."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, _frame: Any) -> None:
        self.stopped = number
        if self._child is None:
            raise StepFailure(SIGNALLED + number, f"stopped by {signal.Signals(number).name} before the command ran")
        _signal_group(self._child, number)

    def run(self, argv: List[str], cwd: Path, env: Dict[str, str], deadline: Optional[float]) -> int:
        """Runs a command to its end and gives its exit code; `deadline` is a time of time.monotonic()."""
        self._child = _start(argv, cwd, env)
        try:
            return self._wait(self._child, deadline)
        finally:
            self._child = None

    def _wait(self, child: subprocess.Popen, deadline: Optional[float]) -> int:
        while True:
            left = POLL if deadline is None else min(POLL, max(deadline - time.monotonic(), 0.0))
            try:
                code = child.wait(left)
                return SIGNALLED - code if code < 0 else code
            except subprocess.TimeoutExpired:
                if deadline is not None and time.monotonic() >= deadline:
                    _end_group(child, self.grace)
                    raise StepFailure(TIMED_OUT, "the step ran longer than its timeout and was stopped") from None


def _start(argv: List[str], cwd: Path, env: Dict[str, str]) -> subprocess.Popen:
    sys.stdout.flush()
    try:
        return subprocess.Popen(argv, cwd=str(cwd), env=env, stdin=subprocess.DEVNULL, start_new_session=True)
    except FileNotFoundError:
        raise StepFailure(NOT_FOUND, f"the command {argv[0]!r} does not exist in this image") from None
    except PermissionError:
        raise StepFailure(NOT_EXECUTABLE, f"the command {argv[0]!r} may not be executed") from None
    except (OSError, ValueError) as error:
        raise StepFailure(NOT_EXECUTABLE, f"the command {argv[0]!r} cannot be started: {error}") from None


def _signal_group(child: subprocess.Popen, number: int) -> None:
    try:
        os.killpg(child.pid, number)
    except (ProcessLookupError, PermissionError):
        pass


def _end_group(child: subprocess.Popen, grace: float) -> None:
    _signal_group(child, signal.SIGTERM)
    try:
        child.wait(grace)
    except subprocess.TimeoutExpired:
        pass
    # Also when the child is gone: what it started may still be there.
    _signal_group(child, signal.SIGKILL)
    child.wait()
