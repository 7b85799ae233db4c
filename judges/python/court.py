"""What every judge in Python shares: documents come in as JSON on standard input, findings go out as JSON on standard output."""
import json
import logging
import os
import sys
import warnings

extra = {}


def serve(judge):
    """Calls judge(documents), a generator of (id, message), and writes its findings; whatever libraries print goes to standard error."""
    global extra
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    answer = os.dup(1)
    os.dup2(2, 1)
    request = json.load(sys.stdin)
    extra.update(request["extra"])
    findings = [{"id": document_id, "message": " ".join(str(message).split())[:600]} for document_id, message in judge(request["documents"])]
    with os.fdopen(answer, "w") as out:
        json.dump(findings, out)


def parsed(document):
    """The JSON of a document, or None with the reason."""
    try:
        return json.loads(document["text"]), None
    except ValueError as error:
        return None, f"not JSON: {error}"
