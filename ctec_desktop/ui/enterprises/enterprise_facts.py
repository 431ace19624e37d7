"""What is known of one enterprise: its own facts, then each post on a card; what is missing is named."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.views import EnterpriseView, PostView
from ctec_desktop.ui.kit.labels import label, pill, rule, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import enterprises_page as words

Facts = tuple[tuple[str, str], ...]


def unit_facts(view: EnterpriseView) -> Facts:
    """Who the enterprise is."""
    return (
        (words.USCC, view.uscc or ""),
        (words.LEGAL_REPRESENTATIVE, view.legal_representative or ""),
        (words.ADDRESS, view.address or ""),
        *_if_known(words.REGION_CODE, view.region_code or ""),
        *_if_known(words.INDUSTRY_CODE, view.industry_code or ""),
    )


def people_facts(view: EnterpriseView) -> Facts:
    """Whom to ring, and how many work there."""
    return (
        (words.CONTACT, view.contact_name or ""),
        (words.CONTACT_PHONE, view.contact_phone or ""),
        (words.STAFF, words.people_count(view.staff_on_post)),
    )


def post_facts(post: PostView) -> Facts:
    """What a post offers and who looks after the student there."""
    return (
        (words.SITE, post.site_address or ""),
        (words.WORK_HOURS, post.work_hours or ""),
        (words.PAY, words.pay_text(post.pay_fen, post.pay_unit)),
        *_if_known(words.PAID, words.paid_text(post.pay_method, post.pay_day)),
        (words.BOARD, words.provision_text(post.board)),
        (words.LODGING, words.provision_text(post.lodging)),
        (words.SAME_KIND, words.people_count(post.same_kind_staff)),
        (words.MENTOR, words.mentor_text(post.mentor_name, post.mentor_title)),
        *_if_known(words.CONTACT_PHONE, post.mentor_phone or ""),
    )


class EnterpriseFacts(QWidget):
    """The body of the panel at the right of the list."""

    def __init__(self, view: EnterpriseView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        column.setSpacing(Gap.M)
        column.addWidget(label(words.UNIT, "strong"))
        column.addLayout(_grid(unit_facts(view)))
        column.addWidget(rule())
        column.addWidget(label(words.PEOPLE, "strong"))
        column.addLayout(_grid(people_facts(view)))
        if view.staff_on_post is None:
            column.addWidget(Note(words.STAFF_HINT, Tone.WARN))
        column.addWidget(rule())
        column.addWidget(label(words.posts_heading(len(view.posts)), "strong"))
        for post in view.posts:
            column.addWidget(_card(post))
        if not view.posts:
            column.addWidget(Note(words.NO_POSTS, Tone.WARN))
        column.addStretch(1)


def _if_known(title: str, text: str) -> Facts:
    """A fact that few enterprises state is shown only where it is there."""
    return ((title, text),) if text else ()


def _card(post: PostView) -> QFrame:
    card = QFrame()
    card.setProperty("card", "true")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(Gap.M, Gap.M, Gap.M, Gap.M)
    inside.setSpacing(Gap.S)
    head = QHBoxLayout()
    head.addWidget(selectable(post.name, "strong"), 1)
    pay = words.pay_text(post.pay_fen, post.pay_unit)
    if pay:
        head.addWidget(pill(pay, Tone.ACCENT))
    inside.addLayout(head)
    inside.addLayout(_grid(post_facts(post)))
    return card


def _grid(facts: Facts) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Gap.M)
    grid.setVerticalSpacing(Gap.S)
    grid.setColumnMinimumWidth(0, 72)
    grid.setColumnStretch(1, 1)
    for row, (title, text) in enumerate(facts):
        grid.addWidget(label(title, "sub"), row, 0, Qt.AlignmentFlag.AlignTop)
        if text:
            grid.addWidget(selectable(text), row, 1)
        else:
            grid.addWidget(pill(words.MISSING, Tone.WARN), row, 1, Qt.AlignmentFlag.AlignLeft)
    return grid
