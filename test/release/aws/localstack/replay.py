"""Runs a state machine on LocalStack's interpreter, in this process, with the answers of another run.

Reads {"machine", "input", "answers": [{"state", "action", "result" | "error": {"code", "message"}}]} from standard input, one for
each run in a list. The calls go through botocore, which checks parameters against the API model; only its HTTP is replaced.
Writes for each run how it ended, which states were entered, and what was wrong with a call.
"""
import datetime
import json
import logging
import sys
import threading

logging.disable(logging.CRITICAL)
if sys.version_info < (3, 13):
    # localstack-core writes `Lock | None` in an annotation; before Python 3.13 Lock is a function.
    class _Lock:
        _make = staticmethod(threading.Lock)

        def __call__(self):
            return self._make()

        def __or__(self, _other):
            return object

    threading.Lock = _Lock()

import botocore.awsrequest
import botocore.session
import localstack.services.stepfunctions.asl.component.common.retry.retrier_decl as retrier
from localstack.services.stepfunctions.asl.component.state.state_execution.state_task.service import state_task_service_aws_sdk as sdk
from localstack.services.stepfunctions.asl.component.state.state_execution.state_task.service.state_task_service import StateTaskService
from localstack.services.stepfunctions.asl.component.state.state_wait.wait_function.wait_function import WaitFunction
from localstack.services.stepfunctions.asl.eval.evaluation_details import AWSExecutionDetails, EvaluationDetails, ExecutionDetails, StateMachineDetails
from localstack.services.stepfunctions.asl.eval.program_state import ProgramEnded, ProgramError
from localstack.services.stepfunctions.backend.execution_worker import SyncExecutionWorker
from localstack.services.stepfunctions.backend.execution_worker_comm import ExecutionWorkerCommunication

ACCOUNT = "111122223333"
REGION = "eu-west-1"
SESSION = botocore.session.Session()
MACHINE = f"arn:aws:states:{REGION}:{ACCOUNT}:stateMachine:m"
EXECUTION = f"arn:aws:states:{REGION}:{ACCOUNT}:execution:m:e"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/r"

# Step Functions calls services as the Java SDK does, botocore spells some of them differently, and the interpreter does not know this one.
StateTaskService._SERVICE_NAME_SFN_TO_BOTO_OVERRIDES["applicationautoscaling"] = "application-autoscaling"

# Nothing waits.
WaitFunction._wait_interval = lambda self, env, wait_seconds: None
retrier.time.sleep = lambda seconds: None


class Replay:
    """The answers of the other run, in order: a call that comes out of turn is a difference."""

    def __init__(self, answers):
        self.answers = list(answers)
        self.problems = []

    def answer(self, action):
        if not self.answers:
            self.problems.append(f"{action} was called after the last answer")
            return {"error": {"code": "Replay", "message": "no answer is left"}}
        answer = self.answers.pop(0)
        if answer["action"].lower() != action.lower():
            self.problems.append(f"{action} was called in the place of {answer['action']}")
        return answer

    def client(self, service, region, state_credentials):
        client = SESSION.create_client(service, region_name=region or REGION, aws_access_key_id="x", aws_secret_access_key="y")

        def respond(model, params, request_signer, **_kwargs):
            answer = self.answer(model.name)
            http = botocore.awsrequest.AWSResponse("", 400 if "error" in answer else 200, {}, None)
            metadata = {"HTTPStatusCode": http.status_code, "RequestId": "replay"}
            if "error" in answer:
                return http, {"Error": {"Code": answer["error"]["code"], "Message": answer["error"]["message"]}, "ResponseMetadata": metadata}
            return http, {**answer["result"], "ResponseMetadata": metadata}

        client.meta.events.register("before-call.*.*", respond)
        return client


class Quiet(ExecutionWorkerCommunication):
    def terminated(self):
        pass


def run(job):
    replay = Replay(job["answers"])
    sdk.boto_client_for = replay.client
    now = datetime.datetime.now(datetime.timezone.utc).isoformat()
    details = EvaluationDetails(
        AWSExecutionDetails(ACCOUNT, REGION, ROLE),
        ExecutionDetails(EXECUTION, "e", ROLE, job["input"], now),
        StateMachineDetails(MACHINE, "m", "STANDARD", json.dumps(job["machine"])),
    )
    worker = SyncExecutionWorker(details, Quiet(), None, {})
    worker.start()
    state = worker.env.program_state()
    history = worker.env.event_manager.get_event_history()
    states = [event["stateEnteredEventDetails"]["name"] for event in history if "stateEnteredEventDetails" in event]
    error = (state.error or {}).get("error") if isinstance(state, ProgramError) else None
    if replay.answers:
        replay.problems.append(f"{len(replay.answers)} answers were not asked for")
    return {"status": "SUCCEEDED" if isinstance(state, ProgramEnded) else "FAILED", "error": error, "cause": (state.error or {}).get("cause") if isinstance(state, ProgramError) else None, "states": states, "problems": replay.problems}


json.dump([run(job) for job in json.load(sys.stdin)], sys.stdout)
