"""Names that may mean the same unit are asked about; names of other units are not."""

import pytest

from ctec_desktop.domain.similar_names import NameIndex


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("某某超市", "某某超市有限公司"),
        ("某某超市有限责任公司", "某某超市有限公司"),
        ("某某起市有限公司", "某某超市有限公司"),
        ("深圳市某某科技有限公司", "深圳某某科技有限公司"),
        ("某某科技（深圳）有限公司", "某某科技有限公司"),
        ("某某精密机械", "某某精密机械制造有限公司"),
        ("某某精密机有限公司", "某某精密机械有限公司"),
    ],
)
def test_the_same_unit_written_otherwise_is_near(written: str, known: str) -> None:
    assert NameIndex(["别的酒店有限公司", known]).near(written) == (known,)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("示例装备1有限公司", "示例装备2有限公司"),
        ("示例东湖智能装备有限公司", "示例江南智能装备有限公司"),
        ("华联", "华联超市"),
        ("某某超市有限公司", "某某超市有限公司"),
        ("某某超市（有限公司）", "甲乙超市有限公司"),
    ],
)
def test_another_unit_and_the_very_name_are_not_near(written: str, known: str) -> None:
    assert NameIndex([known]).near(written) == ()


def test_the_likeliest_comes_first_and_there_are_few() -> None:
    names = ["某某超市连锁总部有限公司", "某某超行有限公司", "某某超市集团", "某某超市商贸", "某某超市物流"]
    near = NameIndex(names).near("某某超市有限公司")
    assert near[0] == "某某超市集团"
    assert len(near) == 3


def test_a_name_of_one_character_and_an_empty_one_are_survived() -> None:
    index = NameIndex(["甲", "公司"])
    assert index.near("乙") == ()
    assert index.near("") == ()
