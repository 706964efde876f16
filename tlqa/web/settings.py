"""What a server was told: where it listens, who may come in, and how much it takes on."""

from __future__ import annotations

import ipaddress
from dataclasses import field
from typing import TYPE_CHECKING

from tlqa.config.settings import Checking
from tlqa.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a server takes on.

    Attributes:
        size: bytes of a request's body.
        rate: requests a second of one client, in the long run.
        burst: requests that it may make at once after a pause.
        body_seconds: within which a request must have come in.
        check_seconds: that checking a story may take.
        waiting: requests that may wait for a process.
    """

    size: int = MEGABYTE
    rate: float = 20.0
    burst: int = 40
    body_seconds: float = 10.0
    check_seconds: float = 20.0
    waiting: int = 200


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything about a server.

    Attributes:
        host: address or name that it listens on.
        port: 0 takes a free one.
        token: that programs say and people paste; "" where everybody who reaches the server may come in.
        hosts: names that it is called by, beside its address.
        origins: of pages elsewhere whose scripts may use the API.
        newsroom: whose ignored findings hold, where a request names none.
        history: where what is ignored is kept (see ``tlqa.history``); None: the usual place.
        checking: by what stories are checked.
        jobs: processes that check.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    token: str = ""
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    newsroom: str = "newsroom"
    history: str | None = None
    checking: Checking = field(default_factory=Checking)
    jobs: int = 1
    limits: Limits = field(default_factory=Limits)


def is_address(host: str) -> bool:
    """Whether a host is an IP address, not a name."""
    try:
        ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return False
    return True


def is_loopback(addresses: Sequence[str]) -> bool:
    """Whether only this machine reaches all of these addresses."""
    return all(ipaddress.ip_address(each.partition("%")[0]).is_loopback for each in addresses)


def is_everywhere(host: str) -> bool:
    """Whether a host stands for all addresses of the machine."""
    return is_address(host) and ipaddress.ip_address(host.strip("[]")).is_unspecified
