"""Invented agreements with every field filled, as many as are asked for."""

from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.snapshot import AgreementSnapshot, PageCodeBase, freeze
from ctec_desktop.domain.fields import FIELDS


def snapshots(count: int) -> list[AgreementSnapshot]:
    """The first `count` students' agreements, of one unit."""
    return [_snapshot(n) for n in range(1, count + 1)]


def _snapshot(n: int) -> AgreementSnapshot:
    values = {key: f"{spec.label}{'示例' * 2}" for key, spec in FIELDS.items()}
    values |= {key: spec.choices[0].code for key, spec in FIELDS.items() if spec.choices}
    values |= {"agreement_no": f"JX2026-{n:06d}", "student_name": f"学生{chr(0x4E00 + n)}", "originals": "三"}
    values |= {"student_id_number": f"42010620080101{n:04d}", "student_no": f"2024{n:06d}", "guardian_name": f"家长{n}"}
    values |= {"student_phone": f"138{n:08d}", "guardian_phone": f"139{n:08d}", "other_terms": "", "absence_days": ""}
    base = PageCodeBase(school=1, serial=n, version=1, copy=1, key_id=1)
    return freeze(values["agreement_no"], BuiltInTemplates().agreement_and_consent(), values, base)
