"""Whole steps, as processes: what a user's command sees, and how a step ends."""
import json
import os
import signal
import subprocess
import sys
import time
from unittest import mock

import support
from support import PYTHON, descriptor

from trivium_runtime.errors import StepFailure
from trivium_runtime.process import Runner
from trivium_runtime.report import PLACES, report_failure

DUMP = """
import json, os, sys
with open(sys.argv[1], "w") as file:
    json.dump({"argv": sys.argv[2:], "env": dict(os.environ), "cwd": os.getcwd()}, file)
"""
ONE = {"outputs": {"out": {"kind": "dataset"}}}


class Running(support.Case):
    def dump(self, *args, argv=(), env=None, **fields):
        """What the command sees."""
        done = self.run_code(
            DUMP, "--output", "out", self.folder / "o", *args, env=env,
            argv=[["python"], ["main.py"], [{"output": "out"}], *argv], outputs={"out": {"kind": "dataset"}}, **fields,
        )
        self.assert_ended(done, 0)
        return json.loads((self.folder / "o" / "out").read_text())

    def test_a_hostile_parameter_is_only_text(self):
        hostile = "6; touch pwned $(touch pwned) `touch pwned` | > pwned \" ' \\ * ~ \n--x"
        seen = self.dump("--param", "p", hostile, argv=[["--p=", {"param": "p"}], [{"param": "p"}]], params={"p": {"type": "string", "default": ""}})
        self.assertEqual(seen["argv"], [f"--p={hostile}", hostile])
        self.assertEqual(list(self.folder.rglob("pwned")), [])
        done = self.run_code(DUMP, "--output", "out", self.folder / "o", "--param", "depth", "6; touch pwned", params={"depth": {"type": "integer", "default": 6}}, **ONE)
        self.assert_ended(done, 2, 'the parameter "depth" must be an integer')

    def test_values_that_look_like_flags_are_values(self):
        seen = self.dump("--param", "p", "--output", argv=[[{"param": "p"}]], params={"p": {"type": "string", "default": ""}})
        self.assertEqual(seen["argv"], ["--output"])

    def test_run_facts_reach_the_command(self):
        self.assertEqual(self.dump("--system", "runId", "r-1", argv=[[{"system": "runId"}]])["argv"], ["r-1"])

    def test_the_command_runs_in_its_code_with_its_environment(self):
        seen = self.dump(env={"FROM": "platform"})
        self.assertTrue(seen["cwd"].endswith("/bundle/code"))
        self.assertEqual(seen["env"]["FROM"], "platform")
        self.assertEqual((seen["env"]["PYTHONUNBUFFERED"], seen["env"]["TRIVIUM_ATTEMPT"]), ("1", "1"))
        self.assertNotIn("TRIVIUM_STEP", seen["env"])
        # Nothing of the run stays behind.
        self.assertFalse(os.path.exists(seen["cwd"]))

    def test_a_secret_reaches_the_command_and_nothing_else(self):
        code = "import os, sys\nassert os.environ['KEY'] == 'c0nfidential'\nopen(sys.argv[1], 'w').close()\nsys.exit(int(sys.argv[2]))"
        for ending in ("0", "1"):
            done = self.run_code(
                code, "--output", "out", self.folder / "o", env={"TRACKER": "c0nfidential"},
                argv=[["python"], ["main.py"], [{"output": "out"}], [ending]], secrets={"KEY": "TRACKER"}, **ONE,
            )
            self.assert_ended(done, int(ending))
            self.assertNotIn("c0nfidential", done.stdout + done.stderr)
        done = self.run_code(code, "--output", "out", self.folder / "o", secrets={"KEY": "ABSENT"}, **ONE)
        self.assert_ended(done, 5, "the secret for KEY (ABSENT) could not be fetched: the environment variable is not set")

    def test_a_missing_output_is_an_error_of_its_own(self):
        self.assert_ended(self.run_code("pass", "--output", "out", self.folder / "o", **ONE), 3, '"out" was expected at', str(self.folder / "o" / "out"))

    def test_what_an_earlier_run_left_is_not_taken_for_an_output(self):
        self.write("o/out", "old")
        self.assert_ended(self.run_code("pass", "--output", "out", self.folder / "o", **ONE), 3, '"out" was expected at')

    def test_exit_codes_are_passed_through(self):
        self.assert_ended(self.run_code("raise SystemExit(17)"), 17)
        self.assert_ended(self.run_code("import os, signal; os.kill(os.getpid(), signal.SIGKILL)"), 137)
        self.assert_ended(self.run_code("", argv=[["no-such-command"]]), 127, "'no-such-command' does not exist in this image")
        self.assert_ended(self.run_code("", argv=[["/etc/passwd"]]), 126, "may not be executed")

    def test_a_failing_command_is_tried_again_with_empty_outputs(self):
        code = """
import os, sys
out = sys.argv[1]
assert not os.path.exists(out), "the output of the first attempt is still there"
os.makedirs(out)
open(os.path.join(out, os.environ["TRIVIUM_ATTEMPT"]), "w").close()
sys.exit(0 if os.environ["TRIVIUM_ATTEMPT"] == "3" else 9)
"""
        fields = {"argv": [["python"], ["main.py"], [{"output": "out"}]], **ONE}
        done = self.run_code(code, "--output", "out", self.folder / "o", attempts=3, **fields)
        self.assert_ended(done, 0)
        self.assertEqual(os.listdir(self.folder / "o" / "out"), ["3"])
        self.assertEqual(done.stdout.count("the command ended with 9"), 2)
        self.assert_ended(self.run_code(code, "--output", "out", self.folder / "o", attempts=2, **fields), 9)

    def test_metrics_are_checked_after_success(self):
        code = "import sys; open(sys.argv[1], 'w').write(sys.argv[2])"
        for text, ending in (('{"rmse": 0.25, "mae": 1}', 0), ('{"rmse": NaN, "mae": 1}', 4), ('{"rmse": 1}', 4), ('{"rmse": "1", "mae": 1}', 4)):
            with self.subTest(text=text):
                done = self.run_code(
                    code, "--output", "report", self.folder / "o", "--metric-file", "report", "rmse", self.folder / "m" / "rmse",
                    argv=[["python"], ["main.py"], [{"output": "report"}], [text]], outputs={"report": {"kind": "metrics", "metrics": ["rmse", "mae"]}},
                )
                self.assert_ended(done, ending)
                if ending == 0:
                    self.assertEqual((self.folder / "m" / "rmse").read_text(), "0.25")
                    self.assertEqual((self.folder / "o" / "report.json").read_text(), '{"mae": 1, "rmse": 0.25}')

    def test_requirements_come_before_the_packages_of_the_image(self):
        wheels = self.folder / "wheels"
        support.make_wheel(wheels, "triviumtestpackage", "WHERE = __file__")
        code = "import sys, triviumtestpackage; open(sys.argv[1], 'w').write(triviumtestpackage.WHERE)"
        fields = {"argv": [["python"], ["main.py"], [{"output": "out"}]], **ONE}
        bundle = self.bundle(code, **{"requirements/fit.txt": f"--no-index\n--find-links {wheels.as_uri()}\ntriviumtestpackage==1.0\n"})
        done = self.run_bundle(bundle, "run", "--output", "out", self.folder / "o", step=descriptor(requirements="requirements/fit.txt", **fields))
        self.assert_ended(done, 0)
        self.assertIn("/packages/triviumtestpackage.py", (self.folder / "o" / "out").read_text())
        bundle = self.bundle(code, **{"requirements/fit.txt": "--no-index\nno-such-package-at-all==9\n"})
        done = self.run_bundle(bundle, "run", "--output", "out", self.folder / "o", step=descriptor(requirements="requirements/fit.txt", **fields))
        self.assert_ended(done, 6, "could not be installed")

    def test_a_step_without_code_and_python_runs_any_program(self):
        done = self.run_code("", "--output", "out", self.folder / "o", argv=[["touch"], [{"output": "out"}]], code=False, **ONE)
        self.assert_ended(done, 0)

    def test_calls_that_do_not_fit_the_descriptor_are_refused(self):
        cases = [
            ((), {"outputs": {"out": {"kind": "dataset"}}}, '--output out PATH'),
            (("--output", "out", "o"), {}, 'has no output "out"'),
            (("--colour", "red"), {}, "'--colour' is not a flag"),
            (("--param", "p"), {}, "--param takes NAME VALUE"),
            (("--param", "p", "1", "--param", "p", "2"), {"params": {"p": {"type": "integer", "default": 1}}}, "--param p is given twice"),
            (("--archive", "out"), {}, "is not packed"),
            (("--metric-file", "out", "rmse", "x"), {}, "is not a metrics output"),
            ((), {"argv": [["python"], [{"input": "raw"}]]}, 'uses the input "raw"'),
            ((), {"pack": {"model": {"predictor": "predictor/p.py"}}}, "is not a model output"),
        ]
        for args, fields, part in cases:
            with self.subTest(part=part):
                self.assert_ended(self.run_code("", *args, **fields), 2, part)

    def test_the_descriptor_comes_from_a_file_or_from_the_environment(self):
        bundle = self.bundle("")
        self.assert_ended(self.run_bundle(bundle, "run", "--step", self.step_file()), 0)
        self.assert_ended(self.run_bundle(bundle, "run", step=descriptor()), 0)
        self.assert_ended(self.run_bundle(bundle, "run", env={"TRIVIUM_STEP": ""}), 2, "there is no descriptor")
        self.assert_ended(self.run_bundle(bundle, "run", "--step", self.folder / "absent.json"), 2, "cannot be read")
        self.assert_ended(self.run_bundle(bundle, "walk"), 2, "the first argument is one of run, register, register-vertex")


class Stopping(support.Case):
    def test_a_timeout_ends_the_whole_process_group(self):
        code = f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open({str(self.folder / "child")!r}, "w").write(str(child.pid))
time.sleep(60)
"""
        begin = time.monotonic()
        done = self.run_code(code, timeout=1.5, attempts=3)
        self.assert_ended(done, 124, "ran longer than its timeout")
        self.assertLess(time.monotonic() - begin, 20)
        self.assert_gone(int((self.folder / "child").read_text()))

    def test_what_does_not_stop_when_asked_is_killed_with_all_that_it_started(self):
        stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); open({place!r}, 'w').write(str({pid})); time.sleep(60)"
        places = [str(self.folder / name) for name in ("child", "parent")]
        child = stubborn.format(place=places[0], pid="__import__('os').getpid()")
        parent = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}]); " + stubborn.format(place=places[1], pid="__import__('os').getpid()")
        begin = time.monotonic()
        with self.assertRaises(StepFailure) as caught:
            Runner(grace=0.5).run([sys.executable, "-c", parent], self.folder, dict(os.environ), time.monotonic() + 2.5)
        self.assertEqual(caught.exception.code, 124)
        self.assertLess(time.monotonic() - begin, 20)
        for place in places:
            with open(place) as file:
                self.assert_gone(int(file.read()))

    def assert_gone(self, pid):
        for _ in range(50):
            try:
                with open(f"/proc/{pid}/stat") as file:
                    if file.read().split(")")[1].split()[0] == "Z":
                        return
            except FileNotFoundError:
                return
            time.sleep(0.1)
        self.fail(f"process {pid} is still there")

    def test_sigterm_reaches_the_command_which_may_finish_its_work(self):
        code = f"""
import signal, sys, time
def stop(*_):
    open({str(self.folder / "saved")!r}, "w").close()
    sys.exit(5)
signal.signal(signal.SIGTERM, stop)
open({str(self.folder / "ready")!r}, "w").close()
time.sleep(60)
"""
        env = {**os.environ, "TRIVIUM_STEP": json.dumps(descriptor(attempts=3))}
        step = subprocess.Popen([PYTHON, str(self.bundle(code)), "run"], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
        while not (self.folder / "ready").exists():
            time.sleep(0.05)
        step.send_signal(signal.SIGTERM)
        out, err = step.communicate(timeout=30)
        self.assertEqual((step.returncode, err), (5, ""))
        self.assertTrue((self.folder / "saved").exists())
        self.assertNotIn("more attempt", out)


class Reporting(support.Case):
    def test_the_reason_is_written_where_sagemaker_looks_for_it_and_nowhere_else(self):
        place = self.folder / "failure"
        with mock.patch.dict(PLACES, {"aws": (place, self.folder / "absent" / "message")}):
            report_failure("gcp", "why")
            self.assertFalse(place.exists())
            report_failure("aws", "ü" * 2000)
        self.assertEqual(len(place.read_bytes()), 1024)
