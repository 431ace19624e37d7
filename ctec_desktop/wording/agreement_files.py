"""Names of the files that one student's papers each get, and what is said while they are made."""

from typing import Final

NAME: Final = "姓名"
STUDENT_NO: Final = "学号"
CLASS: Final = "班级"
ENTERPRISE: Final = "单位"
NUMBER: Final = "编号"
PAPER: Final = "三方协议"
PATTERN: Final = "{姓名} 三方协议 {编号}"
PRINTING: Final = "逐人生成文件"
