"""`dateline serve`: the explorer for a browser of this machine, and for nobody else."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import subprocess
import sys
from typing import Any

import pytest
from aiohttp import ClientConnectorError, ClientSession, WSMsgType
from aiohttp.test_utils import TestClient, TestServer

from index.collection import Collection
from index.paths import sample_collection
from tui.cli.serve import HOST, server_of

KEY = "a-key-of-this-run"
PORT = 8765
HERE = {"Host": f"{HOST}:{PORT}"}


@pytest.fixture
async def client() -> Any:
    server = server_of(Collection.open(sample_collection()), PORT, KEY)
    async with TestClient(TestServer(await server._make_app())) as client:
        yield client


async def test_who_has_the_key_gets_the_page_and_nothing_from_elsewhere(client: Any) -> None:
    answer = await client.get("/", params={"key": KEY}, headers=HERE)
    assert answer.status == 200
    assert "textual.js" in await answer.text()
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "googleapis" not in policy
    assert answer.cookies["dateline"]["samesite"] == "Strict"
    assert answer.cookies["dateline"]["httponly"]


@pytest.mark.parametrize(
    ("path", "headers", "key"),
    [
        ("/", HERE, ""),
        ("/", HERE, "guess"),
        ("/ws", HERE, ""),
        ("/static/js/textual.js", HERE, ""),
        ("/", {"Host": "rebound.example"}, KEY),
        ("/", {"Host": f"rebound.example:{PORT}"}, KEY),
        ("/ws", {**HERE, "Origin": "https://news.example"}, KEY),
        ("/ws", {**HERE, "Origin": "null"}, KEY),
    ],
)
async def test_nobody_else_gets_anything(client: Any, path: str, headers: dict[str, str], key: str) -> None:
    answer = await client.get(path, params={"key": key}, headers=headers)
    assert answer.status == 403


def test_the_server_listens_on_this_machine_alone() -> None:
    server = server_of(Collection.open(sample_collection()), PORT, KEY)
    assert server.host == "127.0.0.1"


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        return int(listening.getsockname()[1])


async def drawn(address: str, words: str) -> str:
    """What the explorer draws in the browser until these words are there, or its connection ends."""
    seen = ""
    async with ClientSession() as session:
        for _ in range(300):  # it says its address a moment before it listens
            try:
                browser = await session.ws_connect(address)
                break
            except ClientConnectorError:
                await asyncio.sleep(0.1)
        async with browser:
            while words not in seen:
                message = await browser.receive(timeout=60)
                if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                    break
                seen += (
                    message.data if message.type is WSMsgType.TEXT else message.data.decode(errors="replace")
                )
    return seen


def test_the_explorer_answers_in_the_browser() -> None:
    command = [sys.executable, "-m", "tui.cli", "serve", str(sample_collection()), "--port", str(free_port())]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            address = re.search(r"http(://\S+/)(\?key=\S+)", server.stderr.readline())
            assert address
            seen = asyncio.run(drawn(f"ws{address[1]}ws{address[2]}&width=100&height=30", "John Kirby"))
            assert "John Kirby" in seen
        finally:
            server.send_signal(signal.SIGINT)
    assert server.returncode == 0
