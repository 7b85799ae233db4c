"""The steps of examples/wine-quality as the compiler describes them, and the layouts in which the platforms run them."""
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from support import EXAMPLE, descriptor, make_bundle

PREDICTOR = "predictor/predict.py"
REQUIREMENTS = "requirements/model.txt"


def wine_bundle(folder):
    """The bundle of the example."""
    files = {PREDICTOR: (EXAMPLE / "src/predict.py").read_text(), REQUIREMENTS: (EXAMPLE / "src/requirements.txt").read_text()}
    return make_bundle(folder, files, {"code": EXAMPLE / "src"})


def _flag(name, kind, value):
    return [[f"--{name}"], [{kind: value}]]


def prepare(target):
    return descriptor(
        step="prepare", target=target,
        argv=[["python"], ["prepare.py"], *_flag("input", "input", "raw"), *_flag("train", "output", "train"), *_flag("test", "output", "test"), *_flag("seed", "param", "seed")],
        inputs={"raw": {"kind": "dataset", "from": "dataset", "type": "file", "name": "winequality.csv"}},
        outputs={"train": {"kind": "dataset"}, "test": {"kind": "dataset"}}, params={"seed": {"type": "integer", "default": 7}},
    )


def fit(target):
    return descriptor(
        step="fit", kind="train", target=target, timeout=7200, attempts=2,
        argv=[["python"], ["train.py"], *_flag("train", "input", "train"), *_flag("model", "output", "model"), *_flag("depth", "param", "depth"), *_flag("seed", "param", "seed")],
        inputs={"train": {"kind": "dataset", "from": "step", "artifact": "train"}}, outputs={"model": {"kind": "model"}},
        params={"seed": {"type": "integer", "default": 7}, "depth": {"type": "integer", "default": 6}},
        pack={"model": {"predictor": PREDICTOR, "requirements": REQUIREMENTS, "image": "sklearn@1.4"}},
    )


def evaluate(target):
    return descriptor(
        step="evaluate", kind="evaluate", target=target,
        argv=[["python"], ["evaluate.py"], *_flag("model", "input", "model"), *_flag("test", "input", "test"), *_flag("report", "output", "report")],
        inputs={"model": {"kind": "model", "from": "step", "artifact": "model"}, "test": {"kind": "dataset", "from": "step", "artifact": "test"}},
        outputs={"report": {"kind": "metrics", "metrics": ["rmse", "mae"]}},
    )


def run(bundle, step, *args):
    """One step as a process, which must succeed."""
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "TRIVIUM_STEP": json.dumps(step)}
    done = subprocess.run([sys.executable, str(bundle), "run", *map(str, args)], env=env, cwd=str(bundle.parent), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    if done.returncode != 0:
        raise AssertionError(f"{step['step']} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def sagemaker(root, bundle):
    """Processing jobs get folders under /opt/ml/processing; a training job's /opt/ml/model comes out as model.tar.gz."""
    raw = root / "prepare/input/raw"
    raw.mkdir(parents=True)
    shutil.copy(str(EXAMPLE / "data/winequality.csv"), str(raw / "5a47176425a4a2e3.csv"))
    run(bundle, prepare("aws"), "--input", "raw", raw, "--output", "train", root / "prepare/output/train", "--output", "test", root / "prepare/output/test", "--param", "seed", "7")
    shutil.copytree(str(root / "prepare/output/train"), str(root / "fit/input/data/train"))
    run(bundle, fit("aws"), "--input", "train", root / "fit/input/data/train", "--output", "model", root / "fit/model", "--param", "depth", "6")
    archive = root / "evaluate/input/model"
    archive.mkdir(parents=True)
    with tarfile.open(str(archive / "model.tar.gz"), "w:gz") as tar:
        tar.add(str(root / "fit/model"), ".")
    run(bundle, evaluate("aws"), "--input", "model", archive, "--input", "test", root / "prepare/output/test", "--output", "report", root / "evaluate/output/report")
    return json.loads((root / "evaluate/output/report/report.json").read_text())["rmse"]


def azure(root, bundle):
    """Inputs are mounted (a uri_file is one file), outputs are folders that exist already."""
    places = {name: root / "outputs" / name for name in ("train", "test", "model", "report")}
    for place in places.values():
        place.mkdir(parents=True)
    run(bundle, prepare("azure"), "--input", "raw", EXAMPLE / "data/winequality.csv", "--output", "train", places["train"], "--output", "test", places["test"], "--param", "seed", "7")
    run(bundle, fit("azure"), "--input", "train", places["train"], "--output", "model", places["model"], "--param", "depth", "6")
    run(bundle, evaluate("azure"), "--input", "model", places["model"], "--input", "test", places["test"], "--output", "report", places["report"])
    return json.loads((places["report"] / "report.json").read_text())["rmse"]


def vertex(root, bundle):
    """Artifacts are paths under /gcs that do not exist yet; a metric is read from a file of its own."""
    gcs = root / "gcs/acme-ml"
    data = gcs / "assets/5a47176425a4a2e3/winequality.csv"
    data.parent.mkdir(parents=True)
    shutil.copy(str(EXAMPLE / "data/winequality.csv"), str(data))
    place = {name: gcs / f"runs/1/{name}" for name in ("train", "test", "model", "report")}
    run(bundle, prepare("gcp"), "--input", "raw", data, "--output", "train", place["train"], "--output", "test", place["test"], "--param", "seed", "7.0")
    run(bundle, fit("gcp"), "--input", "train", place["train"], "--output", "model", place["model"], "--param", "depth", "6")
    metric = root / "tmp/kfp/outputs/rmse"
    run(bundle, evaluate("gcp"), "--input", "model", place["model"], "--input", "test", place["test"], "--output", "report", place["report"], "--metric-file", "report", "rmse", metric)
    return float(metric.read_text())


LAYOUTS = {"sagemaker": sagemaker, "azure": azure, "vertex": vertex}


def packed_model(root, bundle):
    """A packed model with its archive, made by the example's own steps."""
    run(bundle, prepare("local"), "--input", "raw", EXAMPLE / "data/winequality.csv", "--output", "train", root / "train", "--output", "test", root / "test")
    run(bundle, fit("local"), "--input", "train", root / "train", "--output", "model", root / "model", "--archive", "model")
    return Path(root / "model")


def missing_packages():
    """What this interpreter lacks to run the example; empty when nothing."""
    try:
        import joblib  # noqa: F401
        import pandas  # noqa: F401
        import sklearn
    except ImportError as error:
        return f"{error.name} is not in this environment"
    return "" if sklearn.__version__ == "1.4.2" else f"scikit-learn is {sklearn.__version__}, and not 1.4.2"
