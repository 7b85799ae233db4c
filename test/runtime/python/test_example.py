"""The example on its real data, in the layout of each platform: the same metric every time."""
from concurrent.futures import ThreadPoolExecutor

import support
from example import LAYOUTS, missing_packages, wine_bundle


class Example(support.Case):
    def test_every_layout_gives_the_same_rmse_and_the_gate_would_pass(self):
        if missing_packages():
            support.skip(self, missing_packages())
        bundle = wine_bundle(self.folder)
        with ThreadPoolExecutor(2) as pool:
            runs = {name: pool.submit(layout, self.folder / name, bundle) for name, layout in LAYOUTS.items()}
        found = {name: run.result() for name, run in runs.items()}
        first = found["sagemaker"]
        for name, value in found.items():
            self.assertLess(abs(value - first), 1e-12, f"{name}: {found}")
        self.assertLess(first, 0.75)
        # A model that knows nothing (the mean of the training wines) has 0.87: what is measured is a real fit.
        self.assertGreater(first, 0.5)
