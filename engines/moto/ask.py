"""Asks a moto server through botocore. Standard input: {"url", "region", "calls": [[service, operation, parameters], …]}; standard output: the answers."""
import functools
import json
import sys

import boto3
from botocore.config import Config


@functools.cache  # making a client takes longer than asking it
def client_of(service, region, url):
    return boto3.client(service, region_name=region, endpoint_url=url, aws_access_key_id="testing", aws_secret_access_key="testing", config=Config(s3={"addressing_style": "path"}))


def ask(request, service, operation, parameters):
    client = client_of(service, request["region"], request["url"])
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
