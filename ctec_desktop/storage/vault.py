"""`vault.json`: the random keys of a data folder, wrapped under a password and under a recovery key.

A slot derives a key-encrypting key (argon2id for a password; HKDF for the recovery key, which is random already) and
wraps the master key with it (AES key wrap, RFC 3394). The working keys are wrapped under the master key, so a new
password rewrites one slot and a new database key adds one entry. Slots are readable before the database opens.
"""

import base64
import binascii
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.storage.keys import Keys

FORMAT = 1
KEY_BYTES = 32
RECOVERY_BYTES = 20
WORKING_KEYS = ("database", "audit", "files", "page")


@dataclass(frozen=True, slots=True)
class KdfCost:
    """argon2id cost; the default takes about 0.15 s on a two-core office PC."""

    passes: int = 3
    memory_kib: int = 65_536
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class NewVault:
    keys: Keys
    recovery_key: str = field(repr=False)


def create_vault(path: Path, password: str, cost: KdfCost | None = None) -> NewVault:
    """Writes a new vault with one password slot and one recovery slot; the recovery key is shown once and not kept."""
    master = secrets.token_bytes(KEY_BYTES)
    working = {name: secrets.token_bytes(KEY_BYTES) for name in WORKING_KEYS}
    recovery = secrets.token_bytes(RECOVERY_BYTES)
    document = {
        "format": FORMAT,
        "slots": [_password_slot(password, master, cost or KdfCost()), _recovery_slot(recovery, master)],
        "keys": [{"name": name, "wrapped": _text(_wrap(master, key))} for name, key in working.items()],
    }
    with write_beside(path) as temporary:
        temporary.write_text(json.dumps(document, indent=1), "utf-8")
    return NewVault(Keys(**working), _spell(recovery))


def open_with_password(path: Path, password: str) -> Keys:
    """Raises: EnvironmentFault when the vault is missing or damaged, or no password slot opens."""
    return _open(path, "password", lambda slot: _password_kek(password, slot), StorageFault.WRONG_PASSWORD)


def open_with_recovery_key(path: Path, spelled: str) -> Keys:
    """Raises: EnvironmentFault when the key is mistyped or does not fit."""
    try:
        recovery = _read_spelled(spelled)
    except ValueError:
        raise EnvironmentFault(StorageFault.WRONG_RECOVERY_KEY) from None
    return _open(path, "recovery", lambda slot: _recovery_kek(recovery, slot), StorageFault.WRONG_RECOVERY_KEY)


def _open(path: Path, kind: str, kek_of: Any, refusal: StorageFault) -> Keys:
    document = _read(path)
    try:
        for slot in document["slots"]:
            if slot["kind"] == kind and (master := _unwrap(kek_of(slot), _bytes(slot["wrapped"]))) is not None:
                entries = {entry["name"]: _unwrap(master, _bytes(entry["wrapped"])) for entry in document["keys"]}
                return Keys(**{name: _present(entries, name, path) for name in WORKING_KEYS})
    except (KeyError, TypeError, ValueError, ArithmeticError, MemoryError):
        raise EnvironmentFault(StorageFault.VAULT_DAMAGED, {"path": str(path)}) from None
    raise EnvironmentFault(refusal)


def _present(entries: Mapping[str, bytes | None], name: str, path: Path) -> bytes:
    key = entries.get(name)
    if key is None:
        raise EnvironmentFault(StorageFault.VAULT_DAMAGED, {"path": str(path)})
    return key


def _read(path: Path) -> Any:
    try:
        document = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise EnvironmentFault(StorageFault.VAULT_MISSING, {"path": str(path)}) from None
    except OSError as error:
        raise EnvironmentFault(
            StorageFault.CANNOT_OPEN, {"path": str(path), "reason": error.strerror or str(error)}
        ) from error
    except (ValueError, RecursionError):
        raise EnvironmentFault(StorageFault.VAULT_DAMAGED, {"path": str(path)}) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise EnvironmentFault(StorageFault.VAULT_DAMAGED, {"path": str(path)})
    return document


def _password_slot(password: str, master: bytes, cost: KdfCost) -> dict[str, Any]:
    slot: dict[str, Any] = {
        "kind": "password",
        "kdf": "argon2id",
        "salt": _text(secrets.token_bytes(16)),
        "passes": cost.passes,
        "memory_kib": cost.memory_kib,
        "lanes": cost.lanes,
    }
    return {**slot, "wrapped": _text(_wrap(_password_kek(password, slot), master))}


def _password_kek(password: str, slot: Mapping[str, Any]) -> bytes:
    """The bytes of a password that is no text (an environment of another code page) count as they are.

    Raises: ValueError when the slot asks for a cost that argon2 refuses.
    """
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        return hash_secret_raw(
            password.encode("utf-8", "surrogateescape"),
            _bytes(slot["salt"]),
            time_cost=slot["passes"],
            memory_cost=slot["memory_kib"],
            parallelism=slot["lanes"],
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except HashingError as error:
        raise ValueError("argon2 refuses the cost of the slot") from error


def _recovery_slot(recovery: bytes, master: bytes) -> dict[str, Any]:
    slot = {"kind": "recovery", "kdf": "hkdf-sha256", "salt": _text(secrets.token_bytes(16))}
    return {**slot, "wrapped": _text(_wrap(_recovery_kek(recovery, slot), master))}


def _recovery_kek(recovery: bytes, slot: Mapping[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=_bytes(slot["salt"]), info=b"ctec recovery").derive(recovery)


def _wrap(kek: bytes, key: bytes) -> bytes:
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap

    return aes_key_wrap(kek, key)


def _unwrap(kek: bytes, wrapped: bytes) -> bytes | None:
    from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

    try:
        return aes_key_unwrap(kek, wrapped)
    except InvalidUnwrap:
        return None


def _spell(recovery: bytes) -> str:
    """32 base32 letters and digits in eight groups of four, easy to read from paper."""
    letters = base64.b32encode(recovery).decode("ascii")
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def _read_spelled(spelled: str) -> bytes:
    """Accepts blanks, dashes, small letters, and 0, 1, 8 typed for O, I, B (base32 has none of the three digits)."""
    letters = "".join(c for c in spelled.upper() if c.isalnum()).translate(str.maketrans("018", "OIB"))
    try:
        recovery = base64.b32decode(letters)
    except binascii.Error as error:
        raise ValueError(spelled) from error
    if len(recovery) != RECOVERY_BYTES:
        raise ValueError("a recovery key has 32 characters")
    return recovery


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
