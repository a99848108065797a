"""Where the second reader listens: an address of this very machine, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from index.errors import DatelineError

HOST = "127.0.0.1"


class SecondReaderError(DatelineError):
    """The second reader is not set up, does not answer, or answers what nobody can read."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that takes questions as OpenAI's chat completions do, on a port of this machine."""

    port: int
    path: str
    model: str


def endpoint_of(address: str, model: str) -> Endpoint:
    """The endpoint of an address as http://127.0.0.1:8080/v1. Raises SecondReaderError for any other machine."""
    if not address:
        raise SecondReaderError(
            'No second reader is set up: second_reader = "http://127.0.0.1:8080/v1" in config.toml names one.'
        )
    try:
        parts = urlsplit(address)
        port = parts.port or 80
    except ValueError:
        raise SecondReaderError(f"second_reader is no address: {address!r}.") from None
    if parts.scheme != "http" or parts.hostname != HOST or parts.username or parts.query or parts.fragment:
        raise SecondReaderError(f"second_reader is to be http://{HOST}:PORT/PATH, on this machine alone.")
    return Endpoint(port, f"{parts.path.rstrip('/')}/chat/completions", model)
