"""The example's training goes on from its checkpoints to the model that it would have made without a break."""
import json
import os
import subprocess
import sys

import support
from example import missing_packages
from support import EXAMPLE

SOURCES = EXAMPLE / "src"
INTERRUPTED = "import sys, train; train.TREES = 40; train.main()"
"""Stands for a machine that is taken away after 40 trees: what is left is the checkpoint."""


class Checkpoints(support.Case):
    def python(self, *args, checkpoints=None):
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **({"TRIVIUM_CHECKPOINTS": str(checkpoints)} if checkpoints else {})}
        return subprocess.run([sys.executable, *map(str, args)], cwd=str(SOURCES), env=env, check=True, stdout=subprocess.PIPE, universal_newlines=True).stdout

    def rmse(self, model):
        report = self.folder / "report.json"
        self.python("evaluate.py", "--model", model, "--test", self.folder / "test", "--report", report)
        return json.loads(report.read_text())["rmse"]

    def test_an_interrupted_training_ends_in_the_same_model(self):
        if missing_packages():
            support.skip(self, missing_packages())
        self.python("prepare.py", "--input", EXAMPLE / "data/winequality.csv", "--train", self.folder / "train", "--test", self.folder / "test", "--seed", "7")
        flags = ("--train", self.folder / "train", "--depth", "3", "--seed", "7", "--model")
        self.python("train.py", *flags, self.folder / "whole")
        self.python("-c", INTERRUPTED, *flags, self.folder / "lost", checkpoints=self.folder / "kept")
        said = self.python("train.py", *flags, self.folder / "resumed", checkpoints=self.folder / "kept")
        self.assertIn("going on from 40 trees", said)
        self.assertLess(abs(self.rmse(self.folder / "resumed") - self.rmse(self.folder / "whole")), 1e-12)
        self.assertNotEqual(self.rmse(self.folder / "lost"), self.rmse(self.folder / "whole"))
