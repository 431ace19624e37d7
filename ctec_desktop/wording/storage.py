"""Sentences about the PC, the data folder and the keys."""

from ctec_desktop.domain.codes.storage import StorageFault

SENTENCES: dict[str, str] = {
    StorageFault.DISK_FULL: "磁盘空间不足，没有写入任何内容（{path}）。请清理磁盘后重试，已有数据不受影响。",
    StorageFault.FOLDER_READ_ONLY: "没有写入权限：{path}。请换一个可以写入的文件夹，或请信息老师开放权限。",
    StorageFault.FILE_OPEN_ELSEWHERE: "文件正被其他程序使用或不允许改写：{path}。请关闭正在打开它的 WPS、Excel 或 PDF 阅读器后重试。",
    StorageFault.CANNOT_WRITE: "无法写入 {path}：{reason}。请检查磁盘和路径后重试。",
    StorageFault.DATABASE_MISSING: "在 {path} 没有找到数据库。请确认数据文件夹选择正确；第一次使用请先建立学校。",
    StorageFault.DATABASE_BUSY: "数据库正忙，稍候仍未空闲（{path}）。请等另一项操作完成后重试。",
    StorageFault.DATABASE_DAMAGED: "数据库文件已损坏：{path}。请不要继续录入，用最近一次备份恢复。",
    StorageFault.DATABASE_OLDER: "数据由较旧版本的程序写成，要先升级才能读：{path}。请用窗口打开一次，程序会先备份再升级；然后重试。",
    StorageFault.DATABASE_NEWER: "数据由更新版本的程序写成（结构 {revision}），本程序不能打开：{path}。请安装新版本后再打开。",
    StorageFault.CANNOT_OPEN: "无法打开 {path}：{reason}。请确认文件存在且没有被其他程序占用。",
    StorageFault.KEY_DOES_NOT_FIT: "密钥与数据库不匹配：{path}。vault.json 与数据库必须来自同一份数据或同一份备份。",
    StorageFault.WRONG_PASSWORD: "密码不正确。请注意大小写和输入法；忘记密码可以用建立学校时记下的恢复密钥。",
    StorageFault.WRONG_RECOVERY_KEY: "恢复密钥不正确。它是 8 组、每组 4 个字母或数字，请对照纸面重新输入。",
    StorageFault.VAULT_MISSING: "找不到密钥文件 {path}。没有它数据库无法打开，请从备份中一并取回 vault.json。",
    StorageFault.VAULT_DAMAGED: "密钥文件已损坏：{path}。请从备份中取回 vault.json。",
    StorageFault.DATA_FOLDER_IN_USE: "数据文件夹正被使用：{owner}。请先关闭那个窗口，或等那条命令结束。",
    StorageFault.DATA_FOLDER_NOT_EMPTY: "{path} 里已经有数据库，没有改动它。请换一个空文件夹，或直接打开已有的数据。",
    StorageFault.DATA_FOLDER_REMOTE: "{path} 在网络磁盘上，数据库放在那里可能损坏。请选择本机磁盘上的文件夹。",
    StorageFault.DATA_FOLDER_SYNCED: "{path} 在云同步文件夹里，同步程序会破坏正在使用的数据库。请选择不被同步的本机文件夹。",
    StorageFault.DATA_FOLDER_LOST: "找不到选定的数据文件夹 {path}，或者里面没有学校的数据。放在移动硬盘或 U 盘上的，请先插好；文件夹移动或改名了的，请另选它现在的位置。没有建立新的学校，也没有改动任何数据。",
    StorageFault.DATA_FOLDER_NAMELESS: "“{path}”不是这台电脑上的文件夹位置。请从盘符写起，例如 D:\\产教通数据，或点“选择…”。",
    StorageFault.DATA_FOLDER_FOREIGN: "{path} 里有别的文件，数据不能和它们混放。请选一个空文件夹，或在后面加上一个新文件夹的名字。",
    StorageFault.DATA_FOLDER_IN_PROGRAM: "{path} 在程序自己的文件夹里，升级或卸载会清掉那里的文件。请换一个文件夹。",
    StorageFault.DATA_FOLDER_NO_ROOM: "{path} 所在的磁盘只剩 {free_mb} MB，数据至少要留出 {wanted_mb} MB。请换一个磁盘，或先清理这个磁盘。",
    StorageFault.NO_SCHOOL_IN_FOLDER: "{path} 里没有学校的数据，没有改动它。数据文件夹里应有 vault.json 和 ctec.db；请选它本身，不要选它的上一级。",
    StorageFault.STORED_FILE_MISSING: "文件库中缺少一份文件（{name}）。请用最近一次备份恢复。",
    StorageFault.STORED_FILE_DAMAGED: "文件库中的一份文件与登记的校验值不符（{name}）。请用最近一次备份恢复。",
}
