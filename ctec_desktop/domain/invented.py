"""Invented people and units for the demo school and the tests: names by lot, numbers by the checksum rules.

Area codes are those of a province as a whole, which no card or licence carries; phones have
the area code 0000, which no place has.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from stdnum.cn import ric, uscc

AREA = "110000"
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
)
_MALE = "伟强磊军洋勇杰涛明超鹏浩宇轩博文俊熙昊天泽楷晨阳志远建国家豪子墨景行思源"
_FEMALE = "芳娜敏静丽艳娟霞秀英华玉兰萍桂梓涵雨桐欣怡若曦诗琪佳慧梦瑶紫萱晓燕雅婷思颖"
# Names that try the printing: plane 2, rare characters, a long name with middle dots.
RARE_NAMES = ("𠅤𫖯", "王䶮", "李喆", "阿不都热合曼·阿卜杜拉")
_TRADES = (
    *("智能装备", "精密机械", "信息技术", "汽车零部件", "物流"),
    *("电子科技", "新能源", "酒店管理", "食品", "健康服务"),
)
_PLACES = ("东湖", "江南", "新城", "西山", "明珠", "长河", "北苑", "南港", "云岭", "春晖")
_FORMS = ("有限公司", "股份有限公司", "集团有限公司")


@dataclass(frozen=True, slots=True)
class InventedPerson:
    name: str
    gender: str
    birth_on: date
    id_number: str
    phone: str


def people(seed: int, earliest_birth: date, days: int, *, with_rare: bool = True) -> Iterator[InventedPerson]:
    """Endless invented people born within about `days` from `earliest_birth`; the same seed gives the same people."""
    lot = Random(seed)
    taken: set[str] = set()
    number = 0
    while True:
        gender = "男" if lot.random() < 0.55 else "女"
        rare = RARE_NAMES[number // 25 % len(RARE_NAMES)] if with_rare and number % 25 == 7 else ""
        birth_on = earliest_birth + timedelta(days=lot.randrange(days))
        name = rare or _name(lot, gender)
        given = id_number(birth_on, gender, number % 500)
        while given in taken:  # thousands of people share birthdays
            birth_on += timedelta(days=1)
            given = id_number(birth_on, gender, number % 500)
        taken.add(given)
        yield InventedPerson(name, gender, birth_on, given, phone(lot))
        number += 1


def id_number(birth_on: date, gender: str, order: int) -> str:
    """A well-formed identity number of no one: province-wide area code, sequence odd for 男, right check digit."""
    sequence = order * 2 + (1 if gender == "男" else 0)
    body = f"{AREA}{birth_on:%Y%m%d}{sequence:03d}"
    return body + ric.calc_check_digit(body + "0")


def phone(lot: Random) -> str:
    return "0000-" + "".join(str(lot.randrange(10)) for _ in range(7))


def parent_of(lot: Random, child: InventedPerson) -> tuple[str, str]:
    """Name and relation of a parent; a father shares the child's surname."""
    if lot.random() < 0.5:
        return child.name[0] + lot.choice(_MALE) + lot.choice(_MALE), "父亲"
    return _name(lot, "女"), "母亲"


def enterprise_name(order: int) -> str:
    """A name that is different for each of the first three hundred orders."""
    place = _PLACES[order % len(_PLACES)]
    trade = _TRADES[(order // len(_PLACES) + order) % len(_TRADES)]
    return f"示例{place}{trade}{_FORMS[order // 100 % len(_FORMS)]}"


def credit_code(order: int) -> str:
    """A well-formed 统一社会信用代码 of no one."""
    body = f"91{AREA}MA{order:06d}0"
    return body + uscc.calc_check_digit(body)


def _name(lot: Random, gender: str) -> str:
    given = _MALE if gender == "男" else _FEMALE
    return lot.choice(_SURNAMES) + "".join(lot.choice(given) for _ in range(lot.choice((1, 2, 2))))
