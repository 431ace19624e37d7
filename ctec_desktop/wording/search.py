"""Words of searching over everything."""

from typing import Final

MAKING_TERMS: Final = "正在建立检索目录，完成前可能有人搜不到"
