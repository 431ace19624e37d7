"""Reasons of the operating system in Chinese: C names them in English whatever the language of the machine."""

import errno
from os import strerror

_BY_NUMBER = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段是文件，不是文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许这样做",
    errno.EROFS: "所在的磁盘只能读，不能写",
    errno.ENOSPC: "磁盘已满",
    errno.EFBIG: "文件太大",
    errno.EEXIST: "同名的文件或文件夹已经存在",
    errno.EBUSY: "正被别的程序使用",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.EIO: "磁盘读写出错",
}
_BY_TEXT = {strerror(number): told for number, told in _BY_NUMBER.items()}


def reason_text(reason: str) -> str:
    """An `OSError.strerror` in Chinese; any other text (a person's reason, Windows' own words) as it stands."""
    return _BY_TEXT.get(reason, reason)
