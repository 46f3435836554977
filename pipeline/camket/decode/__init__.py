"""decode: bytes -> Text. One module a format; every text keeps where its blocks came from."""

from camket.decode.read import decode, read_input

__all__ = ["decode", "read_input"]
