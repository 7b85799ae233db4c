def load(d):
    return d


def predict(m, rows):
    return [0 for _ in rows]
