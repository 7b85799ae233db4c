"""Metrics are one object of finite numbers, or the step fails."""
import support

from trivium_runtime.errors import BAD_METRICS, StepFailure
from trivium_runtime.metrics import read_metrics, write_metric_file, write_metrics


class Metrics(support.Case):
    def test_good_metrics_are_read_and_rewritten_one_way(self):
        path = self.write("report.json", '{ "rmse": 0.10000000000000001,\n "mae": 3, "extra": -1.5e-300 }')
        metrics = read_metrics("report", path, ["rmse", "mae"])
        write_metrics(path, metrics)
        self.assertEqual(path.read_text(), '{"extra": -1.5e-300, "mae": 3, "rmse": 0.1}')

    def test_everything_else_is_refused_by_name(self):
        cases = {
            '{"rmse": NaN}': "NaN", '{"rmse": Infinity}': "Infinity", '{"rmse": -Infinity}': "-Infinity", '{"rmse": 1e999}': "not a finite number",
            '{"rmse": "0.5"}': '"rmse" must be a number', '{"rmse": true}': '"rmse" must be a number', '{"rmse": null}': '"rmse" must be a number',
            '{"rmse": [1]}': '"rmse" must be a number', '{"mae": 1}': 'lacks "rmse"; it has "mae"', "{}": "it has nothing", "[]": "must be a JSON object",
            '{"rmse": 1, "mae": "x"}': '"mae" must be a number', '{"rmse": 1, "rmse": 2}': "twice", "": "is not JSON", "{": "is not JSON", "\xff": "is not JSON",
            '{"rmse": ' + "9" * 400 + "}": "not a finite number", "[" * 100000: "is not JSON",
        }
        for text, part in cases.items():
            with self.subTest(text=text[:30]):
                path = self.write("report.json", text.encode("latin-1"))
                with self.assertRaises(StepFailure) as caught:
                    read_metrics("report", path, ["rmse"])
                self.assertEqual(caught.exception.code, BAD_METRICS)
                self.assertIn('"report"', str(caught.exception))
                self.assertIn(part, str(caught.exception))

    def test_a_directory_is_refused(self):
        with self.assertRaisesRegex(StepFailure, "one JSON file"):
            read_metrics("report", self.folder, [])

    def test_a_metric_file_holds_the_number_to_the_last_bit(self):
        for value in (0.1, 1 / 3, 1e-320, 123456789.123456789, 3):
            path = self.folder / "deep" / "rmse"
            write_metric_file(path, {"rmse": value}, "report", "rmse")
            self.assertEqual(float(path.read_text()), value)
