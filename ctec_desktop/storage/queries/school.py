"""Reading the school's profile and settings."""

from sqlalchemy import Connection, select

from ctec_desktop.domain.views import SchoolView
from ctec_desktop.storage.tables import SchoolRow, SettingRow


def school(connection: Connection) -> SchoolView:
    """The one school of this data folder."""
    row = SchoolRow
    columns = (row.id, row.version, row.name, row.code, row.uscc, row.address, row.contact_name, row.contact_phone)
    found = connection.execute(select(*columns, row.legal_representative).limit(1)).one()
    return SchoolView(*found)


def settings(connection: Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(select(SettingRow.key, SettingRow.value))}
