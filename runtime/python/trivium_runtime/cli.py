"""The command line of the bundle: `run` a step, or `register` a version of a model.

    python3 bundle.zip run [--step FILE] [--input NAME PATH]… [--output NAME DIR]… [--param NAME VALUE]… [--system NAME VALUE]…
                           [--metric-file OUTPUT METRIC FILE]… [--archive OUTPUT]… [--worker]
    python3 bundle.zip run [--step FILE] --executor-input JSON [--worker]
    python3 bundle.zip register --candidate ADDRESS [--metrics DIR --limit NUMBER]        (Azure; TRIVIUM_REGISTER holds the rest)
    python3 bundle.zip register-vertex --artifact ADDRESS --version-file FILE             (TRIVIUM_MODEL holds the rest)
"""
from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Callable, Dict, List, Sequence, Tuple

from .arguments import Given, by_name, optional, read_arguments, required
from .bundle import bundle_root, read_text
from .descriptor import Step, parse_step
from .errors import CONTRACT, StepFailure
from .executor_input import call_of
from .machines import helps_another
from .process import Runner
from .registry import azure, vertex
from .report import report_failure
from .run import Call, run_step
from .transport import Transport

RUN_FLAGS: Dict[str, Tuple[str, ...]] = {
    "--step": ("FILE",), "--input": ("NAME", "PATH"), "--output": ("NAME", "DIR"), "--param": ("NAME", "VALUE"),
    "--system": ("NAME", "VALUE"), "--metric-file": ("OUTPUT", "METRIC", "FILE"), "--archive": ("OUTPUT",), "--worker": (),
    "--executor-input": ("JSON",),
}
FLAGS_OF_A_CALL = ("--input", "--output", "--param", "--system", "--metric-file", "--archive")
REGISTER_FLAGS: Dict[str, Tuple[str, ...]] = {"--candidate": ("ADDRESS",), "--metrics": ("DIR",), "--limit": ("NUMBER",)}
VERTEX_FLAGS: Dict[str, Tuple[str, ...]] = {"--artifact": ("ADDRESS",), "--version-file": ("FILE",)}


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


def _call(given: Given, step: Step) -> Call:
    whole = optional(given, "--executor-input")
    if whole is None:
        call = Call(
            inputs=by_name(given, "--input"), outputs=by_name(given, "--output"), params=by_name(given, "--param"),
            system=by_name(given, "--system"), metric_files=given["--metric-file"], archives=[name for (name,) in given["--archive"]],
        )
    elif any(given[flag] for flag in FLAGS_OF_A_CALL):
        raise StepFailure(CONTRACT, f"--executor-input stands alone: without {', '.join(FLAGS_OF_A_CALL)}")
    else:
        call = call_of(whole, step)
    call.is_worker = bool(given["--worker"]) or helps_another(step.target)
    return call


def _run(argv: Sequence[str]) -> int:
    runner = Runner()
    runner.listen()
    given = read_arguments(argv, RUN_FLAGS)
    step = _descriptor(optional(given, "--step"))
    try:
        code = run_step(step, _call(given, step), bundle_root(), runner)
    except StepFailure as failure:
        report_failure(step.target, str(failure))
        raise
    if code != 0:
        report_failure(step.target, f"the command of step {step.step} ended with {code}")
    return code


def _required_variable(name: str) -> str:
    text = os.environ.get(name)
    if not text:
        raise StepFailure(CONTRACT, f"there is no descriptor: set {name}")
    return text


def _register(argv: Sequence[str]) -> int:
    given = read_arguments(argv, REGISTER_FLAGS)
    registration = azure.parse_registration(_required_variable("TRIVIUM_REGISTER"))
    candidate, metrics, limit = required(given, "--candidate"), optional(given, "--metrics"), optional(given, "--limit")
    azure.register(registration, candidate, metrics, limit, os.environ, Transport())
    return 0


def _register_vertex(argv: Sequence[str]) -> int:
    given = read_arguments(argv, VERTEX_FLAGS)
    upload = vertex.parse_upload(_required_variable("TRIVIUM_MODEL"))
    artifact, version_file = required(given, "--artifact"), Path(required(given, "--version-file"))
    vertex.register(upload, artifact, version_file, read_text("trivium_serving/vertex_bootstrap.py"), os.environ, Transport())
    return 0


COMMANDS: Dict[str, Callable[[Sequence[str]], int]] = {"run": _run, "register": _register, "register-vertex": _register_vertex}


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
