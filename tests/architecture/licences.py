"""Under which licences the locked packages come, and whether a program under MIT may stand on them."""

import re
from collections.abc import Iterator
from importlib.metadata import metadata
from pathlib import Path

from packaging.requirements import Requirement

# Permissive licences, and those of weak copyleft that bind the library only.
ALLOWED = frozenset(
    {
        *("MIT", "MIT-0", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "Zlib"),
        *("MPL-2.0", "LGPL-3.0-only", "LGPL-2.1-or-later"),
    }
)
# Packages whose metadata names no licence by its SPDX name: read in the package itself.
READ_BY_HAND = {
    "attrs": "MIT",
    "charset-normalizer": "MIT",
    "chinesecalendar": "MIT",
    "editables": "MIT",
    "et-xmlfile": "MIT",
    "execnet": "MIT",
    "fonttools": "MIT",
    "grimp": "BSD-2-Clause",
    "import-linter": "BSD-2-Clause",
    "jsonschema": "MIT",
    "jsonschema-specifications": "MIT",
    "lxml": "BSD-3-Clause AND MIT",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "openpyxl": "MIT",
    "pathspec": "MPL-2.0",
    "pikepdf": "MPL-2.0",
    "pluggy": "MIT",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pypinyin": "MIT",
    "pytest-qt": "MIT",
    "pytest-timeout": "MIT",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "python-stdnum": "LGPL-2.1-or-later",
    "referencing": "MIT",
    "reportlab": "BSD-3-Clause",
    "rich": "MIT",
    "rpds-py": "MIT",
    "segno": "BSD-3-Clause",
    "sortedcontainers": "Apache-2.0",
    "sqlcipher3": "Zlib",
    "trove-classifiers": "Apache-2.0",
    "xlrd": "BSD-3-Clause",
    "xlwt": "BSD-3-Clause",
}


def locked(lock: Path) -> Iterator[Requirement]:
    """The pins of the lock that this system installs."""
    for line in lock.read_text(encoding="utf-8").splitlines():
        if re.match(r"[a-z0-9]", line):
            requirement = Requirement(line.removesuffix("\\").strip())
            if requirement.marker is None or requirement.marker.evaluate():
                yield requirement


def licence_of(package: str) -> str:
    """The SPDX expression of an installed package, or what its own words amount to."""
    if package in READ_BY_HAND:
        return READ_BY_HAND[package]
    described = metadata(package).json
    return str(described.get("license_expression") or described.get("license") or "none named")


def is_allowed(expression: str) -> bool:
    """One of the alternatives joined by OR must consist of allowed licences only."""
    return any(
        all(part.strip(" ()") in ALLOWED for part in alternative.split(" AND "))
        for alternative in expression.split(" OR ")
    )


def unlicensed(lock: Path) -> list[str]:
    licences = {requirement.name: licence_of(requirement.name) for requirement in locked(lock)}
    return [f"{name}: {licence}" for name, licence in licences.items() if not is_allowed(licence)]
