"""The child workers of the program: name to `module:function`. No worker imports Qt or SQLAlchemy."""

from collections.abc import Mapping
from types import MappingProxyType

WORKERS: Mapping[str, str] = MappingProxyType(
    {"sheets": "ctec_desktop.sheets.worker:read", "texts": "ctec_desktop.sheets.texts.worker:read"}
)
