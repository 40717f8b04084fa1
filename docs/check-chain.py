#!/usr/bin/env python3
"""Checks a document's chain of versions over the open API: check-chain.py https://.../promises/{id}"""
import hashlib
import json
import sys
import urllib.request

COVERED = ("number", "previousHash", "contentHash", "publishedAt", "organisation", "basis", "changeNote")


def read(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
    sys.exit(__doc__)
document = sys.argv[1]
hash_before = None
for version in json.loads(read(document + "/versions"))["items"]:
    number = version["number"]
    # The same bytes as canonical JSON (RFC 8785), for strings and integers.
    link = {member: version[member] for member in COVERED if member in version}
    canonical = json.dumps(link, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    if version.get("previousHash") != hash_before:
        sys.exit(f"version {number}: previousHash is not the hash of the version before")
    if version["hash"] != sha256(canonical):
        sys.exit(f"version {number}: the hash is not that of the link")
    if version["contentHash"] == sha256(read(f"{document}/versions/{number}")):
        print(f"version {number} of {version['publishedAt']}: as published")
    elif "redacted" in version:
        print(f"version {number} of {version['publishedAt']}: redacted, {version['redacted'][-1]['reason']}")
    else:
        sys.exit(f"version {number}: the content is not what contentHash says")
    hash_before = version["hash"]
