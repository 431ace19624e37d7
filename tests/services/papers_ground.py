"""The demo school after a few changes, on which papers are printed."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.services.enterprise_forms import SiteForm
from ctec_desktop.services.office import Office
from ctec_desktop.services.papers import PaperReport
from ctec_desktop.services.placements import PlaceClass
from tests.schools import (
    CLERK,
    Demo,
    import_students,
    opened,
    plan_form,
    select,
    student,
    value,
)


@dataclass
class Ground:
    """The demo school after a few changes, and a plan whose policy nobody has entered."""

    office: Office
    root: Path
    class_name: str

    def print(self, *keys: str, actor: Actor = CLERK, **selection: object) -> PaperReport:
        chosen = PaperSelection(**(selection or {"class_name": self.class_name}))  # type: ignore[arg-type]
        return self.office.papers.print(actor, keys, chosen, self.root / "表单.pdf").value

    def pages(self) -> list[str]:
        return pages(self.root / "表单.pdf")


def pages(path: Path) -> list[str]:
    with open_pdf(path) as pdf:
        return ["".join(pdf.text(n).split()) for n in range(pdf.page_count())]


@contextmanager
def ground_on(demo: Demo, root: Path) -> Iterator[Ground]:
    with closing(opened(demo.copied_to(root))) as office:
        placed = [one for one in office.placements.all(CLERK) if one.class_name == demo.built.issued_class]
        units = office.enterprises.all(CLERK)
        here = next(one for one in units if one.name == placed[0].enterprise_name)
        other = next(post for one in units for post in one.posts if one.id != here.id)
        moved = ChangeWish(
            (placed[0].id,), ChangeKind.MOVE_UNIT, ChangeReason.POST_UNFIT, date(2027, 5, 1), post_id=other.id
        )
        ended = ChangeWish((placed[1].id,), ChangeKind.END_EARLY, ChangeReason.CONSCRIPTION, date(2027, 6, 1))
        for wish in (moved, ended):
            office.placement_changes.apply(CLERK, wish)
        site_id = value(office, "SELECT site_id FROM post WHERE id = ?", placed[0].post_id)
        (version, address) = select(office, "SELECT version, address FROM enterprise_site WHERE id = ?", site_id)[0]
        office.enterprises.save_site(CLERK, here.id, SiteForm(address, "440106", site_id, version))
        unknown_id = value(office, "SELECT site_id FROM post WHERE id = ?", other.id)
        there, version, address = select(
            office, "SELECT enterprise_id, version, address FROM enterprise_site WHERE id = ?", unknown_id
        )[0]
        office.enterprises.save_site(CLERK, there, SiteForm(address, "", unknown_id, version))
        plan_id = office.plans.add(CLERK, plan_form()).value
        office.placements.place_class(CLERK, PlaceClass(demo.built.issued_class, plan_id, placed[0].post_id))
        import_students(office, root / "新生.xlsx", [student(1, 班级="2025级电商9班", 年级="2025")])
        yield Ground(office, root, demo.built.issued_class)
