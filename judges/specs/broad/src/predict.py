def load(model_dir):
    return None


def predict(model, rows):
    return [0.0 for _ in rows]
