"""Each rule of the house is shown a breach planted in a small package of its own, and must find it."""

from pathlib import Path

import pytest

from tests.architecture import breaches

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "ctec_desktop"
    for layer in ("kernel", "services", "ui"):
        (folder / layer).mkdir(parents=True)
    return folder


def plant(file: Path, source: str) -> None:
    file.write_text(source, encoding="utf-8")


def test_foreign_import_in_kernel_is_found(package):
    plant(
        package / "kernel/ids.py", "import json\nfrom ctec_desktop.kernel import clock\n\ndef f():\n    import segno\n"
    )
    assert breaches.kernel_imports_beyond_stdlib(package) == ["kernel/ids.py:5: the kernel imports segno"]


def test_library_that_no_contract_names_is_found(package):
    plant(package / "ui/page.py", "import PySide6\nimport numpy.linalg\n")
    found = breaches.libraries_without_a_home(package, ROOT / "pyproject.toml")
    assert found == ["ui/page.py:2: numpy has no home in pyproject.toml"]


def test_long_file_long_function_and_many_parameters_are_found(package, tmp_path):
    plant(package / "long.py", "x = 1\n" * 301)
    plant(package / "deep.py", "def run():\n" + "    x = 1\n" * 50)
    plant(
        package / "wide.py",
        "class A:\n    def run(self, a, b, c, d, *, e, f, g): ...\n    def ok(self, a, b, c, d, e, f): ...\n",
    )
    assert breaches.oversized(tmp_path, ["ctec_desktop"], {}) == [
        "ctec_desktop/deep.py::run: 51 lines, 50 allowed",
        "ctec_desktop/long.py: 301 lines, 300 allowed",
        "ctec_desktop/wide.py::run: 7 parameters, 6 allowed",
    ]


def test_listed_file_may_be_long_and_idle_listing_is_found(package, tmp_path):
    plant(package / "long.py", "x = 1\n" * 301)
    listed = {"ctec_desktop/long.py": "a table of names", "ctec_desktop/gone.py": "was long once"}
    assert breaches.oversized(tmp_path, ["ctec_desktop"], listed) == [
        "ctec_desktop/gone.py: listed, but no longer too big"
    ]


@pytest.mark.parametrize("clause", ["except:", "except Exception:", "except (OSError, BaseException) as error:"])
def test_catching_everything_is_found(package, tmp_path, clause):
    source = f"try:\n    pass\n{clause}\n    pass\n"
    plant(package / "ui/page.py", source)
    plant(package / "ui/jobs.py", source)
    plant(package / "ui/write.py", f"try:\n    pass\n{clause}\n    undo()\n    raise\n")
    allowed = {"ctec_desktop/ui/jobs.py": "an edge"}
    assert breaches.broad_excepts(tmp_path, "ctec_desktop", allowed) == [
        "ctec_desktop/ui/page.py:3: catches everything"
    ]


def test_connected_lambda_is_found(package):
    plant(package / "ui/page.py", "b.clicked.connect(self.go)\nb.clicked.connect(partial(lambda: self.go()))\n")
    assert breaches.connected_lambdas(package) == ["ui/page.py:2: a lambda is connected"]


def test_service_method_without_permission_or_actor_is_found(package):
    plant(
        package / "services/students.py",
        "class StudentService:\n"
        "    @needs(Permission.STUDENTS_SEE)\n"
        "    def guarded(self, actor, query): ...\n"
        "    def unguarded(self, actor): ...\n"
        "    @needs(Permission.STUDENTS_SEE)\n"
        "    def nameless(self, query): ...\n"
        "    def _inner(self): ...\n",
    )
    assert breaches.open_service_methods(package) == [
        "services/students.py:4: StudentService.unguarded declares no permission",
        "services/students.py:6: StudentService.nameless does not take the actor first",
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "/ro" + "ot/.cache",
        "'/ho" + "me/zhang'",
        "(/wo" + "rk/main",
        "C:\\Us" + "ers\\li",
        "https://py" + "pi.org/simple",
    ],
)
def test_machine_path_and_package_server_are_found(tmp_path, mark):
    (tmp_path / "notes.md").write_text(f"a/home/b and ~/work are fine\nsee {mark}\n", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\x00")
    assert [line.partition(": ")[0] for line in breaches.machine_marks(tmp_path, ["notes.md", "picture.png"])] == [
        "notes.md:2"
    ]
