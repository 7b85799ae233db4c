"""Starts serving on Vertex AI in an image that holds nothing but Python: `python3 -c "<this text>"` is the container's command.

Fetches the packed model from AIP_STORAGE_URI, checks it against its manifest, installs its locked requirements, and becomes
the HTTP server that the model brings along. This file stands alone: it is the text of a command, not a module.
https://cloud.google.com/vertex-ai/docs/predictions/custom-container-requirements
"""
import hashlib, json, os, subprocess, sys, time, urllib.parse, urllib.request  # noqa: E401


def get(url, headers):
    for attempt in range(5):
        try:
            return urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60)
        except OSError as error:
            if attempt == 4 or getattr(error, "code", 500) in (400, 401, 403, 404):
                sys.exit(f"trivium: error: {url.split('?')[0]}: {error}")
            time.sleep(2 ** attempt)


def token():
    host = os.environ.get("GCE_METADATA_HOST", "metadata.google.internal")
    url = f"http://{host}/computeMetadata/v1/instance/service-accounts/default/token"
    return json.load(get(url, {"Metadata-Flavor": "Google"}))["access_token"]


def objects(base, bucket, prefix, headers):
    page = ""
    while page is not None:
        query = urllib.parse.urlencode({"prefix": prefix, "pageToken": page, "fields": "nextPageToken,items(name)"})
        answer = json.load(get(f"{base}/storage/v1/b/{bucket}/o?{query}", headers))
        yield from (item["name"] for item in answer.get("items", []))
        page = answer.get("nextPageToken")


def fetch(uri, target):
    bucket, _, prefix = uri[len("gs://"):].partition("/")
    prefix = prefix.rstrip("/") + "/" if prefix else ""
    base = os.environ.get("STORAGE_EMULATOR_HOST", "https://storage.googleapis.com")
    headers = {"Authorization": f"Bearer {token()}"}
    for name in objects(base, bucket, prefix, headers):
        path = os.path.normpath(os.path.join(target, name[len(prefix):]))
        if name.endswith("/"):
            continue
        if not path.startswith(target + os.sep):
            sys.exit(f"trivium: error: the object {name!r} would be written outside {target}")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        url = f"{base}/storage/v1/b/{bucket}/o/{urllib.parse.quote(name, safe='')}?alt=media"
        with get(url, headers) as source, open(path, "wb") as file:
            for block in iter(lambda: source.read(1 << 20), b""):
                file.write(block)


def check(folder):
    manifest = os.path.join(folder, "trivium-model.json")
    if not os.path.isfile(manifest):
        sys.exit(f"trivium: error: {os.environ['AIP_STORAGE_URI']} holds no packed model: trivium-model.json is not there")
    with open(manifest, encoding="utf-8") as file:
        described = json.load(file)
    for name, expected in described["files"].items():
        digest = hashlib.sha256()
        path = os.path.join(folder, *name.split("/"))
        if not os.path.isfile(path):
            sys.exit(f"trivium: error: {name} of the packed model is missing")
        with open(path, "rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
        if f"sha256:{digest.hexdigest()}" != expected:
            sys.exit(f"trivium: error: {name} of the packed model is not what was packed")
    return described


def main():
    uri = os.environ["AIP_STORAGE_URI"]
    folder = os.path.join(os.environ.get("TMPDIR", "/tmp"), "trivium-model") if uri.startswith("gs://") else uri
    if uri.startswith("gs://"):
        fetch(uri, folder)
    described = check(folder)
    if described["requirements"]:
        lock = os.path.join(folder, *described["requirements"].split("/"))
        pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet", "-r", lock]
        if subprocess.call(pip) != 0:
            sys.exit("trivium: error: the requirements of the model could not be installed")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [os.path.join(folder, "code"), os.environ.get("PYTHONPATH")]))
    os.execv(sys.executable, [sys.executable, "-m", "trivium_serving.http_server", folder])


if __name__ == "__main__":
    main()
