"""What can be wrong with what is typed into the window's own dialogs."""

from enum import StrEnum


class ShellCode(StrEnum):
    SCHOOL_NAME_MISSING = "school_name_missing"
    PASSWORD_MISSING = "password_missing"
    NEW_PASSWORD_SHORT = "new_password_short"
    PASSWORDS_DIFFER = "passwords_differ"
