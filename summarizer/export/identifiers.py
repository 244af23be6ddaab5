"""URIs for documents and for the objects in them."""

import base64

from summarizer.schema import Document


def uri(document: Document) -> str:
    """The document's web address; where it has none, a URI made from the hash of its text (RFC 6920)."""
    if document.source and document.source.startswith(("http://", "https://")):
        return document.source.partition("#")[0]
    digest = base64.urlsafe_b64encode(bytes.fromhex(document.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def node(document: Document, identifier: str) -> str:
    """The URI of an actor, event or claim of the document."""
    return f"{uri(document)}#{identifier}"
