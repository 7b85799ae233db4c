"""The scikit-learn container's way to serve: sagemaker-containers' own worker and transformer, around the handler in /opt/ml/code.

    SAGEMAKER_BASE_DIR=… python sagemaker_containers_app.py PORT

What gunicorn and nginx do in the container is left to Flask's own server.
"""
import collections
import collections.abc
import importlib
import os
import sys

# The container patches the same name in this library, which is older than Python 3.10.
collections.Mapping = collections.abc.Mapping

from sagemaker_containers.beta.framework import transformer, worker  # noqa: E402

sys.path.append(os.path.join(os.environ["SAGEMAKER_BASE_DIR"], "code"))
handler = importlib.import_module("inference")
served = transformer.Transformer(
    model_fn=handler.model_fn, input_fn=handler.input_fn, predict_fn=handler.predict_fn, output_fn=handler.output_fn,
)
served.initialize()
app = worker.Worker(transform_fn=served.transform, module_name="inference")
app.run(host="127.0.0.1", port=int(sys.argv[1]))
