"""decode: bytes -> Text. One module a format; every text keeps where its blocks came from."""

from camket.decode.formats import Readable, readable_formats
from camket.decode.read import decode, read_input

__all__ = ["Readable", "decode", "read_input", "readable_formats"]
