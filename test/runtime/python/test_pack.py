"""A packed model has everything that serves it, and says what it holds."""
import hashlib
import json
import tarfile
from unittest import mock

import support
from support import descriptor

from trivium_runtime.archive import copy_files

WRITE = "import os, sys\nos.mkdir(sys.argv[1])\nopen(os.path.join(sys.argv[1], 'weights'), 'w').write('42')"
PREDICTOR = "def load(model_dir):\n    return 1\ndef predict(model, rows):\n    return rows\n"
LOCK = "# made by a tool\nnumpy==1.26.4 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via pandas\nscipy==1.13.1 ; python_version < '3.13' \\\n    --hash=sha256:cc\n"


class Packing(support.Case):
    def pack(self, *args, predictor="predictor/wine.py", requirements="requirements/model.txt", name="model"):
        bundle = self.bundle(WRITE, **{"predictor/wine.py": PREDICTOR, "predictor/inference.py": PREDICTOR, "requirements/model.txt": LOCK})
        step = descriptor(
            argv=[["python"], ["main.py"], [{"output": name}]], outputs={name: {"kind": "model"}},
            pack={name: {"predictor": predictor, "requirements": requirements, "image": "sklearn@1.4"}},
        )
        return self.run_bundle(bundle, "run", "--output", name, self.folder / "m", *args, step=step)

    def test_the_manifest_holds_the_hash_of_every_file(self):
        self.assert_ended(self.pack(), 0)
        manifest = json.loads((self.folder / "m/trivium-model.json").read_text())
        self.assertEqual({name: manifest[name] for name in ("version", "artifact", "predictor", "requirements", "image", "step")}, {
            "version": 1, "artifact": "model", "predictor": "code/wine.py", "requirements": "code/requirements.lock", "image": "sklearn@1.4", "step": "fit",
        })
        on_disk = {path.relative_to(self.folder / "m").as_posix() for path in (self.folder / "m").rglob("*") if path.is_file()}
        self.assertEqual(set(manifest["files"]) | {"trivium-model.json"}, on_disk)
        for name, expected in manifest["files"].items():
            self.assertEqual(f"sha256:{hashlib.sha256((self.folder / 'm' / name).read_bytes()).hexdigest()}", expected)
        self.assertIn("code/trivium_serving/http_server.py", on_disk)
        self.assertIn("code/inference.py", on_disk)

    def test_requirements_are_packed_with_and_without_hashes(self):
        self.assert_ended(self.pack(), 0)
        self.assertEqual((self.folder / "m/code/requirements.lock").read_text(), LOCK)
        self.assertEqual((self.folder / "m/code/requirements.txt").read_text(), "numpy==1.26.4\nscipy==1.13.1 ; python_version < '3.13'\n")

    def test_without_requirements_none_are_packed(self):
        self.assert_ended(self.pack(requirements=None), 0)
        self.assertFalse((self.folder / "m/code/requirements.txt").exists())
        self.assertIsNone(json.loads((self.folder / "m/trivium-model.json").read_text())["requirements"])

    def test_the_archive_is_the_same_bytes_every_time(self):
        found = set()
        for _ in range(2):
            self.assert_ended(self.pack("--archive", "model"), 0)
            found.add((self.folder / "m/model.tar.gz").read_bytes())
        self.assertEqual(len(found), 1)
        with tarfile.open(str(self.folder / "m/model.tar.gz")) as tar:
            names = tar.getnames()
        self.assertIn("model/weights", names)
        self.assertIn("trivium-model.json", names)
        self.assertNotIn("model.tar.gz", names)

    def test_a_mounted_bucket_that_refuses_modes_and_times_is_good_enough(self):
        self.write("source/model/weights", "42")
        self.write("source/model/deep/er", "43")
        refused = mock.Mock(side_effect=PermissionError("not supported on this file system"))
        with mock.patch.multiple("os", chmod=refused, utime=refused), mock.patch.multiple("shutil", copystat=refused, copymode=refused):
            copy_files(self.folder / "source", self.folder / "target")
        self.assertEqual((self.folder / "target/model/deep/er").read_text(), "43")

    def test_names_that_would_collide_are_refused(self):
        self.assert_ended(self.pack(predictor="predictor/inference.py"), 2, 'a predictor cannot be called "inference.py"')
        self.assert_ended(self.pack(predictor="predictor/absent.py"), 2, "is not in the bundle")
        self.assert_ended(self.pack(requirements="requirements/absent.txt"), 2, "are not in the bundle")
        self.assert_ended(self.pack(name="code"), 2, 'cannot be called "code"')
