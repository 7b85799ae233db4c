"""The command line of the bundle: `run` a step, or decide a `gate`.

    python3 bundle.zip run [--step FILE] [--input NAME PATH]… [--output NAME DIR]… [--param NAME VALUE]… [--system NAME VALUE]…
                           [--metric-file OUTPUT METRIC FILE]… [--archive OUTPUT]…
    python3 bundle.zip gate --metrics DIR --artifact NAME --metric NAME (--at-most NUMBER | --at-least NUMBER)
                            --candidate DIR --approved DIR
"""
from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Callable, Dict, List, Sequence, Tuple

from .arguments import by_name, optional, read_arguments, required
from .bundle import bundle_root
from .descriptor import Step, parse_step
from .errors import CONTRACT, StepFailure
from .gate import COMPARISONS, decide
from .process import Runner
from .report import report_failure
from .run import Call, run_step

RUN_FLAGS = {
    "--step": ("FILE",), "--input": ("NAME", "PATH"), "--output": ("NAME", "DIR"), "--param": ("NAME", "VALUE"),
    "--system": ("NAME", "VALUE"), "--metric-file": ("OUTPUT", "METRIC", "FILE"), "--archive": ("OUTPUT",),
}
GATE_FLAGS: Dict[str, Tuple[str, ...]] = {
    "--metrics": ("DIR",), "--artifact": ("NAME",), "--metric": ("NAME",), "--at-most": ("NUMBER",), "--at-least": ("NUMBER",),
    "--candidate": ("DIR",), "--approved": ("DIR",),
}


def _descriptor(file: "str | None") -> Step:
    if file is None:
        text = os.environ.get("TRIVIUM_STEP")
        if not text:
            raise StepFailure(CONTRACT, "there is no descriptor: give --step FILE, or set TRIVIUM_STEP")
        return parse_step(text)
    try:
        text = Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StepFailure(CONTRACT, f"the step descriptor {file} cannot be read: {error}") from None
    return parse_step(text)


def _run(argv: Sequence[str]) -> int:
    runner = Runner()
    runner.listen()
    given = read_arguments(argv, RUN_FLAGS)
    step = _descriptor(optional(given, "--step"))
    call = Call(
        inputs=by_name(given, "--input"), outputs=by_name(given, "--output"), params=by_name(given, "--param"),
        system=by_name(given, "--system"), metric_files=given["--metric-file"], archives=[name for (name,) in given["--archive"]],
    )
    try:
        code = run_step(step, call, bundle_root(), runner)
    except StepFailure as failure:
        report_failure(step.target, str(failure))
        raise
    if code != 0:
        report_failure(step.target, f"the command of step {step.step} ended with {code}")
    return code


def _gate(argv: Sequence[str]) -> int:
    given = read_arguments(argv, GATE_FLAGS)
    limits = [name for name in COMPARISONS if given[f"--{name}"]]
    if len(limits) != 1:
        raise StepFailure(CONTRACT, "a gate takes either --at-most or --at-least")
    decide(
        metrics=Path(required(given, "--metrics")), artifact=required(given, "--artifact"), metric=required(given, "--metric"),
        comparison=limits[0], limit=required(given, f"--{limits[0]}"),
        candidate=Path(required(given, "--candidate")), approved=Path(required(given, "--approved")),
    )
    return 0


COMMANDS: Dict[str, Callable[[Sequence[str]], int]] = {"run": _run, "gate": _gate}


def main(argv: List[str]) -> int:
    """Runs a command; gives the exit code."""
    if argv and argv[0] in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    try:
        if not argv or argv[0] not in COMMANDS:
            raise StepFailure(CONTRACT, f"the first argument is one of {', '.join(COMMANDS)}")
        return COMMANDS[argv[0]](argv[1:])
    except StepFailure as failure:
        print(f"trivium: error: {failure}", file=sys.stderr, flush=True)
        return failure.code
