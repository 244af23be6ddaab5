"""Which addresses of the internet are public: those that a page may be fetched from.

What is not public is loopback, private, link-local, shared (carrier-grade NAT), multicast, reserved, unspecified or
for documentation, in IPv4 and IPv6, and every IPv6 address that embeds such an IPv4 address.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_UNICAST = IPv6Network("2000::/3")  # all that IANA has given out for use between networks
_NOT_PUBLIC = (
    IPv6Network("2001::/23"),  # protocol assignments, Teredo among them
    IPv6Network("2001:db8::/32"),  # documentation
    IPv6Network("2002::/16"),  # 6to4: leads to any IPv4 address
    IPv6Network("3fff::/20"),  # documentation
)
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: how an IPv6-only network reaches IPv4


def is_public(address: str) -> bool:
    """Whether an address, as the resolver gives it, is a public one."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return _is_public_4(found)
    inside = found.ipv4_mapped or (IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else None)
    return _is_public_4(inside) if inside else _is_public_6(found)


def _is_public_4(address: IPv4Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_public_6(address: IPv6Address) -> bool:
    """The last 64 bits of an ISATAP address (RFC 5214) hold an IPv4 address too."""
    if int(address) >> 32 & 0xFDFFFFFF == 0x5EFE:
        return False
    return (
        address in _UNICAST
        and address.is_global
        and not address.scope_id
        and not any(address in network for network in _NOT_PUBLIC)
    )
