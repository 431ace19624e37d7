"""`import`: looking, applying, undoing."""

import openpyxl
import pytest

DONE, REFUSED, USAGE, ENVIRONMENT = 0, 1, 2, 3


def test_import_only_looks_unless_told_to_apply(commands, names):
    for option in ([], ["--dry-run"]):
        code, said, _ = commands.run("import", "students", names, *option)
        assert code == REFUSED
        assert "未写入" in said
    assert commands.json("list", "students") == []


def test_import_applies_the_good_rows_and_says_what_stayed_out(commands, names):
    code, said, complained = commands.run("import", "students", names, "--apply")
    assert code == REFUSED
    assert "新增 2" in said
    assert "[拒绝] 工作表“名单” D5" in complained
    assert "[待核对] 工作表“名单” D6" in complained
    assert len(commands.json("list", "students")) == 2


def test_import_of_held_rows_somebody_has_seen(commands, names):
    code, said, _ = commands.run("import", "students", names, "--apply", "--confirm", "6")
    assert (code, "新增 3" in said) == (REFUSED, True)


def test_import_without_anything_wrong_ends_with_zero(commands, posts):
    assert commands.run("import", "enterprises", posts, "--apply")[0] == DONE
    assert [one["name"] for one in commands.json("list", "enterprises")] == ["示例装备1有限公司", "示例装备2有限公司"]


def test_all_or_nothing_writes_nothing(commands, names):
    code, said, complained = commands.run("import", "students", names, "--apply", "--all-or-nothing")
    assert (code, said) == (REFUSED, "")
    assert "一行也没有写入" in complained
    report = commands.json("import", "students", names, "--apply", "--all-or-nothing", expect=REFUSED)
    assert (report["new"], len(report["refused"]), len(report["held"])) == (2, 1, 1)
    assert commands.json("list", "students") == []


def test_undoing_an_import_leaves_what_was_before_it(commands, names, posts):
    commands.run("import", "enterprises", posts, "--apply")
    commands.run("import", "students", names, "--apply")
    said = commands.json("import", "students", "--undo", "导错了班")
    assert said == {"file": "名单.xlsx", "sheet": "名单", "by": said["by"], "new": 2, "changed": 0}
    assert commands.json("list", "students") == []
    assert len(commands.json("list", "enterprises")) == 2
    code, _, complained = commands.run("import", "students", "--undo", "再来")
    assert (code, "已经撤销过" in complained) == (REFUSED, True)


def test_undoing_what_is_used_says_by_what(placed):
    code, said, complained = placed.run("import", "students", "--undo", "导错了")
    assert (code, said) == (REFUSED, "")
    assert "之后登记的实习安排用到了这次导入的内容" in complained
    assert len(placed.json("list", "students")) == 2


def test_undoing_says_how_many_rows_it_was(commands, posts):
    commands.run("import", "enterprises", posts, "--apply")
    code, said, _ = commands.run("import", "enterprises", "--undo", "导错了")
    assert (code, said.strip()) == (DONE, "已撤销“企业.xlsx”的导入：新增的 2 行已撤走，改动的 0 行已恢复原样")


@pytest.mark.parametrize("arguments", [[], ["名单.xlsx", "--undo", "错"], ["--undo", "错", "--apply"]])
def test_import_takes_a_file_or_undoes(commands, arguments):
    assert commands.run("import", "students", *arguments)[0] == USAGE


def test_import_of_the_sheet_that_is_named(commands, names):
    book = openpyxl.load_workbook(names)
    copy = book.copy_worksheet(book.active)
    copy.title = "补录"
    copy.delete_rows(6)
    book.save(names)
    whole = commands.json("import", "students", names, expect=REFUSED)
    named = commands.json("import", "students", names, "--sheet", "补录", expect=REFUSED)
    assert (len(whole["held"]), len(named["held"])) == (1, 0)
    code, _, complained = commands.run("import", "students", names, "--sheet", "没有")
    assert (code, "“名单”、“补录”" in complained) == (REFUSED, True)


def test_import_of_a_file_that_is_not_there(commands, tmp_path):
    code, _, complained = commands.run("import", "students", tmp_path / "没有.xlsx")
    assert (code, "没有.xlsx" in complained) == (ENVIRONMENT, True)


def test_import_of_a_file_that_is_no_workbook(commands, tmp_path):
    path = tmp_path / "名单.xlsx"
    path.write_bytes(b"\x00not a workbook")
    code, _, complained = commands.run("import", "students", path, "--apply")
    assert code == REFUSED
    assert complained.strip().endswith("。")


def test_how_a_sheet_is_to_be_read_can_be_said(commands, tmp_path):
    book = openpyxl.Workbook()
    page = book.active
    for row in (["某校"], ["学号", "名", "曾用", "班级"], ["20249001", "张测", "无", "24级测试班"]):
        page.append(row)
    book.save(tmp_path / "怪.xlsx")
    path = str(tmp_path / "怪.xlsx")
    code, _, complained = commands.run("import", "students", path)
    assert code == REFUSED
    assert "B “名”：不读" in complained
    assert "D “班级”：class_name（班级）" in complained
    assert "--column B=姓名" in complained
    code, said, _ = commands.run(
        "import", "students", path, "--header-row", "2", "--column", "B=姓名", "--column", "C="
    )
    assert (code, "新增 1" in said) == (DONE, True)
    code, _, complained = commands.run("import", "students", path, "--column", "B=性命")
    assert (code, "没有“性命”这样的栏目" in complained, "name（姓名）" in complained) == (REFUSED, True, True)


def test_what_stayed_out_can_be_saved_corrected_and_imported(commands, names, tmp_path):
    target = tmp_path / "退回.xlsx"
    _, _, complained = commands.run("import", "students", names, "--apply", "--save-refused", target)
    assert f"已写出：{target}" in complained
    report = commands.json("import", "students", target, expect=REFUSED)
    assert (report["new"], len(report["refused"]), len(report["held"])) == (0, 1, 1)


def test_where_nothing_stayed_out_no_file_is_written(commands, posts, tmp_path):
    _, _, complained = commands.run("import", "enterprises", posts, "--save-refused", tmp_path / "退回.xlsx")
    assert "没有退回的行" in complained
    assert not (tmp_path / "退回.xlsx").exists()


@pytest.mark.parametrize(
    "arguments", [("--header-row", "0"), ("--column", "B"), ("--column", "1=姓名"), ("--undo", "错", "--sheet", "一")]
)
def test_an_option_that_says_nothing_usable_is_a_usage_error(commands, arguments):
    file = () if "--undo" in arguments else ("名单.xlsx",)
    assert commands.run("import", "students", *file, *arguments)[0] == USAGE
