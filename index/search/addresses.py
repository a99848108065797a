"""Web addresses: the form in which they are indexed, and how they are found in a query line that was pasted."""

from __future__ import annotations

import re

FIELD = "url"
_ADDRESS = re.compile(r'"?(?<!\w)((?:(?:https?|ftp)://|www\.)\w[^\s"<>]*)"?', re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_FOLLOWED = re.compile(r"&?(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ocid)=[^&]*")
_TYPED = re.compile(rf'(?<![\w"]){FIELD}:\s*$')


def address_key(address: str) -> str:
    """An address without what does not tell pages apart: scheme, “www.”, case, fragment, the marks of campaigns."""
    key = _SCHEME.sub("", address.strip()).partition("#")[0].lower().removeprefix("www.")
    path, mark, parameters = key.partition("?")
    parameters = _FOLLOWED.sub("", parameters).strip("&") if mark else ""
    return f"{path.rstrip('/')}?{parameters}" if parameters else path.rstrip("/")


def host_pattern(words: list[str]) -> str:
    """A pattern of internet names with these words: port.herald.com has “herald”, portwire.com “port wire”."""
    dotted, joined = re.escape(".".join(words)), re.escape("".join(words))
    ending = r"(?:\..+)?" if "." in dotted else r"\..+"
    return rf"(?:.+\.)?(?:{dotted}|{joined}){ending}$"


def marked_addresses(line: str) -> str:
    """A query line in which every web address, in quotation marks or not, asks for the address as a whole."""

    def marked(match: re.Match[str]) -> str:
        field = "" if _TYPED.search(line[: match.start()]) else f"{FIELD}:"
        address, rest = _without_marks(match[1])
        return f'{field}"{address}"{rest}'

    return _ADDRESS.sub(marked, line)


def _without_marks(address: str) -> tuple[str, str]:
    """An address without the marks of the sentence around it, and its brackets that the line may need."""
    stripped = address
    while stripped[-1] in ".,;:!?'*" or (
        stripped[-1] in _CLOSING and stripped.count(_CLOSING[stripped[-1]]) < stripped.count(stripped[-1])
    ):
        stripped = stripped[:-1]
    return stripped, "".join(one for one in address[len(stripped) :] if one in _CLOSING)
