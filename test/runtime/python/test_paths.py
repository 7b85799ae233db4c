"""Inputs and outputs in the layouts of the platforms."""
import tarfile
import tempfile
from pathlib import Path

import support

from trivium_runtime.descriptor import Input, Output
from trivium_runtime.errors import MISSING_OUTPUT, StepFailure
from trivium_runtime.paths import empty_outputs, require_outputs, resolve_inputs, resolve_outputs

FILE = Input("dataset", "dataset", "file", "wine quality.csv", None)
FOLDER = Input("dataset", "dataset", "directory", None, None)
MODEL = Input("model", "step", "directory", None, "model")


class Inputs(support.Case):
    def resolve(self, source, path):
        scratch = Path(tempfile.mkdtemp(dir=str(self.folder)))
        return resolve_inputs({"in": source}, {"in": str(path)}, scratch)["in"]

    def test_a_file_dataset_keeps_its_name_under_a_hash(self):
        for place in ("a/3f9c.csv", "b/wine quality.csv"):
            self.write(place, "alcohol\n")
            for path in (self.folder / place, (self.folder / place).parent):
                with self.subTest(path=path):
                    found = self.resolve(FILE, path)
                    self.assertTrue(found.endswith("/wine quality.csv"), found)
                    with open(found) as file:
                        self.assertEqual(file.read(), "alcohol\n")

    def test_the_exact_name_wins_among_several_files(self):
        self.write("a/other.csv", "no")
        self.write("a/wine quality.csv", "yes")
        with open(self.resolve(FILE, self.folder / "a")) as file:
            self.assertEqual(file.read(), "yes")

    def test_none_or_several_files_are_refused_and_listed(self):
        (self.folder / "none").mkdir()
        self.write("two/x.csv", "")
        self.write("two/y.csv", "")
        with self.assertRaisesRegex(StepFailure, "is one file, and .* holds nothing"):
            self.resolve(FILE, self.folder / "none")
        with self.assertRaisesRegex(StepFailure, "holds x.csv, y.csv"):
            self.resolve(FILE, self.folder / "two")

    def test_a_name_that_climbs_is_refused(self):
        for name in ("../x", "a/b", "..", ""):
            with self.assertRaisesRegex(StepFailure, "is not the name of a file"):
                self.resolve(Input("dataset", "dataset", "file", name, None), self.write("a/x.csv", ""))

    def test_a_directory_dataset_is_handed_on(self):
        self.write("images/1.png", "")
        self.assertEqual(self.resolve(FOLDER, self.folder / "images"), str(self.folder / "images"))
        with self.assertRaisesRegex(StepFailure, "is a directory, and .* is a file"):
            self.resolve(FOLDER, self.folder / "images" / "1.png")

    def test_the_artifact_of_another_step_is_found(self):
        self.write("plain/model/model.joblib", "m")
        self.assertEqual(self.resolve(MODEL, self.folder / "plain"), str(self.folder / "plain" / "model"))
        metrics = Input("metrics", "step", "directory", None, "report")
        self.write("metrics/report.json", "{}")
        self.assertEqual(self.resolve(metrics, self.folder / "metrics"), str(self.folder / "metrics" / "report.json"))

    def test_the_archive_of_a_training_job_is_opened(self):
        self.write("job/model/model.joblib", "m")
        for name in ("model.tar.gz", "output.tar.gz"):
            place = self.folder / name.split(".")[0]
            place.mkdir()
            with tarfile.open(str(place / name), "w:gz") as tar:
                tar.add(str(self.folder / "job" / "model"), "model")
            for path in (place, place / name):
                with open(self.resolve(MODEL, path) + "/model.joblib") as file:
                    self.assertEqual(file.read(), "m")
    
    def test_an_artifact_that_is_not_there_is_said_with_what_is(self):
        self.write("job/other/x", "")
        with self.assertRaisesRegex(StepFailure, 'has no "model" in .*; there is other'):
            self.resolve(MODEL, self.folder / "job")
        with tarfile.open(str(self.folder / "job" / "model.tar.gz"), "w:gz") as tar:
            tar.add(str(self.folder / "job" / "other"), "other")
        with self.assertRaisesRegex(StepFailure, 'has no "model" in .*model.tar.gz; there is other'):
            self.resolve(MODEL, self.folder / "job")

    def test_missing_unknown_and_absent_inputs_are_refused(self):
        with self.assertRaisesRegex(StepFailure, r'the input "in" was not given \(--input in PATH\)'):
            resolve_inputs({"in": FILE}, {}, self.folder)
        with self.assertRaisesRegex(StepFailure, 'has no input "inn"; it has in'):
            resolve_inputs({"in": FILE}, {"in": "x", "inn": "x"}, self.folder)
        with self.assertRaisesRegex(StepFailure, 'the input "in" is not at'):
            self.resolve(FILE, self.folder / "nowhere")


class Outputs(support.Case):
    DECLARED = {"model": Output("model", ()), "report": Output("metrics", ("rmse",))}

    def test_outputs_get_places_in_directories_that_are_made(self):
        places = resolve_outputs(self.DECLARED, {"model": str(self.folder / "a" / "b"), "report": str(self.folder / "c")})
        self.assertEqual(places, {"model": str(self.folder / "a" / "b" / "model"), "report": str(self.folder / "c" / "report.json")})
        self.assertTrue((self.folder / "a" / "b").is_dir())

    def test_a_missing_output_is_named_with_its_place(self):
        places = resolve_outputs(self.DECLARED, {"model": str(self.folder), "report": str(self.folder)})
        self.write("model/x", "")
        with self.assertRaises(StepFailure) as caught:
            require_outputs(places)
        self.assertEqual(caught.exception.code, MISSING_OUTPUT)
        self.assertIn(f'"report" was expected at {self.folder}/report.json', str(caught.exception))
        self.assertNotIn('"model"', str(caught.exception))

    def test_emptying_removes_files_folders_and_links_but_not_what_links_point_to(self):
        self.write("kept/x", "")
        self.write("model/x", "")
        (self.folder / "report.json").symlink_to(self.folder / "kept" / "x")
        (self.folder / "link").symlink_to(self.folder / "kept")
        empty_outputs({name: str(self.folder / name) for name in ("model", "report.json", "link", "absent")})
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["kept"])
        self.assertTrue((self.folder / "kept" / "x").exists())
