"""Entering a policy as it stands on paper, or putting one right."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.cover import CoverScheme, PolicyKind
from ctec_desktop.domain.cover_views import PolicyForm
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.services.policies import PolicyDetail
from ctec_desktop.ui.kit.form_editors import choice, line, suggest, suggestions
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import cover as labels
from ctec_desktop.wording import cover_page as words

_AMOUNTS = ("limit_person_fen", "limit_medical_fen", "limit_event_fen", "price_fen")


class PolicyDialog(RecordDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, policy_id: int | None = None
    ) -> None:
        super().__init__(words.NEW if policy_id is None else words.EDIT, context, parent)
        self._office = office
        self._actor = actor
        self._policy_id = policy_id
        self._version: int | None = None
        self._insurers = suggestions(words.INSURER)
        self._build_form()
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        form.add_heading(words.POLICY_PART)
        form.add("kind", words.KIND, choice(_choices(labels.KINDS)), required=True)
        form.add("scheme", words.SCHEME, choice(_choices(labels.SCHEMES)), required=True)
        form.add("insurer", words.INSURER, self._insurers)
        form.add("number", words.NUMBER, line())
        form.add("policyholder", words.POLICYHOLDER, line())
        form.add("insured", words.INSURED, line(words.INSURED_HINT))
        form.add_heading(words.DAYS_PART)
        form.add("from_on", words.FROM, line(words.DAY_HINT))
        form.add("until_on", words.UNTIL, line(words.DAY_HINT), hint=words.UNTIL_HINT)
        form.add("limit_person_fen", words.LIMIT_PERSON, line())
        form.add("limit_medical_fen", words.LIMIT_MEDICAL, line())
        form.add("limit_event_fen", words.LIMIT_EVENT, line())
        form.add_heading(words.MONEY_PART)
        form.add("price_fen", words.PRICE, line())
        form.add("payer", words.PAYER, choice(_choices(labels.PAYERS), none=words.CHOOSE), hint=words.PAYER_HINT)
        form.add("note", words.NOTE, line(), wide=True)

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._policy_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        detail: PolicyDetail | None = found[0]
        suggest(self._insurers, found[1].insurers)
        if detail is None:
            kinds = {"kind": PolicyKind.LIABILITY.value, "scheme": CoverScheme.ORDINARY.value}
            return {**kinds, "policyholder": found[1].school_name}
        view = detail.policy
        self._version = view.version
        texts = ("insurer", "number", "policyholder", "insured", "note")
        return {
            "kind": view.kind.value,
            "scheme": view.scheme.value,
            "payer": view.payer.value if view.payer else "",
            **{key: getattr(view, key) or "" for key in texts},
            **{key: labels.typed_yuan(getattr(view, key)) for key in _AMOUNTS},
            "from_on": view.from_on.isoformat() if view.from_on else "",
            "until_on": view.until_on.isoformat() if view.until_on else "",
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        form = PolicyForm(**self.form.values(), id=self._policy_id, version=self._version)
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.SAVED


def _choices(texts: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [(str(key), text) for key, text in texts.items()]


def _read(office: Office, actor: Actor, policy_id: int | None) -> object:
    detail = None if policy_id is None else office.policies.detail(actor, policy_id)
    return detail, office.policies.choices(actor)


def _save(office: Office, actor: Actor, form: PolicyForm, _progress: object) -> Outcome[int]:
    return office.policies.save(actor, form)
