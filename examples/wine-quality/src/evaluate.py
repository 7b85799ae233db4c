"""Measures a model on wines that it has not seen, and writes the metrics as JSON."""
import argparse
import json

from sklearn.metrics import mean_absolute_error, mean_squared_error

from predict import load, predict
from wines import TARGET, read_wines, rows_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, help="directory of the model")
    parser.add_argument("--test", required=True, help="CSV file of the test rows")
    parser.add_argument("--report", required=True, help="where the metrics go (JSON file)")
    args = parser.parse_args()

    wines = read_wines(args.test)
    # Through the predictor, so that what is measured is what will be served.
    predicted = predict(load(args.model), rows_of(wines))
    report = {
        "rmse": mean_squared_error(wines[TARGET], predicted) ** 0.5,
        "mae": mean_absolute_error(wines[TARGET], predicted),
    }
    with open(args.report, "w", encoding="utf-8") as file:
        json.dump(report, file)
    print(" ".join(f"{name}={value:.4f}" for name, value in report.items()))


if __name__ == "__main__":
    main()
