"""What can be wrong with the PC, the data folder, the keys."""

from enum import StrEnum


class StorageFault(StrEnum):
    DISK_FULL = "disk_full"
    FOLDER_READ_ONLY = "folder_read_only"
    FILE_OPEN_ELSEWHERE = "file_open_elsewhere"
    CANNOT_WRITE = "cannot_write"
    DATABASE_MISSING = "database_missing"
    DATABASE_BUSY = "database_busy"
    DATABASE_DAMAGED = "database_damaged"
    DATABASE_OLDER = "database_older"
    DATABASE_NEWER = "database_newer"
    CANNOT_OPEN = "cannot_open"
    KEY_DOES_NOT_FIT = "key_does_not_fit"
    WRONG_PASSWORD = "wrong_password"
    WRONG_RECOVERY_KEY = "wrong_recovery_key"
    VAULT_MISSING = "vault_missing"
    VAULT_DAMAGED = "vault_damaged"
    DATA_FOLDER_IN_USE = "data_folder_in_use"
    DATA_FOLDER_NOT_EMPTY = "data_folder_not_empty"
    DATA_FOLDER_REMOTE = "data_folder_remote"
    DATA_FOLDER_SYNCED = "data_folder_synced"
    STORED_FILE_MISSING = "stored_file_missing"
    STORED_FILE_DAMAGED = "stored_file_damaged"
