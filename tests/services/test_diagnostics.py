"""Nothing about anyone is in the diagnostics: marks are put wherever personal data can be, and none comes out."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.scrubbing import scrubbed_command, scrubbed_report
from ctec_desktop.kernel import log
from ctec_desktop.kernel.clock import SystemClock
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.services.office import Office
from ctec_desktop.services.school import SchoolForm
from ctec_desktop.ui.shell.crash_report import CrashReporter
from tests.schools import empty_school, import_students, import_units, student, unit, value

SCHOOL = "印记职业技术学校"
CLERK = Actor("印记周老师")
PERSON = "印记小华"
GUARDIAN = "印记家长"
NUMBER = id_number(date(2008, 3, 1), "男", 77)
PHONE = "10098765432"
UNIT = "印记精密机械厂"
USER = "yinji-user"
MARKS = (SCHOOL, CLERK.name, PERSON, GUARDIAN, NUMBER, NUMBER[-6:], PHONE, UNIT, USER, "印记", "yinji", "Yinji")
REPORT = f"""ctec_desktop 0.1.0
Linux-{USER}-6.1
Python 3.11.2
2026-09-01T01:00:00+00:00

Traceback (most recent call last):
  File "/srv/{USER}/ctec_desktop/ctec_desktop/services/students.py", line 12, in save
    raise ValueError("{PERSON}")
  File "D:\\{USER}\\程序\\site-packages\\sqlalchemy\\engine\\base.py", line 7, in _execute_context
  File "sqlalchemy/orm/session.py", line 9, in flush
  File "{USER}/notes.py", line 3, in read
  File "/srv/{USER}/{PERSON}.py", line 3, in {PERSON}
ValueError: {PERSON} {NUMBER} {PHONE}
    {PERSON}
During handling of the above exception, another exception occurred:
sqlalchemy.exc.IntegrityError: (sqlcipher3.IntegrityError) [parameters: ('{UNIT}', '{PHONE}')]
{SCHOOL}
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A school in which every name is a mark, in a folder named after its user."""
    with closing(empty_school(tmp_path / USER / "印记数据")) as made:
        version = made.school.profile(CLERK).version
        made.school.save_profile(CLERK, SchoolForm(SCHOOL, contact_name=CLERK.name, version=version))
        cells = {"姓名": PERSON, "身份证号": NUMBER, "监护人姓名": GUARDIAN, "监护人电话": PHONE}
        import_students(made, tmp_path / f"{PERSON}.xlsx", [student(1, **cells)])
        import_units(made, tmp_path / f"{UNIT}.xlsx", [unit(1, 单位名称=UNIT)])
        made.students.all_revealed(CLERK, f"{PERSON}的家长来电")
        yield made


@pytest.fixture
def packed(office: Office, tmp_path: Path) -> dict[str, str]:
    """The texts of the zip, with crash reports and a stray file beside the data."""
    root = Path(office.folder_name)
    (root / f"{PERSON}.db").write_text(PERSON, "utf-8")
    for word in ("fault", PERSON, UNIT):
        log.note(root, word)
    with (root / "log" / "ctec.txt").open("a", encoding="utf-8") as opened:
        opened.write(f"{PERSON}\t{NUMBER}\n")
    (root / "crash").mkdir()
    (root / "crash" / "crash-20260901-010000-000000.txt").write_text(REPORT, "utf-8")
    (root / "crash" / f"crash-{PERSON}.txt").write_text(REPORT, "utf-8")
    reporter = CrashReporter(root / "crash", "0.1.0", SystemClock().now_utc)
    try:
        raise EnvironmentFault("cannot_open", {"path": f"/srv/{USER}/{PERSON}.xlsx"})
    except EnvironmentFault as fault:
        reporter.save(reporter.text_of(fault))
    target = tmp_path / "诊断.zip"
    office.health.collect(CLERK, {"platform": "offscreen"}, target)
    with zipfile.ZipFile(target) as opened:
        return {name: opened.read(name).decode("utf-8") for name in opened.namelist()}


def test_no_mark_is_in_the_zip(office: Office, packed: dict[str, str]):
    assert value(office, "SELECT count(*) FROM person WHERE name = ?", PERSON) == 1
    for name, text in packed.items():
        assert [mark for mark in MARKS if mark in name or mark in text] == [], name


def test_what_helps_is_in_the_zip(packed: dict[str, str]):
    assert {"说明.txt", "program.json", "checks.json", "data.json", "commands.txt"} < set(packed)
    assert len([name for name in packed if name.startswith("crash/")]) == 2
    program, data = json.loads(packed["program.json"]), json.loads(packed["data.json"])
    assert program["components"]["SQLAlchemy"]
    assert program["screen"] == {"platform": "offscreen"}
    assert len(program["fonts"]["NotoSerifSC-Regular.ttf"]["sha256"]) == 64
    assert (data["rows"]["student"], data["complaints"], data["journal_mode"]) == (1, 0, "wal")
    assert data["files"]["ctec.db"] > 0
    assert {line["check"] for line in json.loads(packed["checks.json"])} >= {"fonts", "database", "disk"}
    assert "\tschool.found\n" in packed["commands.txt"]
    assert [line.split("\t")[1] for line in packed["log.txt"].splitlines()] == ["fault", log.HIDDEN, log.HIDDEN]


def test_report_keeps_where_it_went_wrong_and_what_kind_of_error_it_was():
    assert scrubbed_report(REPORT).splitlines() == [
        "ctec_desktop 0.1.0",
        "Python 3.11.2",
        "2026-09-01T01:00:00+00:00",
        "Traceback (most recent call last):",
        '  File "ctec_desktop/services/students.py", line 12, in save',
        '  File "sqlalchemy/engine/base.py", line 7, in _execute_context',
        '  File "sqlalchemy/orm/session.py", line 9, in flush',
        '  File "…", line 3, in read',
        '  File "…", line 3, in …',
        "ValueError",
        "During handling of the above exception, another exception occurred:",
        "sqlalchemy.exc.IntegrityError",
    ]


def test_command_that_is_none_of_ours_is_hidden():
    assert scrubbed_command("2026-09-01T01:00:00.000Z", "student.save") == "2026-09-01T01:00:00.000Z\tstudent.save"
    assert scrubbed_command(PERSON, f"{PERSON} 保存") == "…\t…"
