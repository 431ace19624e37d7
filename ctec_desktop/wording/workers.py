"""Sentences about child workers that did not come back."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "worker_timed_out": "读取这个文件超过了时限，已停止，没有导入任何内容。文件可能过大或已损坏。"
    "请用 WPS 或 Excel 打开它，删去用不到的工作表和图片，另存为新的 .xlsx 文件后再导入。",
    "worker_memory": "读取这个文件需要的内存超过了上限，已停止，没有导入任何内容。"
    "常见原因是表格很远的地方（例如最后一行或最后一列）误留了一个字。"
    "请把名单所在的区域复制到一个新工作簿，另存为 .xlsx 后再导入。",
    "worker_crashed": "读取这个文件时，读取程序意外中断，没有导入任何内容。文件可能已损坏，或由少见的软件生成。"
    "请用 WPS 或 Excel 打开它，另存为新的 .xlsx 文件后再导入。",
}
