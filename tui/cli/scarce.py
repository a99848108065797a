"""What a process is allowed of memory, told before it lacks it: libraries fail otherwise in their own words."""

from __future__ import annotations

MB = 2**20
LEAST = 150 * MB  # of address space: with less a library ends the process, and no sentence can be said
ENOUGH = 1_000 * MB
_FORESEEN = ("DatelineError", "OSError")


def too_little_memory() -> str | None:
    """The sentence for a process that is allowed too little memory to begin with."""
    allowed = _allowed()
    return _sentence(allowed) if allowed is not None and allowed < LEAST else None


def lack_of_memory(error: BaseException) -> str | None:
    """The sentence for an error that comes of too little memory being allowed, whatever it says itself."""
    allowed = _allowed()
    if allowed is None or allowed >= ENOUGH:
        return None
    kinds = {kind.__name__ for kind in type(error).__mro__}  # by name: nothing can be imported any more
    if kinds & {*_FORESEEN} and "IncompleteInstallation" not in kinds:
        return None
    return _sentence(allowed)


def _sentence(allowed: int) -> str:
    return (
        f"there is not enough memory: this process is allowed {allowed // MB:,} MB; "
        f"allow {ENOUGH // MB:,} MB (ulimit -v) and run the command again."
    )


def _allowed() -> int | None:
    """The address space that this process may have in bytes; None for all that there is."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if limit == resource.RLIM_INFINITY else limit
