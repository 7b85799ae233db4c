"""Several machines on SageMaker: a file says which one this is, and only the first keeps what it writes."""
import json
from unittest import mock

import support

from trivium_runtime import machines
from trivium_runtime.arguments import read_arguments
from trivium_runtime.cli import RUN_FLAGS, _call
from trivium_runtime.descriptor import parse_step
from trivium_runtime.errors import StepFailure


class Machines(support.Case):
    def placed(self, *names):
        return mock.patch.object(machines, "PLACES", {"aws": tuple(self.folder / name for name in names)})

    def helps(self, content, target="aws"):
        self.write("resourceconfig.json", content if isinstance(content, str) else json.dumps(content))
        with self.placed("resourceconfig.json"):
            return machines.helps_another(target)

    def test_the_first_by_name_keeps_what_it_writes_and_the_others_do_not(self):
        hosts = ["algo-2", "algo-1", "algo-10"]
        kept = [host for host in hosts if not self.helps({"current_host": host, "hosts": hosts, "network_interface_name": "eth0"})]
        self.assertEqual(kept, ["algo-1"])

    def test_a_machine_alone_is_the_first(self):
        self.assertFalse(self.helps({"current_host": "algo-1", "hosts": ["algo-1"]}))

    def test_without_a_file_and_on_other_targets_the_flag_alone_decides(self):
        with self.placed("nowhere.json"):
            self.assertFalse(machines.helps_another("aws"))
        self.assertFalse(self.helps({"current_host": "algo-2", "hosts": ["algo-1", "algo-2"]}, target="gcp"))

    def test_the_file_of_a_training_job_is_read_where_that_of_a_processing_job_is_not_there(self):
        self.write("training.json", json.dumps({"current_host": "algo-2", "hosts": ["algo-1", "algo-2"]}))
        with self.placed("processing.json", "training.json"):
            self.assertTrue(machines.helps_another("aws"))

    def test_a_file_that_does_not_say_it_ends_the_step(self):
        for content in ("{", "[]", {}, {"current_host": "algo-1"}, {"current_host": "algo-3", "hosts": ["algo-1"]}, {"current_host": "a", "hosts": ["a", 1]}):
            with self.assertRaises(StepFailure, msg=str(content)) as caught:
                self.helps(content)
            self.assertEqual(caught.exception.code, 2)

    def test_the_call_of_a_machine_that_is_not_the_first_is_that_of_a_worker(self):
        step = parse_step(json.dumps(support.descriptor(target="aws")))
        self.write("resourceconfig.json", json.dumps({"current_host": "algo-2", "hosts": ["algo-1", "algo-2"]}))
        with self.placed("resourceconfig.json"):
            self.assertTrue(_call(read_arguments([], RUN_FLAGS), step).is_worker)
        with self.placed("nowhere.json"):
            self.assertFalse(_call(read_arguments([], RUN_FLAGS), step).is_worker)
            self.assertTrue(_call(read_arguments(["--worker"], RUN_FLAGS), step).is_worker)
