"""The keys of a data folder: wrapped, readable only with the password or the recovery key."""

import json
from typing import Any

import pytest

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.storage.vault import NewVault, create_vault, open_with_password, open_with_recovery_key
from ctec_desktop.wording import fault_sentence
from tests.schools import CHEAP

PASSWORD = "口令 With Blanks-1"


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    path = tmp_path_factory.mktemp("vault") / "vault.json"
    return path, create_vault(path, PASSWORD, CHEAP)


def refused(opening, *arguments) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as fault:
        opening(*arguments)
    return fault.value


def test_password_gives_back_the_same_keys(vault):
    path, new = vault
    assert open_with_password(path, PASSWORD) == new.keys


def test_recovery_key_gives_back_the_same_keys(vault):
    path, new = vault
    assert open_with_recovery_key(path, new.recovery_key) == new.keys


def test_recovery_key_is_eight_groups_of_four(vault):
    groups = vault[1].recovery_key.split("-")
    assert [len(group) for group in groups] == [4] * 8


@pytest.mark.parametrize(
    "typed",
    [
        lambda key: key.lower(),
        lambda key: key.replace("-", ""),
        lambda key: key.replace("-", " "),
        lambda key: f"  {key.replace('-', ' — ')}\n",
    ],
)
def test_recovery_key_is_read_however_it_is_typed(vault, typed):
    path, new = vault
    assert open_with_recovery_key(path, typed(new.recovery_key)) == new.keys


def test_recovery_key_is_read_with_zero_one_eight_for_o_i_b(tmp_path):
    path = tmp_path / "vault.json"
    new = create_vault(path, PASSWORD, CHEAP)
    while not set(new.recovery_key) >= set("OIB"):
        new = create_vault(path, PASSWORD, CHEAP)
    confused = new.recovery_key.translate(str.maketrans("OIB", "018"))
    assert confused != new.recovery_key
    assert open_with_recovery_key(path, confused) == new.keys


@pytest.mark.parametrize(
    "typed", ["", "AAAA", "A" * 31, "A" * 33, "9999-9999-9999-9999-9999-9999-9999-9999", "汉字" * 16]
)
def test_mistyped_recovery_key_is_one_sentence(vault, typed):
    fault = refused(open_with_recovery_key, vault[0], typed)
    assert fault.kind == StorageFault.WRONG_RECOVERY_KEY
    assert "恢复密钥不正确" in fault_sentence(fault)


def test_recovery_key_of_another_school_is_refused(vault, tmp_path):
    other = create_vault(tmp_path / "vault.json", PASSWORD, CHEAP)
    assert refused(open_with_recovery_key, vault[0], other.recovery_key).kind == StorageFault.WRONG_RECOVERY_KEY


@pytest.mark.parametrize("typed", ["", "wrong-password", PASSWORD.lower(), PASSWORD + " ", "\udcff\udcfe"])
def test_wrong_password_is_one_sentence(vault, typed):
    fault = refused(open_with_password, vault[0], typed)
    assert fault.kind == StorageFault.WRONG_PASSWORD
    assert "密码不正确" in fault_sentence(fault)


def test_two_vaults_share_nothing(tmp_path):
    made = [create_vault(tmp_path / f"{n}.json", PASSWORD, CHEAP) for n in range(2)]
    secrets = [
        {one.keys.database, one.keys.audit, one.keys.files, one.keys.page, one.recovery_key.encode()} for one in made
    ]
    assert len(secrets[0] | secrets[1]) == 10
    wrapped = [
        {entry["wrapped"] for entry in (*document["slots"], *document["keys"])}
        for document in (json.loads((tmp_path / f"{n}.json").read_text("utf-8")) for n in range(2))
    ]
    assert not wrapped[0] & wrapped[1]


def test_file_holds_neither_keys_nor_password_nor_recovery_key(vault):
    path, new = vault
    text = path.read_text("utf-8")
    for key in (new.keys.database, new.keys.audit, new.keys.files, new.keys.page):
        assert key.hex() not in text
    assert PASSWORD not in text
    assert new.recovery_key not in text
    assert new.recovery_key.replace("-", "") not in text


def test_secrets_do_not_show_in_reprs(vault):
    new: NewVault = vault[1]
    shown = repr(new) + str(new.keys) + f"{new.keys!r}"
    assert new.recovery_key not in shown
    assert repr(new.keys.database) not in shown


def test_missing_vault_is_told_apart_from_a_wrong_password(tmp_path):
    assert refused(open_with_password, tmp_path / "vault.json", PASSWORD).kind == StorageFault.VAULT_MISSING


def damaged(document: dict[str, Any], **slot: object) -> str:
    return json.dumps({**document, "slots": [{**document["slots"][0], **slot}]})


@pytest.mark.parametrize(
    "content",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: "{}",
        lambda text: '{"format": 1}',
        lambda text: '{"format": 1, "slots": {"kind": "password"}, "keys": []}',
        lambda text: '{"format": 1, "slots": [7], "keys": []}',
        lambda text: json.dumps({**json.loads(text), "format": 99}),
        lambda text: json.dumps({**json.loads(text), "keys": []}),
        lambda text: damaged(json.loads(text), salt="no base64!"),
        lambda text: damaged(json.loads(text), salt="QQ=="),
        lambda text: damaged(json.loads(text), passes="three"),
        lambda text: damaged(json.loads(text), passes=0),
        lambda text: damaged(json.loads(text), passes=2**40),
        lambda text: damaged(json.loads(text), lanes=-1),
        lambda text: damaged(json.loads(text), wrapped=5),
        lambda text: "[" * 200_000,
    ],
)
def test_damaged_vault_is_one_sentence(vault, tmp_path, content):
    path = tmp_path / "vault.json"
    path.write_text(content(vault[0].read_text("utf-8")), "utf-8")
    fault = refused(open_with_password, path, PASSWORD)
    assert fault.kind == StorageFault.VAULT_DAMAGED
    assert str(path) in fault_sentence(fault)


def test_vault_of_bytes_that_are_no_text_is_damaged(tmp_path):
    path = tmp_path / "vault.json"
    path.write_bytes(b"\xff\xfe\x00garbage")
    assert refused(open_with_password, path, PASSWORD).kind == StorageFault.VAULT_DAMAGED


def test_altered_wrapped_key_never_opens_as_something_else(vault, tmp_path):
    document = json.loads(vault[0].read_text("utf-8"))
    wrapped = document["keys"][0]["wrapped"]
    document["keys"][0]["wrapped"] = ("A" if wrapped[0] != "A" else "B") + wrapped[1:]
    path = tmp_path / "vault.json"
    path.write_text(json.dumps(document), "utf-8")
    assert refused(open_with_password, path, PASSWORD).kind == StorageFault.VAULT_DAMAGED
