"""Vertex AI's control plane as far as a release sees it, as documented: endpoints, models, long-running operations, and the list of executions.

https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.endpoints
"""
import datetime
import json
import re

ACTIVE = "ACTIVE"


def timestamp(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Refused(Exception):
    def __init__(self, code, status, message):
        super().__init__(message)
        self.code, self.body = code, {"error": {"code": code, "status": status, "message": message}}


class FakeVertex:
    """`world` says how the cloud is; a run changes it as the requests of the workflow do."""

    def __init__(self, world):
        self.now = 1_800_000_000.0
        self.location = world["location"]
        self.model, self.workflow = world["model"], world["workflow"]
        self.endpoint_path = world["endpoint"]
        self.endpoint = {"name": self.endpoint_path, "displayName": "live", "labels": {"system": "wine"}, **world.get("serves", {})}
        self.versions, self.aliases = {}, {}
        self.failing, self.faults, self.ignored = [], [], []
        self.executions = []
        self.times = {"deployModel": 600, "undeployModel": 120, "mutateDeployedModel": 90, "update": 20, "upload": 60, **world.get("times", {})}
        self.operations, self.requests, self.problems, self.log = {}, [], [], []
        self.pipeline_jobs = []
        self.change(world)

    def change(self, change):
        """What people do between two runs, and what befalls the cloud."""
        self.now += change.get("later", 0)
        for version in change.get("versions", []):
            self.versions[str(version)] = {"versionId": str(version)}
        self.aliases.update({alias: str(version) for alias, version in change.get("aliases", {}).items()})
        for alias in change.get("without", []):
            self.aliases.pop(alias, None)
        for field in ("failing", "faults", "ignored"):
            if field in change:
                setattr(self, field, [dict(item) if isinstance(item, dict) else item for item in change[field]])
        self.times.update(change.get("times", {}))
        if "pipelineJobs" in change:
            self.pipeline_jobs = [{**job, "name": f"{self.location}/pipelineJobs/{index}", "createTime": timestamp(self.now - job["began"])} for index, job in enumerate(change["pipelineJobs"])]
        if "executions" in change:
            self.executions = [{"name": f"{self.workflow_path}/executions/{item['id']}", "start": self.now + item["from"], "end": self.now + item["to"]} for item in change["executions"]]
        for machines in (each["dedicatedResources"] for each in self.endpoint.get("deployedModels", []) if "byHand" in change):
            machines.update(change["byHand"])
        if "labels" in change:
            self.endpoint["labels"] = change["labels"]

    @property
    def workflow_path(self):
        return f"{self.location}/workflows/{self.workflow}"

    def state(self):
        models = self.endpoint.get("deployedModels", [])
        return {"traffic": self.endpoint.get("trafficSplit", {}), "deployed": {each["id"]: each for each in models}, "labels": self.endpoint["labels"], "versions": sorted(self.versions)}

    # --- requests -------------------------------------------------------------------------------------------------
    def request(self, method, url, query, body, signed):
        host, path = re.fullmatch(r"https://([^/]+)/(?:storage/)?v1/(.*)", url).groups()
        entry = {"method": method, "host": host, "path": path, "query": query, "body": body, "at": self.now}
        self.requests.append(entry)
        if not signed:
            self.problems.append(f"{method} {url} is not signed")
        self.settle()
        try:
            fault = self.fault(method, path)
            answer = {} if fault else self.handle(method, path, query or {}, body)
            entry["code"] = 200
            return 200, answer
        except Refused as refusal:
            entry["code"] = refusal.code
            return refusal.code, refusal.body

    def fault(self, method, path):
        for fault in self.faults:
            if fault["times"] > 0 and fault["method"] == method and re.search(fault["path"], path):
                if fault.get("after", 0) > 0:
                    fault["after"] -= 1
                    continue
                fault["times"] -= 1
                if fault["code"] <= 0:
                    raise ConnectionError("no connection") if fault["code"] == 0 else ZeroDivisionError("something else")
                raise Refused(fault["code"], fault.get("status", "UNKNOWN"), fault.get("message", "a fault"))
        return False

    def handle(self, method, path, query, body):
        for wanted, pattern, answer in self.routes():
            match = re.fullmatch(pattern, path)
            if match and wanted == method:
                return answer(match, query, body)
        self.problems.append(f"nothing answers {method} {path}")
        raise Refused(404, "NOT_FOUND", f"{path} is not there")

    def routes(self):
        endpoint = re.escape(self.endpoint_path)
        return [
            ("GET", endpoint, self.get_endpoint), ("PATCH", endpoint, self.patch_endpoint),
            ("POST", f"{endpoint}:deployModel", self.deploy), ("POST", f"{endpoint}:undeployModel", self.undeploy), ("POST", f"{endpoint}:mutateDeployedModel", self.mutate), ("POST", f"{endpoint}:update", self.update),
            ("GET", f"{re.escape(self.model)}(?:@(.+))?", self.get_model), ("POST", f"{re.escape(self.location)}/models:upload", self.upload),
            ("GET", f"{re.escape(self.location)}/operations/(\\d+)", self.get_operation),
            ("GET", f"{re.escape(self.workflow_path)}/executions", self.list_executions), ("GET", f"{re.escape(self.location)}/pipelineJobs", self.list_pipeline_jobs),
            ("GET", r"b/[^/]+/o/[^/]+", self.get_object), ("POST", f"{re.escape(self.location)}/pipelineJobs", self.start_pipeline),
        ]

    # --- executions -----------------------------------------------------------------------------------------------
    def list_executions(self, _match, query, _body):
        if query.get("filter") != 'state="ACTIVE"':
            self.problems.append(f"executions are asked for with {query}")
        active = [each for each in self.executions if each["start"] <= self.now < each["end"]]
        return {"executions": [{"name": each["name"], "state": ACTIVE, "startTime": timestamp(each["start"])} for each in active]} if active else {}

    def list_pipeline_jobs(self, _match, query, _body):
        wanted = re.fullmatch(r'pipeline_name="([^"]+)" AND state="PIPELINE_STATE_RUNNING"', query.get("filter", ""))
        if wanted is None:
            raise Refused(400, "INVALID_ARGUMENT", f"the filter is {query}")
        if query.get("readMask") != "name,createTime,startTime":
            self.problems.append("whole runs are read, which a workflow cannot hold")
        running = [job for job in self.pipeline_jobs if job["pipeline"] == wanted.group(1) and job["state"] == "PIPELINE_STATE_RUNNING"]
        return {"pipelineJobs": [{"name": job["name"], "createTime": job["createTime"], **({"startTime": job["createTime"]} if job.get("started", True) else {})} for job in running]} if running else {}

    # --- starting a pipeline --------------------------------------------------------------------------------------
    def get_object(self, _match, query, _body):
        if query.get("alt") != "media":
            self.problems.append(f"an object is asked for with {query}")
        return {"pipelineInfo": {"name": "wine-dev-train"}}

    def start_pipeline(self, _match, _query, body):
        if not isinstance(body.get("pipelineSpec"), dict):
            raise Refused(400, "INVALID_ARGUMENT", "pipelineSpec is no object")
        return {"name": f"{self.location}/pipelineJobs/1", "state": "PIPELINE_STATE_PENDING"}

    # --- operations -----------------------------------------------------------------------------------------------
    def start(self, kind, effect, error=None, deploys=None):
        name = f"{self.location}/operations/{len(self.operations) + 1}"
        self.operations[name] = {"ready": self.now + self.times[kind], "effect": effect, "error": error, "done": False, "response": {}, "id": deploys}
        return {"name": name, "metadata": {}}

    def settle(self):
        for operation in self.operations.values():
            if not operation["done"] and self.now >= operation["ready"]:
                operation["done"] = True
                if operation["error"] is None:
                    operation["response"] = operation["effect"]() or {}

    def get_operation(self, match, _query, _body):
        operation = self.operations.get(match.group(0))
        if operation is None:
            raise Refused(404, "NOT_FOUND", "no such operation")
        if not operation["done"]:
            return {"name": match.group(0)}
        outcome = {"error": operation["error"]} if operation["error"] else {"response": operation["response"]}
        return {"name": match.group(0), "done": True, **outcome}

    # --- models ---------------------------------------------------------------------------------------------------
    def get_model(self, match, _query, _body):
        wanted = match.group(1)
        version = self.aliases.get(wanted, wanted) if wanted else (max(self.versions, key=int) if self.versions else None)
        if version not in self.versions:
            raise Refused(404, "NOT_FOUND", f"the model {match.group(0)} is not there")
        return {"name": self.model, **self.versions[version]}

    def upload(self, _match, _query, body):
        first = not self.versions
        if first != ("modelId" in body) or first == ("parentModel" in body):
            raise Refused(400, "INVALID_ARGUMENT", "modelId is for the first version, parentModel for the others")
        aliases = body["model"].get("versionAliases", [])
        if any(not re.fullmatch(r"[a-z][a-zA-Z0-9-]{0,126}[a-z0-9]", alias) for alias in aliases):
            raise Refused(400, "INVALID_ARGUMENT", "an alias is not allowed")

        def effect():
            version = str(len(self.versions) + 1)
            self.versions[version] = {"versionId": version, "artifactUri": body["model"]["artifactUri"]}
            self.aliases.update({alias: version for alias in aliases})
            return {"model": self.model, "modelVersionId": version}
        return self.start("upload", effect, self.error_of("upload"))

    # --- endpoints ------------------------------------------------------------------------------------------------
    def get_endpoint(self, _match, _query, _body):
        return json.loads(json.dumps(self.endpoint))

    def error_of(self, what):
        return {"code": 9, "message": f"{what}: the model server never became ready"} if what in self.failing else None

    def ids(self):
        return [each["id"] for each in self.endpoint.get("deployedModels", [])]

    def deploy(self, _match, _query, body):
        wanted = body["deployedModel"]
        path, version = wanted["model"].rsplit("@", 1)
        if path != self.model or version not in self.versions:
            raise Refused(404, "NOT_FOUND", f"{wanted['model']} is not there")
        if not re.fullmatch(r"[0-9]{1,10}", wanted["id"]):
            raise Refused(400, "INVALID_ARGUMENT", "the id of a deployed model is 1 to 10 digits")
        if wanted["id"] in [*self.ids(), *(each["id"] for each in self.operations.values() if not each["done"])]:
            raise Refused(409, "ALREADY_EXISTS", f"{wanted['id']} is deployed")
        machines = wanted["dedicatedResources"]
        if not 1 <= machines["minReplicaCount"] <= machines["maxReplicaCount"]:
            raise Refused(400, "INVALID_ARGUMENT", "min_replica_count is at least 1 and at most max_replica_count")

        def effect():
            self.endpoint.setdefault("deployedModels", []).append({**wanted, "model": path, "modelVersionId": version})
        return self.start("deployModel", effect, self.error_of(version), wanted["id"])

    def undeploy(self, _match, _query, body):
        wanted = body["deployedModelId"]
        if set(body) != {"deployedModelId"}:
            self.problems.append(f"an undeployment that says more than what goes: {sorted(body)}")
        if wanted not in self.ids():
            raise Refused(404, "NOT_FOUND", f"{wanted} is not deployed")
        if self.endpoint.get("trafficSplit", {}).get(wanted, 0) > 0:
            raise Refused(400, "FAILED_PRECONDITION", f"{wanted} has traffic")

        def effect():
            self.endpoint["deployedModels"] = [each for each in self.endpoint["deployedModels"] if each["id"] != wanted]
        return self.start("undeployModel", effect, self.error_of("undeploy"))

    def mutate(self, _match, _query, body):
        wanted = body["deployedModel"]
        paths = body["updateMask"].split(",")
        fields = [path.split(".")[1] for path in paths]
        if any(field not in ("minReplicaCount", "maxReplicaCount", "autoscalingMetricSpecs") for field in fields):
            raise Refused(400, "INVALID_ARGUMENT", f"cannot be changed: {paths}")
        if wanted["id"] not in self.ids():
            raise Refused(404, "NOT_FOUND", f"{wanted['id']} is not deployed")

        def effect():
            machines = next(each for each in self.endpoint["deployedModels"] if each["id"] == wanted["id"])["dedicatedResources"]
            for field in fields:
                machines.pop(field, None)
                if field in wanted["dedicatedResources"]:
                    machines[field] = wanted["dedicatedResources"][field]
        return self.start("mutateDeployedModel", effect, self.error_of("rescale"))

    def update(self, _match, _query, body):
        wanted, now = dict(body["endpoint"]), dict(self.endpoint)
        connection = wanted.pop("clientConnectionConfig")
        now.pop("clientConnectionConfig", None)
        if wanted != now:
            raise Refused(400, "INVALID_ARGUMENT", "only client_connection_config can be updated")

        def effect():
            self.endpoint["clientConnectionConfig"] = connection
            return self.get_endpoint(None, None, None)
        return self.start("update", effect, self.error_of("update"))

    def patch_endpoint(self, _match, query, body):
        mask = query.get("updateMask")
        if mask not in ("trafficSplit", "labels"):
            raise Refused(400, "INVALID_ARGUMENT", f"the mask is {mask!r}")
        if mask == "trafficSplit":
            split = body["trafficSplit"]
            if split and sum(split.values()) != 100:
                raise Refused(400, "INVALID_ARGUMENT", "the traffic adds up to 100, or there is none")
            if any(wanted not in self.ids() for wanted in split):
                raise Refused(400, "INVALID_ARGUMENT", f"not deployed: {split}")
        if mask not in self.ignored:
            self.endpoint[mask] = body[mask]
        return self.get_endpoint(None, None, None)
