"""How the runtime fails: with one sentence, and an exit code that says whose fault it is."""
from __future__ import annotations

CONTRACT = 2
"""The descriptor, an argument, a parameter or an input is not what was agreed."""
MISSING_OUTPUT = 3
"""The user's command succeeded but did not write an output."""
BAD_METRICS = 4
"""A metrics output is not an object of finite numbers with every declared metric."""
SECRETS = 5
"""A secret could not be fetched."""
REQUIREMENTS = 6
"""The requirements could not be installed."""
REGISTRY = 7
"""A version of a model could not be registered."""
TIMED_OUT = 124
"""The step ran longer than its timeout, as with timeout(1)."""
NOT_EXECUTABLE = 126
"""The command exists but may not be executed, as in a shell."""
NOT_FOUND = 127
"""The command does not exist, as in a shell."""
SIGNALLED = 128
"""Added to the number of the signal that ended the command, as in a shell."""


class StepFailure(Exception):
    """Ends the step; the message is for the person who reads the log."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
