"""Cloud Storage as Vertex AI mounts it: every bucket below /gcs.

https://cloud.google.com/vertex-ai/docs/training/cloud-storage-file-system
"""
from __future__ import annotations

from pathlib import Path

MOUNT = Path("/gcs")


def mounted(address: str) -> Path:
    """The path of a gs:// address; a path stays what it is."""
    return MOUNT / address[len("gs://"):] if address.startswith("gs://") else Path(address)
