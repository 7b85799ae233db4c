"""Splits the wines into a training and a test file, the same way for the same seed."""
import argparse

import pandas as pd
from sklearn.model_selection import train_test_split

from wines import TARGET, read_wines

TEST_SHARE = 0.2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--input", required=True, help="CSV file of all wines")
    parser.add_argument("--train", required=True, help="where the training rows go (CSV file)")
    parser.add_argument("--test", required=True, help="where the test rows go (CSV file)")
    parser.add_argument("--seed", required=True, type=int)
    args = parser.parse_args()

    # One wine may stand in the file several times: a copy must not be on both sides of the split.
    wines = read_wines(args.input).drop_duplicates(ignore_index=True)
    strata = pd.cut(wines[TARGET], bins=[-1, 4, 5, 6, 10], labels=False)
    train, test = train_test_split(wines, test_size=TEST_SHARE, random_state=args.seed, stratify=strata)
    train.to_csv(args.train, index=False)
    test.to_csv(args.test, index=False)
    print(f"{len(wines)} different wines: {len(train)} to train, {len(test)} to test")


if __name__ == "__main__":
    main()
