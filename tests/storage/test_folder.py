"""Where a database may live."""

from pathlib import Path

import pytest

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.storage import folder
from ctec_desktop.storage.folder import file_system_of, refuse_unfit_folder

MOUNTS = r"""
rootfs / rootfs rw 0 0
/dev/sda1 / ext4 rw,relatime 0 0
server:/school /mnt/school nfs4 rw 0 0
//server/share /mnt/共享\040盘 cifs rw 0 0
auto.home /srv/auto autofs rw 0 0
server:/srv /srv/auto nfs rw 0 0
/dev/sdb1 /mnt/school/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/ctec", "ext4"),
        ("/mnt/school/数据", "nfs4"),
        ("/mnt/schools", "ext4"),
        ("/mnt/共享 盘/数据", "cifs"),
        ("/srv/auto/data", "nfs"),
        ("/mnt/school/local/data", "ext4"),
    ],
)
def test_file_system_is_that_of_the_longest_and_latest_mount(path, kind):
    assert file_system_of(Path(path), MOUNTS) == kind


def test_unknown_mounts_tell_nothing():
    assert file_system_of(Path("/x"), "") == ""
    assert file_system_of(Path("/x"), "garbage\n\n /\n") == ""


def test_network_folder_is_refused_with_its_path(monkeypatch, tmp_path):
    monkeypatch.setattr(folder, "_mounts", lambda: f"server:/s {tmp_path} nfs4 rw 0 0\n")
    with pytest.raises(EnvironmentFault) as refused:
        refuse_unfit_folder(tmp_path / "数据")
    assert refused.value.kind == StorageFault.DATA_FOLDER_REMOTE
    assert refused.value.facts["path"] == str(tmp_path / "数据")


@pytest.mark.parametrize("name", ["OneDrive", "OneDrive - 某某学校", "Dropbox", "坚果云", "我的坚果云", "iCloudDrive"])
def test_folder_that_is_synchronised_is_refused(tmp_path, name):
    with pytest.raises(EnvironmentFault) as refused:
        refuse_unfit_folder(tmp_path / name / "数据")
    assert refused.value.kind == StorageFault.DATA_FOLDER_SYNCED


def test_folder_that_onedrive_names_is_refused_whatever_it_is_called(monkeypatch, tmp_path):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "办公"))
    with pytest.raises(EnvironmentFault):
        refuse_unfit_folder(tmp_path / "办公" / "数据")
    refuse_unfit_folder(tmp_path / "本机" / "数据")


def test_link_into_a_synchronised_folder_is_seen_through(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "数据").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(EnvironmentFault):
        refuse_unfit_folder(tmp_path / "数据")
