"""The scikit-learn container as it starts to serve: the module and its folder come from the container's variables alone.

    python sagemaker_scikit_learn.py PORT

Written after its public main (sagemaker-scikit-learn-container, src/sagemaker_sklearn_container/serving.py), on the library that it uses; what gunicorn and
nginx do in the container is left to Flask's own server.
"""
import collections
import collections.abc
import importlib
import sys

# The container patches the same name in this library, which is older than Python 3.10.
collections.Mapping = collections.abc.Mapping

from sagemaker_containers.beta.framework import env, modules, transformer, worker  # noqa: E402

serving = env.ServingEnv()
try:
    handler = importlib.import_module(serving.module_name)
except ImportError:
    # Copies the folder to /opt/ml/code, and installs it and its requirements with pip.
    handler = modules.import_module(serving.module_dir, serving.module_name)
served = transformer.Transformer(
    model_fn=handler.model_fn, input_fn=handler.input_fn, predict_fn=handler.predict_fn, output_fn=handler.output_fn,
)
served.initialize()
app = worker.Worker(transform_fn=served.transform, module_name=serving.module_name)
app.run(host="127.0.0.1", port=int(sys.argv[1]))
