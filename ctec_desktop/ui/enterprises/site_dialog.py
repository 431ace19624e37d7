"""Adding a place of work, or putting one right."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.master_views import SiteView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.ui.enterprises.part_dialog import PartDialog, PartOf
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.wording import enterprise_dialogs as words


class SiteDialog(PartDialog):
    def __init__(self, part: PartOf, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.NEW_SITE if part.part_id is None else words.EDIT_SITE, part, context, parent, "address")
        self.form.add("address", words.SITE, line(), wide=True, required=True, hint=words.SITE_HINT)
        self.form.add("region_code", words.REGION, line(words.REGION_HINT))
        self.begin()

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        site: SiteView | None = self.found(found.sites)
        return {} if site is None else {"address": site.address or "", "region_code": site.region_code or ""}

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        from ctec_desktop.services.enterprise_forms import SiteForm

        form = SiteForm(**self.form.values(), id=self.part.part_id, version=self.version, confirmed=self.confirmed())
        return words.SAVING_SITE, partial(_save, self.part, form)


def _save(part: PartOf, form: Any, _progress: object) -> Outcome[int]:
    return part.office.enterprises.save_site(part.actor, part.enterprise_id, form)
