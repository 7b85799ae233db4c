"""The predictor: what an endpoint runs. One file, the same on every target."""
import math
from pathlib import Path

import joblib
import pandas as pd

COLORS = ("red", "white")
MEASURES = (
    "fixed_acidity", "volatile_acidity", "citric_acid", "residual_sugar", "chlorides", "free_sulfur_dioxide",
    "total_sulfur_dioxide", "density", "pH", "sulphates", "alcohol",
)


class BadInput(ValueError):
    """The request is at fault. An endpoint answers with status 400 and this message."""


def load(model_dir):
    """Loads the model from its directory; called once, when the endpoint starts."""
    return joblib.load(Path(model_dir) / "model.joblib")


def predict(model, rows):
    """Predicts the quality of each wine, a number between 0 and 10."""
    return [float(value) for value in model.predict(features(rows))]


def features(rows) -> pd.DataFrame:
    """The input of the model, here for training and for serving alike: the measures, and 1 for red, 0 for white."""
    return pd.DataFrame([_features(f"instances[{index}]", row) for index, row in enumerate(rows)])


def _features(place: str, row: dict) -> dict:
    if row.get("color") not in COLORS:
        raise BadInput(f"{place}.color must be one of {', '.join(COLORS)}")
    return {**{name: _number(f"{place}.{name}", row.get(name)) for name in MEASURES}, "red": float(row["color"] == "red")}


def _number(place: str, value) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise BadInput(f"{place} must be a number")
    return float(value)
