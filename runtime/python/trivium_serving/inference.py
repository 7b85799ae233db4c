"""The handler that SageMaker's containers import: model_fn, input_fn, predict_fn, output_fn.

Works in the scikit-learn container (sagemaker-containers, Flask) and in those of the inference toolkit (PyTorch, TensorFlow,
Hugging Face). The first installs only the files at the top of the code folder as a package, so that the rest is
looked up beside the model.
"""
import os
import sys


def model_fn(model_dir, *_context):
    """Loads the packed model."""
    code = os.path.join(model_dir, "code")
    if code not in sys.path:
        sys.path.insert(0, code)
    from trivium_serving.model import Model

    return Model(model_dir)


def input_fn(body, _content_type, *_context):
    """Passes the body on: what is wrong with it is said by output_fn, the only place that can set a status."""
    return body


def predict_fn(body, model, *_context):
    """The reply, good or bad."""
    return model.answer(body)


def output_fn(reply, _accept, context=None):
    """The reply as the container wants it: with a context in the inference toolkit, as a Flask response elsewhere."""
    from trivium_serving.response import CONTENT_TYPE

    if context is not None:
        if reply.status != 200:
            context.set_response_status(code=reply.status, phrase="Bad Request" if reply.status < 500 else "Internal Server Error")
        return reply.body, CONTENT_TYPE
    if reply.status == 200:
        return reply.body, CONTENT_TYPE
    from flask import Response

    return Response(reply.body, status=reply.status, mimetype=CONTENT_TYPE)
