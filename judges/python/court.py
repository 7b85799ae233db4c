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


def each(problems_of):
    """A judge that looks at one document after the other; one that is too broken to be looked at is refused for that, and the others are judged."""

    def judge(documents):
        for document in documents:
            try:
                for problem in dict.fromkeys(problems_of(document)):
                    yield document["id"], problem
            except Exception as error:  # whatever goes wrong with one document is about that document
                yield document["id"], f"cannot be read: {type(error).__name__}: {error}"

    return judge


def each_json(problems_of):
    """The same for the parsed JSON of documents."""

    def problems(document):
        body, problem = parsed(document)
        return [problem] if problem else problems_of(body)

    return each(problems)


def parsed(document):
    """The JSON of a document, or None with the reason."""
    try:
        return json.loads(document["text"]), None
    except ValueError as error:
        return None, f"not JSON: {error}"
