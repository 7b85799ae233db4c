"""Fits a gradient-boosted regression of the quality of a wine.

On a machine that may be taken away, TRIVIUM_CHECKPOINTS names a folder that outlives it: the trees that are fitted so far
are kept there, and the next attempt goes on from them to the same model.
"""
import argparse
import os
from pathlib import Path

import joblib
from sklearn.ensemble import GradientBoostingRegressor

from predict import features
from wines import TARGET, read_wines, rows_of

TREES = 120
TREES_BETWEEN_CHECKPOINTS = 20


def new_model(depth: int, seed: int) -> GradientBoostingRegressor:
    """A model without trees; `warm_start` lets each fit add to those that are there."""
    return GradientBoostingRegressor(
        n_estimators=0, learning_rate=0.08, max_depth=depth, min_samples_leaf=8, subsample=0.7, max_features=0.5,
        random_state=seed, warm_start=True,
    )


def save(model: GradientBoostingRegressor, file: Path) -> None:
    """Writes a model at once or not at all."""
    draft = file.with_suffix(".draft")
    joblib.dump(model, draft)
    os.replace(draft, file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", required=True, help="CSV file of the training rows")
    parser.add_argument("--model", required=True, help="where the model goes (a directory)")
    parser.add_argument("--depth", required=True, type=int, help="largest depth of a tree")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()

    folder = os.environ.get("TRIVIUM_CHECKPOINTS")
    checkpoint = Path(folder) / f"depth-{args.depth}-seed-{args.seed}.joblib" if folder else None
    resumed = checkpoint is not None and checkpoint.exists()
    model = joblib.load(checkpoint) if resumed else new_model(args.depth, args.seed)
    if resumed:
        print(f"going on from {model.n_estimators} trees")
    if checkpoint is not None:
        checkpoint.parent.mkdir(parents=True, exist_ok=True)

    wines = read_wines(args.train)
    table = features(rows_of(wines))
    while model.n_estimators < TREES:
        model.set_params(n_estimators=model.n_estimators + TREES_BETWEEN_CHECKPOINTS)
        model.fit(table, wines[TARGET])
        if checkpoint is not None:
            save(model, checkpoint)

    target = Path(args.model)
    target.mkdir(parents=True, exist_ok=True)
    save(model, target / "model.joblib")
    print(f"fitted {model.n_estimators_} trees of depth {args.depth} on {len(wines)} wines")


if __name__ == "__main__":
    main()
