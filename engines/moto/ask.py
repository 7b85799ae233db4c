"""Asks a moto server through botocore. Standard input: {"url", "region", "calls": [[service, operation, parameters], …]}; standard output: the answers."""
import json
import sys

import boto3
from botocore.config import Config


def ask(request, service, operation, parameters):
    client = boto3.client(service, region_name=request["region"], endpoint_url=request["url"], aws_access_key_id="testing", aws_secret_access_key="testing", config=Config(s3={"addressing_style": "path"}))
    try:
        answer = getattr(client, operation)(**parameters)
    except client.exceptions.ClientError as error:
        return {"error": error.response["Error"]}
    answer.pop("ResponseMetadata", None)
    return {"answer": answer}


def main():
    request = json.load(sys.stdin)
    json.dump([ask(request, *call) for call in request["calls"]], sys.stdout, default=str)


main()
