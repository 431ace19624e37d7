"""What stands on the recovery sheet."""

from datetime import date
from typing import Final

TITLE: Final = "产教通 恢复密钥单"
LEAD: Final = "忘记密码时，只有下面这串恢复密钥能打开学校的数据。密钥不在任何电脑里另存，这张纸丢了就补不回来。"
SCHOOL: Final = "学校"
DAY: Final = "建立日期"
FOLDER: Final = "数据所在"

PARTS: Final = (
    (
        "什么时候用",
        (
            "忘记密码，或知道密码的人离职没有交接时：打开程序，在登录窗口点“忘记密码？使用恢复密钥”，照上面 ① 到 ⑧ 的次序逐组输入即可。横线和空格可以不输，字母不分大小写；里面只有字母和数字 2 到 7，没有 0、1、8、9。也可以扫右边的方码取得这串字符。",
        ),
    ),
    (
        "怎样保管",
        (
            "1. 打印一份，装入信封封好，在封口处签名或盖章，放进学校的保险柜。",
            "2. 不要拍照，不要发到微信、QQ 或邮箱；打印后把电脑和 U 盘里的这个文件删掉。",
            "3. 拿到这张纸的人就能打开全部学生资料。保管人变动时当面交接，并在下面登记。",
        ),
    ),
)
SIGN_LINES: Final = (("保管人（签名）：", "日期："), ("接收人（签名）：", "日期："))


def day(on: date) -> str:
    return f"{on.year} 年 {on.month} 月 {on.day} 日"
