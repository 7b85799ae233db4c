"""Runs workflows on the unofficial emulator of Cloud Workflows (PyPI workflows-emulator), against a fake control plane.

Standard input: {"workflows": [source, …], "scenarios": [{"name", "world", "runs": [{"workflow": index, "event", "change"}]}]}.
Standard output: what each run did, and which steps and branches of the workflows were taken at least once.
"""
import json
import logging
import os
import sys

logging.disable(logging.CRITICAL)
OWN_EXECUTION = "own-execution"
os.environ.update(GOOGLE_CLOUD_WORKFLOW_EXECUTION_ID=OWN_EXECUTION, GOOGLE_CLOUD_PROJECT_ID="acme-ml-dev", GOOGLE_CLOUD_LOCATION="europe-west1")

import requests  # noqa: E402
import workflows_emulator.main as main  # noqa: E402
import workflows_emulator.render as render  # noqa: E402
import workflows_emulator.lib.http_utils as http_utils  # noqa: E402
import workflows_emulator.lib.sys_utils as sys_utils  # noqa: E402

from fake_vertex import FakeVertex  # noqa: E402

SIGNED = object()
CLOUD = None


def plain(value):
    """Maps of the emulator as plain ones: it writes them as text of Python otherwise, and reads that as YAML."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in dict.items(value)}
    return [plain(item) for item in value] if isinstance(value, list) else value


def variables(context):
    """The context without the subworkflows, which the emulator keeps in it and would copy for every expression."""
    return {name: value for name, value in context.items() if not (isinstance(value, dict) and "steps" in value)}


run_code, assign_var = render.run_code, render.assign_var


def evaluate(code, context):
    return context[code] if code in context else run_code(code, variables(context))


def render_str(value, context):
    if not isinstance(value, str) or "${" not in value:
        return value
    assert value.startswith("${") and value.endswith("}"), f"text and expression mixed: {value}"
    return plain(evaluate(value[2:-1], context))


class Session:
    def __init__(self, credentials):
        self.signed = credentials is SIGNED

    def request(self, method, url, headers=None, timeout=None, params=None, json=None, data=None):
        assert data is None, "a body that is no map"
        code, body = CLOUD.request(method, url, dict(params or {}), plain(json), self.signed)
        response = requests.Response()
        response.status_code, response.url, response.reason = code, url, "refused" if code >= 400 else "OK"
        response.headers["Content-Type"] = "application/json"
        response._content = __import__("json").dumps(body).encode()
        return response


def sleep(seconds):
    CLOUD.now += seconds


render.render_str, main.run_code = render_str, evaluate
main.assign_var = lambda name, value, context: assign_var(name, value, variables(context))
# The emulator evaluates expressions as Python, which spells these three otherwise.
render.STANDARD_LIBRARY.update(true=True, false=False, null=None)
http_utils.AuthorizedSession = Session
http_utils.default = lambda scopes=None, **_: (SIGNED, "acme-ml-dev")
sys_utils.sleep, sys_utils.now, main.sleep = sleep, lambda: CLOUD.now, sleep
sys_utils.log = lambda text=None, severity="INFO", **_: CLOUD.log.append(f"{severity} {text}")


# --- what was taken -----------------------------------------------------------------------------------------------
def mark(block, where, index, paths):
    """Gives every step, and every branch of a switch, its path; the emulator ignores fields that it does not know."""
    for step in block:
        ((name, body),) = step.items()
        path = f"{where}.{name}"
        body["__path"] = f"{index}:{path}"
        paths.append(path)
        for branch in body.get("switch", []):
            branch["__path"] = f"{index}:{path} -> {branch['next']}"
            paths.append(f"{path} -> {branch['next']}")
        if "switch" in body:
            paths.append(f"{path} -> {body['next']} (otherwise)")
        inner = body.get("try", {})
        if "steps" in inner:
            mark(inner["steps"], path, index, paths)
        if "except" in body:
            mark(body["except"]["steps"], path, index, paths)
        if "for" in body:
            mark(body["for"]["steps"], path, index, paths)


TAKEN = set()
execute_step = main.execute_step


def recording(step_id, config, context):
    path = config.get("__path")
    if path is None:
        return execute_step(step_id, config, context)
    TAKEN.add(path)
    if "switch" not in config:
        return execute_step(step_id, config, context)
    outcome = execute_step(step_id, config, context)
    branches = {branch["next"] for branch in config["switch"]}
    if outcome[1] == config.get("next") and config.get("next") not in branches:
        TAKEN.add(f"{path} -> {config['next']} (otherwise)")
    return outcome


main.execute_step = recording


# --- runs ---------------------------------------------------------------------------------------------------------
def run(source, event):
    CLOUD.executions.append({"name": f"{CLOUD.workflow_path}/executions/{OWN_EXECUTION}", "start": CLOUD.now, "end": float("inf")})
    first, lines = len(CLOUD.requests), len(CLOUD.log)
    began = CLOUD.now
    try:
        outcome = {"status": "SUCCEEDED", "result": main.execute_workflow(json.loads(json.dumps(source)), {"event": event})}
    except main.WorkflowError as error:
        payload = error.payload if error.payload else str(error)
        outcome = {"status": "FAILED", "error": payload if isinstance(payload, str) else json.dumps(plain(payload))}
    CLOUD.executions = [each for each in CLOUD.executions if not each["name"].endswith(OWN_EXECUTION)]
    return {**outcome, "requests": CLOUD.requests[first:], "log": CLOUD.log[lines:], "state": json.loads(json.dumps(CLOUD.state())), "seconds": CLOUD.now - began}


def play(scenario, workflows):
    global CLOUD
    CLOUD = FakeVertex(scenario["world"])
    runs = []
    for each in scenario["runs"]:
        CLOUD.change(each.get("change", {}))
        runs.append(run(workflows[each.get("workflow", 0)], each.get("event")))
        CLOUD.now += 60
    return {"runs": runs, "problems": CLOUD.problems}


def serve():
    asked = json.load(sys.stdin)
    workflows, paths = asked["workflows"], []
    for index, source in enumerate(workflows):
        own = []
        for name, block in source.items():
            mark(block["steps"], name, index, own)
        paths.append(own)
    outcomes = {scenario["name"]: play(scenario, workflows) for scenario in asked["scenarios"]}
    # The same step of two workflows is one.
    every, taken = {path for own in paths for path in own}, {path.split(":", 1)[1] for path in TAKEN}
    json.dump({"outcomes": outcomes, "steps": len(every), "missing": sorted(every - taken)}, sys.stdout)


serve()
