"""`dateline serve`: the explorer in a browser of this machine, and of nobody else's.

The server listens on 127.0.0.1 alone and asks for a key that only who started it has seen: other people on the machine
and pages of other sites get nothing. What the page would load from elsewhere (a font) the browser is told not to.
"""

from __future__ import annotations

import secrets
import shlex
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final

import typer

from index.collection import Collection
from index.errors import DatelineError

if TYPE_CHECKING:
    from aiohttp import web

HOST: Final = "127.0.0.1"
_COOKIE: Final = "dateline"


class NoServer(DatelineError):  # noqa: N818 - it names what is missing
    """The extra that serves is not installed."""

    def __init__(self) -> None:
        super().__init__("Serving needs a package more: pip install 'dateline[serve]'.")


def serve(collection: Collection, port: int) -> int:
    """Serve the explorer until it is stopped. Gives the exit code. Raises NoServer."""
    server = server_of(collection, port, secrets.token_urlsafe(24))
    server.serve()
    return 0


def server_of(collection: Collection, port: int, key: str) -> Any:
    """A server of a collection that answers who has the key. Raises NoServer."""
    try:
        from textual_serve.server import Server
    except ImportError:
        raise NoServer from None

    class OwnServer(Server):
        """The server of textual-serve with a guard in front of it."""

        def initialize_logging(self) -> None:
            """Keep the log of requests off the terminal."""

        async def _make_app(self) -> web.Application:
            app = await super()._make_app()
            app.middlewares.append(guard(port, key))
            return app

        async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002 - asked for like this
            typer.echo(f"{collection.name}: http://{HOST}:{port}/?key={key}", err=True)
            typer.echo("ctrl+c stops serving. Who has this address can read the collection.", err=True)

    command = shlex.join([sys.executable, "-P", "-m", "tui.cli", "open", str(collection.path)])
    return OwnServer(command, host=HOST, port=port, title=f"Dateline: {collection.name}")


def guard(port: int, key: str) -> Any:
    """Let those through who ask this machine by its own name, from no other site, and have the key."""
    from aiohttp import web

    names = (f"{HOST}:{port}", f"localhost:{port}")

    @web.middleware
    async def guarded(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        given = request.cookies.get(_COOKIE) or request.query.get("key", "")
        if request.host not in names or (origin and origin.partition("://")[2] not in names):
            raise web.HTTPForbidden(text="This is served to its own machine alone.")
        if not secrets.compare_digest(given.encode(), key.encode()):
            raise web.HTTPForbidden(text="Open the address that dateline serve printed, with its key.")
        response = await handler(request)
        if not response.prepared:
            response.set_cookie(_COOKIE, key, httponly=True, samesite="Strict")
            response.headers["Content-Security-Policy"] = (
                "default-src 'self' data:; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
                f"connect-src 'self' ws://{names[0]} ws://{names[1]}; frame-ancestors 'none'"
            )
            response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return guarded
