"""An apprenticeship as it was agreed: who with whom, until when, two mentors, hours, and who has signed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.apprenticeships import ApprenticeshipForm, ApprenticeshipView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.check_list import CheckList
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import apprentices_page as words
from ctec_desktop.wording.apprenticeships import PARTIES, SCHEMES
from ctec_desktop.wording.cover import typed_yuan

_SIGNERS_PX: Final = 176
_DAYS: Final = ("from_on", "until_on", "labour_from", "labour_until", "signed_on")
_TEXTS: Final = ("student_no", "certificate", "teacher_duties", "mentor_duties", "subsidy_no")
_SUBSIDY: Final = ("subsidy_fen", "advance_fen", "final_fen")
_HOURS: Final = ("total_hours", "practice_hours")
_ORDER: Final = tuple(PARTIES)


class ApprenticeDialog(RecordDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, apprenticeship_id: int | None = None
    ) -> None:
        super().__init__(words.NEW if apprenticeship_id is None else words.EDIT, context, parent)
        self._office = office
        self._actor = actor
        self._apprenticeship_id = apprenticeship_id
        self._version: int | None = None
        self._units = choice((), none=words.CHOOSE)
        self.signers = CheckList(words.SIGNERS, words.SIGNERS_SEARCH)
        self._build_form()
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        form.add_heading(words.WHO_PART)
        form.add("student_no", words.STUDENT_NO, line(), required=True)
        schemes = [(scheme.value, text) for scheme, text in SCHEMES.items()]
        form.add("scheme", words.SCHEME, choice(schemes, none=words.CHOOSE), required=True)
        form.add("enterprise_id", words.ENTERPRISE, self._units, wide=True, required=True)
        form.add("from_on", words.FROM, line(words.DAY_HINT), required=True)
        form.add("until_on", words.UNTIL, line(words.DAY_HINT), required=True)
        form.add("labour_from", words.LABOUR_FROM, line(words.LABOUR_HINT))
        form.add("labour_until", words.LABOUR_UNTIL, line(words.LABOUR_HINT))
        form.add("certificate", words.CERTIFICATE, line(words.CERTIFICATE_HINT), wide=True)
        form.add_heading(words.TERMS_PART)
        form.add("teacher_duties", words.TEACHER_DUTIES, line(), wide=True)
        form.add("mentor_duties", words.MENTOR_DUTIES, line(), wide=True)
        form.add("allowance_fen", words.ALLOWANCE, line())
        form.add("total_hours", words.TOTAL_HOURS, line())
        form.add("practice_hours", words.PRACTICE_HOURS, line())
        form.add_heading(words.SUBSIDY_PART)
        form.add("subsidy_no", words.SUBSIDY_NO, line())
        form.add("subsidy_fen", words.SUBSIDY_GRANTED, line())
        form.add("advance_fen", words.SUBSIDY_ADVANCE, line())
        form.add("final_fen", words.SUBSIDY_FINAL, line())
        form.add_heading(words.SIGNED_PART)
        form.add("signed_on", words.SIGNED_ON, line(words.DAY_HINT))
        self.signers.setFixedHeight(_SIGNERS_PX)
        self.add_part(self.signers)

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._apprenticeship_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        view: ApprenticeshipView | None = found[0]
        offered = dict(found[1])
        if view is not None:
            # The unit may be out of use by now; it is still this one.
            offered.setdefault(view.enterprise_id, view.enterprise_name)
        offer_again(self._units, [(str(one), text) for one, text in offered.items()], none=words.CHOOSE)
        signed = frozenset[Party]() if view is None else view.signers
        chosen = self.signers.chosen() or tuple(n for n, party in enumerate(_ORDER) if party in signed)
        self.signers.show_people([(n, PARTIES[party]) for n, party in enumerate(_ORDER)], chosen)
        if view is None:
            return {}
        self._version = view.version
        days = {key: getattr(view, key) for key in _DAYS}
        hours = {key: getattr(view, key) for key in _HOURS}
        return {
            **{key: getattr(view, key) or "" for key in _TEXTS},
            **{key: day.isoformat() if day else "" for key, day in days.items()},
            **{key: "" if count is None else str(count) for key, count in hours.items()},
            **{key: typed_yuan(getattr(view, key)) for key in _SUBSIDY},
            "scheme": view.scheme.value,
            "enterprise_id": str(view.enterprise_id),
            "allowance_fen": typed_yuan(view.allowance_fen),
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        typed: dict[str, Any] = self.form.values()
        signers = tuple(_ORDER[n].value for n in self.signers.chosen())
        form = ApprenticeshipForm(**typed, signers=signers, id=self._apprenticeship_id, version=self._version)
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.SAVED


def _read(office: Office, actor: Actor, apprenticeship_id: int | None) -> object:
    service = office.apprenticeships
    view = None if apprenticeship_id is None else service.detail(actor, apprenticeship_id)
    return view, service.enterprises(actor)


def _save(office: Office, actor: Actor, form: ApprenticeshipForm, _progress: object) -> Outcome[int]:
    return office.apprenticeships.save(actor, form)
