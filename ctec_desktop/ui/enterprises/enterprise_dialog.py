"""Adding an enterprise, or putting one right."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.master_views import EnterpriseRecord
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import line, suggestions
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import enterprise_dialogs as words
from ctec_desktop.wording import kit as kit_words

_OWN = ("name", "uscc", "legal_representative", "address", "region_code", "industry_code", "contact_name")


class EnterpriseDialog(RecordDialog):
    """A count of staff typed here is a line of its history, by its day."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, enterprise_id: int | None = None
    ) -> None:
        super().__init__(words.NEW if enterprise_id is None else words.EDIT, context, parent)
        self._office = office
        self._actor = actor
        self._enterprise_id = enterprise_id
        self._version: int | None = None
        self._build_form()
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        form.add_heading(words.UNIT_PART)
        form.add("name", words.NAME, line(), required=True, hint=words.NAME_HINT)
        form.add("uscc", words.USCC, line())
        form.add("legal_representative", words.LEGAL, line())
        form.add("address", words.ADDRESS, line())
        form.add("region_code", words.REGION, line(words.REGION_HINT))
        form.add("industry_code", words.INDUSTRY, line(words.INDUSTRY_HINT))
        form.add_heading(words.PEOPLE_PART)
        form.add("contact_name", words.CONTACT, line())
        form.add("contact_phone", words.CONTACT_PHONE, line())
        form.add("staff_on_post", words.STAFF, line(), hint=words.STAFF_HINT)
        form.add("counted_on", words.COUNTED_ON, line(words.DAY_HINT))
        form.add("staff_source", words.STAFF_SOURCE, suggestions(words.STAFF_SOURCE, words.SOURCES))

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._enterprise_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        record: EnterpriseRecord | None = found
        if record is None:
            return {}
        self._version = record.version
        values = {key: getattr(record, key) or "" for key in (*_OWN, "contact_phone")}
        if record.staffing:
            newest = record.staffing[0]
            values |= {"staff_on_post": str(newest.staff_on_post), "counted_on": newest.counted_on.isoformat()}
            values |= {"staff_source": newest.source or ""}
        return values

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        from ctec_desktop.services.enterprise_forms import EnterpriseForm

        typed = self.form.values()
        form = EnterpriseForm(**typed, id=self._enterprise_id, version=self._version, confirmed=self.confirmed())
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return kit_words.saved_line(self.form.value("name").strip())


def _read(office: Office, actor: Actor, enterprise_id: int | None) -> EnterpriseRecord | None:
    return None if enterprise_id is None else office.enterprises.record(actor, enterprise_id)


def _save(office: Office, actor: Actor, form: Any, _progress: object) -> Outcome[int]:
    return office.enterprises.save(actor, form)
