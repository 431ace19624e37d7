"""The list of enterprises, asked for off the window's thread so that the page is there before the database is."""

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import Row, RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import enterprises_page as words

_POSTS = 3


def enterprise_rows(office: Office, actor: Actor) -> RowSource:
    return office.enterprises.rows(actor)


def _name_tone(row: Row) -> Tone:
    """A retired enterprise stands in grey."""
    return Tone.MUTED if row[-1] else Tone.PLAIN


def _posts_tone(row: Row) -> Tone:
    return Tone.PLAIN if row[_POSTS] else Tone.WARN


COLUMNS = (
    Column(words.NAME, 220, sort="name", tone=_name_tone),
    Column(words.USCC, 176, sort="uscc"),
    Column(words.POSTS, 60, align=Align.RIGHT, sort="posts", tone=_posts_tone),
    Column(words.PLACE, 232, key="place"),
    Column(words.CONTACT, 80, key="contact"),
    Column(words.CONTACT_PHONE, 116, key="contact_phone"),
)
