"""Adding a post, or putting one right."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.master_views import EnterpriseRecord, PostRecord
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.ui.enterprises.part_dialog import PartDialog, PartOf
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.wording import enterprise_dialogs as words
from ctec_desktop.wording.labels import PAY_UNITS, PROVISIONS
from ctec_desktop.wording.master_labels import PAY_METHODS


class PostDialog(PartDialog):
    """Pay is typed in yuan."""

    def __init__(self, part: PartOf, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.NEW_POST if part.part_id is None else words.EDIT_POST, part, context, parent)
        self._sites, self._mentors = choice((), none=words.NO_SITE), choice((), none=words.OPEN)
        self._build_form()
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        units = ((unit.value, words.pay_unit_text(text)) for unit, text in PAY_UNITS.items())
        provisions = tuple((value.value, text) for value, text in PROVISIONS.items())
        form.add_heading(words.POST_PART)
        form.add("name", words.POST, line(), required=True)
        form.add("site_id", words.SITE, self._sites, required=True)
        form.add("work_hours", words.WORK_HOURS, line(words.WORK_HOURS_HINT))
        form.add("same_kind_staff", words.SAME_KIND, line(), hint=words.SAME_KIND_HINT)
        form.add("mentor_id", words.MENTOR, self._mentors)
        form.add_heading(words.TERMS_PART)
        form.add("pay", words.PAY, line())
        form.add("pay_unit", words.PAY_UNIT, choice(units, none=words.OPEN))
        methods = ((value.value, text) for value, text in PAY_METHODS.items())
        form.add("pay_method", words.PAY_METHOD, choice(methods, none=words.OPEN))
        form.add("pay_day", words.PAY_DAY, line())
        form.add("board", words.BOARD, choice(provisions, none=words.OPEN))
        form.add("lodging", words.LODGING, choice(provisions, none=words.OPEN))

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        record: EnterpriseRecord = found
        post: PostRecord | None = self.found(record.posts)
        own = (post.site_id, post.mentor_id) if post else (None, None)
        sites = [(str(one.id), one.address or "") for one in record.sites if not one.retired_on or one.id == own[0]]
        mentors = [(str(one.id), one.name) for one in record.mentors if not one.retired_on or one.id == own[1]]
        offer_again(self._sites, sites, none=words.NO_SITE)
        offer_again(self._mentors, mentors, none=words.OPEN)
        if post is None:
            return {"site_id": sites[0][0]} if len(sites) == 1 else {}
        return {
            "name": post.name,
            "site_id": str(post.site_id),
            "work_hours": post.work_hours or "",
            "same_kind_staff": "" if post.same_kind_staff is None else str(post.same_kind_staff),
            "mentor_id": str(post.mentor_id or ""),
            "pay": words.yuan(post.pay_fen),
            "pay_unit": post.pay_unit or "",
            "pay_method": post.pay_method or "",
            "pay_day": str(post.pay_day or ""),
            "board": post.board or "",
            "lodging": post.lodging or "",
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        from ctec_desktop.services.enterprise_forms import PostForm

        form = PostForm(**self.form.values(), id=self.part.part_id, version=self.version, confirmed=self.confirmed())
        return words.SAVING_POST, partial(_save, self.part, form)


def _save(part: PartOf, form: Any, _progress: object) -> Outcome[int]:
    return part.office.enterprises.save_post(part.actor, part.enterprise_id, form)
