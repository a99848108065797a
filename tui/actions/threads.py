"""Work of a command beside the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.host import Host


def in_thread(host: Host, work: Any) -> None:
    """Do it beside the screen; what goes wrong is told."""

    def safely() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - shown and logged; the program goes on
            host.app.call_from_thread(host.app.tell_error, error)

    host.app.run_worker(safely, thread=True, exclusive=True, group="happenings")
