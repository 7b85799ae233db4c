"""The gate copies a model only when its metric is good enough, and a "no" is no failure."""
import json

import support


class Gate(support.Case):
    def gate(self, report, *limit, metric="rmse"):
        self.write("metrics/report.json", report)
        self.write("candidate/model/model.joblib", "m")
        self.write("candidate/trivium-model.json", "{}")
        return self.run_bundle(
            support.make_bundle(self.folder), "gate", "--metrics", self.folder / "metrics", "--artifact", "report", "--metric", metric, *limit,
            "--candidate", self.folder / "candidate", "--approved", self.folder / "approved",
        )

    def approved(self):
        root = self.folder / "approved"
        return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())

    def test_a_good_model_passes_at_the_limit_itself(self):
        for value, limit in ((0.75, ("--at-most", "0.75")), (0.1, ("--at-most", "0.75")), (0.75, ("--at-least", "0.75")), (-1, ("--at-most", "-0.5"))):
            done = self.gate(json.dumps({"rmse": value}), *limit)
            self.assert_ended(done, 0)
            self.assertIn("the gate passes: rmse is", done.stdout)
            self.assertEqual(self.approved(), ["gate.json", "model/model.joblib", "trivium-model.json"])

    def test_a_bad_model_is_turned_away_with_success(self):
        for value, limit in ((0.7500000001, ("--at-most", "0.75")), (0.7, ("--at-least", "0.75"))):
            done = self.gate(json.dumps({"rmse": value}), *limit)
            self.assert_ended(done, 0)
            self.assertIn("the gate does not pass", done.stdout)
            self.assertEqual(self.approved(), ["gate.json"])
            decision = json.loads((self.folder / "approved" / "gate.json").read_text())
            self.assertEqual((decision["passed"], decision["value"], decision["limit"]), (False, value, 0.75))

    def test_nothing_is_approved_on_metrics_that_cannot_be_compared(self):
        self.assert_ended(self.gate('{"rmse": NaN}', "--at-most", "0.75"), 4, "NaN")
        self.assert_ended(self.gate('{"mae": 0.1}', "--at-most", "0.75"), 4, 'lacks "rmse"')
        self.assert_ended(self.gate('{"rmse": 0.1}', "--at-most", "nan"), 2, "finite number")
        self.assert_ended(self.gate('{"rmse": 0.1}', "--at-most", "0.75; true"), 2, "finite number")
        self.assert_ended(self.gate('{"rmse": 0.1}'), 2, "either --at-most or --at-least")
        self.assert_ended(self.gate('{"rmse": 0.1}', "--at-most", "1", "--at-least", "0"), 2, "either --at-most or --at-least")
        self.assertEqual(self.approved(), [])
