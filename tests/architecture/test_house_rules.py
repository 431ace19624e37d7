"""The rules of the house, held by the program as it is."""

import subprocess
from pathlib import Path

from tests.architecture import breaches
from tests.architecture.exceptions import MAY_CATCH_EVERYTHING, OVERSIZED

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ctec_desktop"


def test_kernel_stands_on_the_standard_library_alone():
    assert breaches.kernel_imports_beyond_stdlib(PACKAGE) == []


def test_every_foreign_library_has_one_home():
    assert breaches.libraries_without_a_home(PACKAGE, ROOT / "pyproject.toml") == []


def test_files_functions_and_parameter_lists_stay_small():
    assert (
        breaches.oversized(ROOT, ("dev.py", "ctec_desktop", "tools", "installer", "benchmarks", "tests"), OVERSIZED)
        == []
    )


def test_everything_is_caught_only_at_the_listed_edges():
    assert breaches.broad_excepts(ROOT, "ctec_desktop", MAY_CATCH_EVERYTHING) == []


def test_no_lambda_is_connected_to_a_signal():
    assert breaches.connected_lambdas(PACKAGE) == []


def test_every_service_method_names_a_permission_and_its_actor():
    assert len(breaches.service_methods(PACKAGE)) > 10
    assert breaches.open_service_methods(PACKAGE) == []


def test_no_tracked_file_names_a_machine_or_a_package_server():
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    tracked = [name for name in listing.split("\0") if name and (ROOT / name).is_file()]
    assert "pyproject.toml" in tracked
    assert breaches.machine_marks(ROOT, tracked) == []
