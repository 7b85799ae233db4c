"""Reading wines from a file."""
import pandas as pd

from predict import COLORS, MEASURES

TARGET = "quality"


def read_wines(path: str) -> pd.DataFrame:
    """Reads a CSV file of wines, and refuses one with a missing column, a missing value or an unknown color."""
    wines = pd.read_csv(path)
    missing = [name for name in ("color", *MEASURES, TARGET) if name not in wines.columns]
    if missing:
        raise SystemExit(f"{path} lacks the columns {', '.join(missing)}")
    if wines.isna().any(axis=None):
        raise SystemExit(f"{path} has rows with missing values")
    if not wines["color"].isin(COLORS).all():
        raise SystemExit(f"{path} has wines that are neither {' nor '.join(COLORS)}")
    return wines


def rows_of(wines: pd.DataFrame) -> "list[dict]":
    """The wines as the rows of a request: everything that is known of them but the quality."""
    return wines.drop(columns=TARGET).to_dict("records")
