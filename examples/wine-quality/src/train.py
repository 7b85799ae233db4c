"""Fits a gradient-boosted regression of the quality of a wine."""
import argparse
from pathlib import Path

import joblib
from sklearn.ensemble import GradientBoostingRegressor

from predict import features
from wines import TARGET, read_wines, rows_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", required=True, help="CSV file of the training rows")
    parser.add_argument("--model", required=True, help="where the model goes (a directory)")
    parser.add_argument("--depth", required=True, type=int, help="largest depth of a tree")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()

    wines = read_wines(args.train)
    model = GradientBoostingRegressor(
        n_estimators=120, learning_rate=0.08, max_depth=args.depth, min_samples_leaf=8, subsample=0.7,
        max_features=0.5, random_state=args.seed,
    )
    model.fit(features(rows_of(wines)), wines[TARGET])

    folder = Path(args.model)
    folder.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, folder / "model.joblib")
    print(f"fitted {model.n_estimators_} trees of depth {args.depth} on {len(wines)} wines")


if __name__ == "__main__":
    main()
