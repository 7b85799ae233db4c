"""One step, from its descriptor to its checked outputs."""
from __future__ import annotations

import os
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Mapping, Optional, Tuple

from .argv import expand_argv
from .bundle import open_bundle
from .descriptor import Step
from .errors import CONTRACT, StepFailure
from .metrics import Number, read_metrics, write_metric_file, write_metrics
from .pack import archive_model, pack_model
from .params import resolve_params
from .paths import empty_outputs, require_outputs, resolve_inputs, resolve_outputs
from .process import Runner
from .requirements import install_requirements, with_packages
from .secrets import fetch_secrets


@dataclass
class Call:
    """What a platform says when it starts a step: where things are, and what this run is about."""

    inputs: Dict[str, str] = field(default_factory=dict)
    outputs: Dict[str, str] = field(default_factory=dict)
    params: Dict[str, str] = field(default_factory=dict)
    system: Dict[str, str] = field(default_factory=dict)
    metric_files: List[Tuple[str, ...]] = field(default_factory=list)
    archives: List[str] = field(default_factory=list)
    is_worker: bool = False
    """Whether this is one of the machines that help the first: what it writes is not kept."""


def run_step(step: Step, call: Call, bundle: Path, runner: Runner) -> int:
    """Runs the step; 0, or the exit code of the user's command. Everything else that goes wrong is raised."""
    _check_call(step, call)
    scratch = Path(tempfile.mkdtemp(prefix="trivium-"))
    try:
        return _run(step, call, bundle, runner, scratch)
    finally:
        shutil.rmtree(str(scratch), ignore_errors=True)


def _check_call(step: Step, call: Call) -> None:
    for output, metric, _path in call.metric_files:
        if output not in step.outputs or step.outputs[output].kind != "metrics":
            raise StepFailure(CONTRACT, f'--metric-file names "{output}", which is not a metrics output')
        if metric not in step.outputs[output].metrics:
            raise StepFailure(CONTRACT, f'--metric-file names "{metric}", which "{output}" does not declare')
    for output in call.archives:
        if output not in step.pack:
            raise StepFailure(CONTRACT, f'--archive names "{output}", which is not packed')
    for output in step.pack:
        if output not in step.outputs or step.outputs[output].kind != "model":
            raise StepFailure(CONTRACT, f'"{output}" is to be packed, but is not a model output')


def _run(step: Step, call: Call, bundle: Path, runner: Runner, scratch: Path) -> int:
    deadline = None if step.timeout is None else time.monotonic() + step.timeout
    # Cheap refusals first: nothing is installed for a run that cannot start.
    params = resolve_params(step.params, call.params)
    inputs = resolve_inputs(step.inputs, call.inputs, scratch / "inputs")
    kept = {name: str(scratch / "outputs" / name) for name in call.outputs} if call.is_worker else call.outputs
    outputs = resolve_outputs(step.outputs, kept)
    argv = expand_argv(step, {"input": inputs, "output": outputs, "param": params, "system": call.system})
    unpacked = open_bundle(scratch / "bundle", bundle)
    env = _environment(step, unpacked, scratch, runner, deadline)
    code = _attempt(step, argv, _work_folder(step, unpacked, scratch), env, outputs, runner, deadline)
    if code == 0 and not call.is_worker:
        _finish(step, call, outputs, unpacked)
    return code


def _work_folder(step: Step, bundle: Path, scratch: Path) -> Path:
    folder = bundle / "code" if step.code else scratch / "work"
    if step.code and not folder.is_dir():
        raise StepFailure(CONTRACT, "the bundle has no code folder")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _environment(step: Step, bundle: Path, scratch: Path, runner: Runner, deadline: Optional[float]) -> Dict[str, str]:
    env = {"PYTHONUNBUFFERED": "1", **os.environ, **step.env}
    env.pop("TRIVIUM_STEP", None)
    if step.requirements is not None:
        install_requirements(bundle / step.requirements, scratch / "packages", runner, deadline)
        env = with_packages(env, scratch / "packages")
    return {**env, **fetch_secrets(step.target, step.secrets)}


def _attempt(
    step: Step, argv: List[str], cwd: Path, env: Dict[str, str], outputs: Mapping[str, str], runner: Runner, deadline: Optional[float],
) -> int:
    """Repeats a command that fails. The timeout is for all attempts together, as the platforms count it."""
    code = 0
    for attempt in range(1, step.attempts + 1):
        empty_outputs(outputs)
        code = runner.run(argv, cwd, {**env, "TRIVIUM_ATTEMPT": str(attempt)}, deadline)
        if code == 0 or runner.stopped is not None:
            break
        rest = step.attempts - attempt
        print(f"trivium: the command ended with {code}" + (f"; {rest} more attempt(s)" if rest else ""), flush=True)
    return code


def _finish(step: Step, call: Call, outputs: Mapping[str, str], bundle: Path) -> None:
    require_outputs(outputs)
    for name, output in step.outputs.items():
        if output.kind == "metrics":
            metrics = _check_metrics(name, Path(outputs[name]), output.metrics)
            for owner, metric, path in call.metric_files:
                if owner == name:
                    write_metric_file(Path(path), metrics, name, metric)
    for name, pack in step.pack.items():
        directory = Path(outputs[name]).parent
        pack_model(step, name, pack, directory, bundle)
        if name in call.archives:
            archive_model(name, directory)


def _check_metrics(name: str, path: Path, declared: Tuple[str, ...]) -> Dict[str, Number]:
    metrics = read_metrics(name, path, declared)
    write_metrics(path, metrics)
    print(f"trivium: {name}: " + " ".join(f"{metric}={metrics[metric]!r}" for metric in sorted(metrics)), flush=True)
    return metrics
