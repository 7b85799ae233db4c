"""Secrets are fetched from stores that answer over real HTTP, and never show in an error."""
import base64
import datetime
import json
import unittest
from unittest import mock
from urllib.parse import parse_qs, urlsplit

import support
from store import Redirected, Store

from trivium_runtime.errors import SECRETS, StepFailure
from trivium_runtime.secrets import fetch_secrets
from trivium_runtime.secrets.sigv4 import Credentials, sign
from trivium_runtime.transport import Transport

VALUE = "c0nfidential-ü"


class Fetching(unittest.TestCase):
    def fetch(self, target, reference, rules, env):
        store = Store(rules)
        try:
            with mock.patch.dict("os.environ", env, clear=True):
                return fetch_secrets(target, {"KEY": reference}, Redirected(store))["KEY"], store.asked
        finally:
            self.asked = store.asked
            store.close()

    def refused(self, target, reference, rules, env, part):
        with self.assertRaises(StepFailure) as caught:
            self.fetch(target, reference, rules, env)
        self.assertEqual(caught.exception.code, SECRETS)
        self.assertIn(part, str(caught.exception))
        for hidden in (VALUE, "c0nfid", "the-token", "the-secret-key"):
            self.assertNotIn(hidden, str(caught.exception))


class Gcp(Fetching):
    ENV = {}

    @staticmethod
    def rules(handler, _body):
        if handler.path.startswith("/computeMetadata/"):
            assert handler.headers["Metadata-Flavor"] == "Google" and handler.headers["X-For"] == "http://metadata.google.internal"
            return 200, {"access_token": "the-token", "expires_in": 3599}
        assert handler.headers["Authorization"] == "Bearer the-token"
        return 200, {"name": "x", "payload": {"data": base64.b64encode(VALUE.encode("utf-8")).decode("ascii")}}

    def test_the_latest_version_is_fetched_with_the_metadata_token(self):
        value, asked = self.fetch("gcp", "projects/acme/secrets/tracker", self.rules, self.ENV)
        self.assertEqual(value, VALUE)
        self.assertEqual(asked[1]["path"], "/v1/projects/acme/secrets/tracker/versions/latest:access")
        self.assertEqual(asked[1]["headers"]["X-For"], "https://secretmanager.googleapis.com")

    def test_a_version_and_a_region_are_kept(self):
        _, asked = self.fetch("gcp", "projects/acme/locations/europe-west1/secrets/tracker/versions/3", self.rules, self.ENV)
        self.assertEqual(asked[1]["path"], "/v1/projects/acme/locations/europe-west1/secrets/tracker/versions/3:access")
        self.assertEqual(asked[1]["headers"]["X-For"], "https://secretmanager.europe-west1.rep.googleapis.com")

    def test_refusals_say_the_status_and_nothing_of_the_answer(self):
        self.refused("gcp", "tracker", self.rules, {}, "looks like projects/PROJECT/secrets/NAME")
        self.refused("gcp", "projects/a/secrets/b?x=", self.rules, {}, "looks like projects/PROJECT/secrets/NAME")
        denied = lambda handler, body: self.rules(handler, body) if "/compute" in handler.path else (403, {"error": VALUE})
        self.refused("gcp", "projects/acme/secrets/tracker", denied, {}, "answered 403 Forbidden")
        self.assertEqual(len(self.asked), 2)
        binary = lambda handler, body: self.rules(handler, body) if "/compute" in handler.path else (200, {"payload": {"data": base64.b64encode(b"\xff\xfe").decode()}})
        self.refused("gcp", "projects/acme/secrets/tracker", binary, {}, "is not text")
        self.refused("gcp", "projects/acme/secrets/tracker", lambda *_: (200, VALUE.encode("utf-8")), {}, "did not answer with JSON")

    def test_a_busy_store_is_asked_again(self):
        tries = []

        def busy(handler, body):
            tries.append(handler.path)
            return (429, {}) if len(tries) < 3 else self.rules(handler, body)

        self.assertEqual(self.fetch("gcp", "projects/acme/secrets/tracker", busy, {})[0], VALUE)
        self.refused("gcp", "projects/acme/secrets/tracker", lambda *_: (503, {}), {}, "answered 503")
        self.assertEqual(len(self.asked), 4)

    def test_a_redirect_is_not_followed_because_a_token_would_go_with_it(self):
        moved = lambda handler, body: self.rules(handler, body) if "/compute" in handler.path else (302, {})
        for rules, requests in ((moved, 2), (lambda *_: (302, {}), 1)):
            self.refused("gcp", "projects/acme/secrets/tracker", rules, {}, "answered 302")
            self.assertEqual(len(self.asked), requests)


class Unexpected(unittest.TestCase):
    def test_the_text_of_an_error_that_nobody_foresaw_is_not_shown(self):
        class Broken(Transport):
            def json(self, *_args, **_kwargs):
                raise ValueError(VALUE)

        with self.assertRaises(StepFailure) as caught:
            fetch_secrets("gcp", {"KEY": "projects/acme/secrets/tracker"}, Broken())
        self.assertIn("could not be fetched: ValueError", str(caught.exception))
        self.assertNotIn(VALUE, str(caught.exception))
        self.assertIsNone(caught.exception.__cause__)


class Azure(Fetching):
    REFERENCE = "https://ml-kv.vault.azure.net/secrets/tracker"

    @staticmethod
    def rules(handler, _body):
        if handler.path.startswith("/secrets/"):
            assert handler.headers["Authorization"] == "Bearer the-token"
            return 200, {"value": VALUE, "id": "x"}
        return 200, {"access_token": "the-token"}

    def test_the_identity_of_each_kind_of_compute_is_used(self):
        cases = [
            ({"MSI_ENDPOINT": "http://127.0.0.1:46808/MSI/auth", "MSI_SECRET": "s", "DEFAULT_IDENTITY_CLIENT_ID": "id-1"}, "/MSI/auth", {"clientid": ["id-1"], "api-version": ["2017-09-01"]}, ("secret", "s")),
            ({"IDENTITY_ENDPOINT": "http://127.0.0.1:1/token", "IDENTITY_HEADER": "h", "AZURE_CLIENT_ID": "id-2"}, "/token", {"client_id": ["id-2"], "api-version": ["2019-08-01"]}, ("X-Identity-Header", "h")),
            ({}, "/metadata/identity/oauth2/token", {"api-version": ["2018-02-01"]}, ("Metadata", "true")),
        ]
        for env, path, query, (header, expected) in cases:
            with self.subTest(path=path):
                value, asked = self.fetch("azure", self.REFERENCE, self.rules, env)
                self.assertEqual(value, VALUE)
                self.assertEqual(urlsplit(asked[0]["path"]).path, path)
                self.assertEqual(parse_qs(urlsplit(asked[0]["path"]).query), {**query, "resource": ["https://vault.azure.net"]})
                self.assertEqual({name.lower(): item for name, item in asked[0]["headers"].items()}[header.lower()], expected)
                self.assertEqual(asked[1]["path"], "/secrets/tracker?api-version=7.4")
                self.assertEqual(asked[1]["headers"]["X-For"], "https://ml-kv.vault.azure.net")

    def test_other_clouds_of_azure_have_their_own_resource(self):
        _, asked = self.fetch("azure", "https://kv.vault.usgovcloudapi.net/secrets/tracker/0123", self.rules, {})
        self.assertEqual(parse_qs(urlsplit(asked[0]["path"]).query)["resource"], ["https://vault.usgovcloudapi.net"])
        self.assertEqual(asked[1]["path"], "/secrets/tracker/0123?api-version=7.4")

    def test_the_token_goes_to_no_other_host(self):
        for reference in ("https://evil.example.com/secrets/tracker", "http://kv.vault.azure.net/secrets/tracker", "https://kv.vault.azure.net@evil.example.com/secrets/x", "tracker"):
            self.refused("azure", reference, self.rules, {}, "looks like https://VAULT.vault.azure.net")
            self.assertEqual(self.asked, [])


class Aws(Fetching):
    KEYS = {"AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "the-secret-key", "AWS_REGION": "eu-west-1"}

    @staticmethod
    def rules(handler, body):
        if handler.path.startswith("/v2/"):
            return 200, {"AccessKeyId": "ASIA", "SecretAccessKey": "the-secret-key", "Token": "the-token", "Expiration": "x"}
        assert json.loads(body)["SecretId"] and handler.headers["X-Amz-Target"] == "secretsmanager.GetSecretValue"
        return 200, {"SecretString": VALUE}

    def test_a_secret_is_fetched_with_the_keys_of_the_environment(self):
        value, asked = self.fetch("aws", "ml/tracker", self.rules, self.KEYS)
        self.assertEqual(value, VALUE)
        self.assertEqual(json.loads(asked[0]["body"]), {"SecretId": "ml/tracker"})
        self.assertEqual(asked[0]["headers"]["X-For"], "https://secretsmanager.eu-west-1.amazonaws.com")
        self.assertIn("Credential=AKID/", asked[0]["headers"]["Authorization"])

    def test_the_container_hands_out_credentials(self):
        env = {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials/1", "AWS_DEFAULT_REGION": "eu-west-1"}
        _, asked = self.fetch("aws", "ml/tracker", self.rules, env)
        self.assertEqual(asked[0]["headers"]["X-For"], "http://169.254.170.2")
        self.assertEqual(asked[1]["headers"]["X-Amz-Security-Token"], "the-token")
        self.assertIn("x-amz-security-token", asked[1]["headers"]["Authorization"])

    def test_the_region_and_the_partition_of_an_arn_win(self):
        _, asked = self.fetch("aws", "arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:tracker-AbCdEf", self.rules, self.KEYS)
        self.assertEqual(asked[0]["headers"]["X-For"], "https://secretsmanager.cn-north-1.amazonaws.com.cn")

    def test_the_host_is_of_the_partition_of_the_region(self):
        for region, host in (("us-gov-west-1", "amazonaws.com"), ("eusc-de-east-1", "amazonaws.eu"), ("us-iso-east-1", "c2s.ic.gov"), ("us-isob-east-1", "sc2s.sgov.gov")):
            _, asked = self.fetch("aws", "ml/tracker", self.rules, {**self.KEYS, "AWS_REGION": region})
            self.assertEqual(asked[0]["headers"]["X-For"], f"https://secretsmanager.{region}.{host}")

    def test_refusals(self):
        self.refused("aws", "ml/tracker", self.rules, {}, "the region is not known")
        self.refused("aws", "ml/tracker", self.rules, {"AWS_REGION": "eu-west-1"}, "no AWS credentials")
        self.refused("aws", "ml/tracker", lambda *_: (400, {"message": VALUE}), self.KEYS, "answered 400 Bad Request")
        self.refused("aws", "ml/tracker", lambda *_: (200, {"SecretBinary": "AA=="}), self.KEYS, "binary secrets")
        self.refused("aws", "ml/tracker", lambda *_: (200, {"SecretString": "c0nfid\0"}), self.KEYS, "is not text")


class Signature(unittest.TestCase):
    """The vectors are of AWS's own test suite for Signature Version 4 (get-vanilla, post-vanilla)."""

    def test_the_published_vectors_come_out(self):
        now = datetime.datetime(2015, 8, 30, 12, 36, 0, tzinfo=datetime.timezone.utc)
        keys = Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None)
        cases = {
            "GET": "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
            "POST": "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        }
        for method, signature in cases.items():
            signed = sign(method, "https://example.amazonaws.com/", {"Host": "example.amazonaws.com"}, b"", "service", "us-east-1", keys, now)
            self.assertEqual(
                signed["Authorization"],
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                f"SignedHeaders=host;x-amz-date, Signature={signature}",
            )

    def test_botocore_signs_the_same_request_the_same_way(self):
        try:
            from botocore.auth import SigV4Auth
            from botocore.awsrequest import AWSRequest
            from botocore.credentials import Credentials as BotoCredentials
        except ImportError:
            support.skip(self, "botocore is not in this environment")
        headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "secretsmanager.GetSecretValue", "Host": "secretsmanager.eu-west-1.amazonaws.com"}
        url, body = "https://secretsmanager.eu-west-1.amazonaws.com/", b'{"SecretId": "ml/tracker"}'
        request = AWSRequest("POST", url, data=body, headers=headers)
        SigV4Auth(BotoCredentials("AKID", "secret", "token"), "secretsmanager", "eu-west-1").add_auth(request)
        now = datetime.datetime.strptime(request.headers["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
        ours = sign("POST", url, headers, body, "secretsmanager", "eu-west-1", Credentials("AKID", "secret", "token"), now)
        self.assertEqual(ours["Authorization"], request.headers["Authorization"])


if __name__ == "__main__":
    unittest.main()
