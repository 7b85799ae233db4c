"""A predictor of tests."""


def load(model_dir):
    """The path is the model."""
    return model_dir


def predict(model, rows):
    """One number for each row."""
    return [1 for _ in rows]
