"""One question to the second reader and its answer: bounded in time and size, and to be broken off at any moment."""

from __future__ import annotations

import json
import socket
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from threading import Event, Thread

from index.bounded_file import MB
from index.second_reader.endpoint import HOST, Endpoint, SecondReaderError

SECONDS = 120.0  # that an answer may take
LARGEST = MB  # an answer
_LOOK = 0.05  # seconds between looks at whether it was broken off
_NONE = "The second reader's answer cannot be understood."


def ask(endpoint: Endpoint, system: str, user: str, cancelled: Event) -> str:
    """What it answers. Raises SecondReaderError: no answer, a late, too large or odd one, or one broken off."""
    question = {
        "model": endpoint.model, "temperature": 0, "stream": False,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
    }  # fmt: skip
    exchange = _Exchange(endpoint, json.dumps(question).encode())
    thread = Thread(target=exchange.run, name="second reader", daemon=True)
    thread.start()
    deadline = time.monotonic() + SECONDS
    while thread.is_alive():
        thread.join(_LOOK)
        if thread.is_alive() and (cancelled.is_set() or time.monotonic() > deadline):
            exchange.close()
            why = "was broken off" if cancelled.is_set() else f"has not answered within {SECONDS:.0f} seconds"
            raise SecondReaderError(f"The second reader {why}.")
    if exchange.error:
        raise SecondReaderError(exchange.error)
    return _content_of(exchange.body)


class _Exchange:
    """What a thread of its own sends and receives; `error` is a sentence where that fails."""

    def __init__(self, endpoint: Endpoint, question: bytes) -> None:
        self._endpoint, self._question = endpoint, question
        # no proxy is used and no redirection followed: HTTPConnection knows neither
        self._connection = HTTPConnection(HOST, endpoint.port, timeout=SECONDS)
        self._socket: socket.socket | None = None
        self.body, self.error = b"", ""

    def run(self) -> None:
        """Ask and take the answer."""
        try:
            self._connection.connect()
            self._socket = self._connection.sock
            self._connection.request(
                "POST", self._endpoint.path, self._question, {"Content-Type": "application/json"}
            )
            response = self._connection.getresponse()
            if response.status != 200:
                self.error = f"The second reader refuses the question (HTTP {response.status})."
                return
            self.body = response.read(LARGEST + 1)
            if len(self.body) > LARGEST:
                self.error = "The second reader's answer is too large."
        except ConnectionRefusedError:
            self.error = f"Nothing listens on port {self._endpoint.port} of this machine."
        except (OSError, HTTPException, ValueError):
            self.error = "The second reader ended without a whole answer."
        finally:
            self._connection.close()

    def close(self) -> None:
        """Break it off; the thread ends by itself."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def _content_of(body: bytes) -> str:
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise SecondReaderError(_NONE) from None
    if not isinstance(content, str):
        raise SecondReaderError(_NONE)
    return content
