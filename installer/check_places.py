"""Where data may lie under Wine: beside a portable copy, where a person chose, apart for every person of the PC."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Final

from ctec_desktop.kernel.data_place import CHOICE_NAME
from installer.check_program import Program, write_xls
from installer.old_data import SCHOOL, is_migrated, make_old_data
from installer.product import APP, TITLE
from installer.proof import Proof
from installer.wine import Wine, windows_path

_COPY: Final = rf"C:\便携\{TITLE}"
_CHOSEN: Final = r"C:\学校 数据\产教通"
_OTHER_PERSON: Final = r"C:\users\李四 老师\AppData\Local"
_FEW: Final = "6"


def check_portable(wine: Wine, portable: Path, proof: Proof) -> Program:
    """Gives the copy, with a small school in it, for whatever needs no setup."""
    folder = wine.drive_c / "便携"
    with zipfile.ZipFile(portable) as packed:
        packed.extractall(folder)
    before = set(wine.local_data.rglob("*"))
    copy = Program(wine, _COPY, folder / TITLE / "data")
    ran = copy.run("demo", "--students", _FEW, "--out", r"C:\便携\协议")
    proof.holds("a portable copy keeps its data beside the program", (copy.data / "vault.json").exists(), ran)
    proof.holds("and nothing in the user's folder", set(wine.local_data.rglob("*")) == before)
    write_xls(wine.drive_c / "花名册.xls")
    return copy


def forget(copy: Program) -> None:
    shutil.rmtree(copy.folder.parent, ignore_errors=True)


def check_folders(program: Program, proof: Proof) -> None:
    """Where data may not lie, and what an older version left."""
    for folder, why in ((r"C:\OneDrive\学校", "同步"), (r"\\server\share\学校", "网络")):
        ran = program.run("--data", folder, "init", "--school", SCHOOL)
        proof.holds(f"{folder} is refused with the reason", ran.code == 3 and why in ran.said, ran)
    old = program.wine.drive_c / "旧数据"
    make_old_data(old, program.password)
    days = ("--from", "2026-03-01", "--until", "2026-08-31")
    ran = program.run("--data", r"C:\旧数据", "plan", "add", "--name", "春季", *days)
    proof.holds("data of the previous schema are migrated", ran.code == 0, ran)
    proof.holds("and keep what was in them", is_migrated(old, program.password))
    backups = [file.name for file in old.rglob("*") if "before" in file.name]
    proof.holds("a copy was made before", bool(backups), sorted(old.rglob("*")))


def check_second_person(program: Program, proof: Proof) -> None:
    """Somebody else of the same PC: Windows gives them folders of their own, and nothing else tells them apart."""
    first = (program.data / "vault.json").read_bytes()
    ran = program.run_as(_OTHER_PERSON, "list", "students")
    proof.holds("a second person of the PC does not see the first one's school", ran.code == 3, ran)
    ran = program.run_as(_OTHER_PERSON, "init", "--school", SCHOOL)
    own = program.wine.drive_c / "users/李四 老师/AppData/Local" / APP / "data/vault.json"
    proof.holds("and founds one of their own", ran.code == 0 and own.exists(), ran)
    proof.holds("the first one's is untouched", (program.data / "vault.json").read_bytes() == first)
    shutil.rmtree(own.parent, ignore_errors=True)


def check_chosen_folder(program: Program, proof: Proof) -> None:
    """A folder as the first start notes it: found again, missed when it is gone, never replaced by an empty school."""
    chosen = program.wine.drive_c / "学校 数据" / "产教通"
    chosen.parent.mkdir()
    program.data.rename(chosen)
    (program.data.parent / CHOICE_NAME).write_text(_CHOSEN, "utf-16")
    ran = program.run("list", "students", "--json")
    proof.holds("data are found in the folder that was chosen", ran.code == 0 and bool(json.loads(ran.said)), ran.said)
    _check_diagnostics(program, proof)
    chosen.rename(chosen.with_name("拔掉了"))
    ran = program.run("init", "--school", SCHOOL)
    is_told = ran.code == 3 and _CHOSEN in ran.said
    proof.holds("a chosen folder that is gone is told, and no new school made", is_told and not chosen.exists(), ran)
    chosen.with_name("拔掉了").rename(chosen)
    program.data = chosen
    proof.holds("and is found when it is back", program.run("list", "students").code == 0)


def _check_diagnostics(program: Program, proof: Proof) -> None:
    target = program.wine.drive_c / "诊断.zip"
    ran = program.run("doctor", "--collect", windows_path(target, program.wine.drive_c))
    proof.holds("the doctor of the program finds nothing that stops work", ran.code == 0, ran.said)
    proof.holds("and names the folder", _CHOSEN in ran.said, ran.said)
    with zipfile.ZipFile(target) as packed:
        told = json.loads(packed.read("data.json"))["folder"]
    proof.holds("diagnostics tell that it was chosen, not where", told["origin"] == "chosen", (told, ran.said))
