"""Reading saved views."""

from sqlalchemy import Connection, select

from ctec_desktop.kernel.list_look import SavedLook, look_of_text
from ctec_desktop.storage.tables import SavedViewRow


def views(connection: Connection, list_key: str) -> tuple[SavedLook, ...]:
    own = SavedViewRow
    asked = select(own.id, own.name, own.look, own.is_default).where(own.list_key == list_key).order_by(own.name)
    return tuple(
        SavedLook(view_id, name, look_of_text(look), is_default)
        for view_id, name, look, is_default in connection.execute(asked)
    )
