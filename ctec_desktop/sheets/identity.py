"""Identity papers in a row: kind and number, and the birth date and gender they tell."""

from collections.abc import Mapping
from datetime import date

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.dates import NotADay
from ctec_desktop.domain.identifiers import IdentifierDefect, MalformedIdentifier
from ctec_desktop.domain.identity_numbers import IdentityNumber, read_identity_number
from ctec_desktop.domain.vocabulary import Gender, IdKind
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.sheets.rows import RowReader, day_code

GENDERS: Mapping[str, Gender] = {
    **dict.fromkeys(("男", "男性", "男生", "m", "male", "1", "1男", "♂"), Gender.MALE),
    **dict.fromkeys(("女", "女性", "女生", "f", "female", "2", "2女", "♀"), Gender.FEMALE),
}
# The first word for each kind is the one we would write.
ID_KINDS: Mapping[str, IdKind] = {
    **dict.fromkeys(
        ("居民身份证", "身份证", "公民身份证", "二代身份证", "1", "01", "户口簿", "户口本"), IdKind.RESIDENT_CARD
    ),
    **dict.fromkeys(("护照", "外国护照", "中国护照", "普通护照", "passport"), IdKind.PASSPORT),
    **dict.fromkeys(
        (
            *("港澳台居民来往内地（大陆）通行证", "港澳居民来往内地通行证", "台湾居民来往大陆通行证", "来往内地通行证"),
            *("港澳通行证", "台湾通行证", "台胞证", "回乡证", "通行证"),
        ),
        IdKind.HK_MO_TW_PERMIT,
    ),
    **dict.fromkeys(
        ("港澳台居民居住证", "港澳居民居住证", "台湾居民居住证", "港澳台居住证", "居住证"), IdKind.HK_MO_TW_RESIDENCE
    ),
    **dict.fromkeys(
        ("外国人永久居留身份证", "外国人永久居留证", "永久居留身份证", "外国人居留证"), IdKind.FOREIGNER_PERMIT
    ),
}
ID_CODES: Mapping[IdentifierDefect, SheetCode] = {
    IdentifierDefect.PLACEHOLDER: SheetCode.PLACEHOLDER,
    IdentifierDefect.MASKED: SheetCode.ID_MASKED,
    IdentifierDefect.DIGITS_LOST: SheetCode.DIGITS_LOST,
    IdentifierDefect.OLD_15_DIGITS: SheetCode.ID_OLD,
    IdentifierDefect.LENGTH: SheetCode.ID_LENGTH,
    IdentifierDefect.CHARACTERS: SheetCode.ID_CHARACTERS,
    IdentifierDefect.BIRTH_DAY: SheetCode.ID_BIRTH_DAY,
    IdentifierDefect.FORM: SheetCode.ID_FORM,
}


def identity(row: RowReader) -> IdentityNumber | None:
    """The identity number of the row's subject, with its kind: as a column states it, else as the number shows."""
    stated = row.choice("id_kind", ID_KINDS, severity=Severity.REFUSED)
    number = row.number_text("id_number")
    if number is None:
        return None
    try:
        read = read_identity_number(number, stated)
    except MalformedIdentifier as error:
        facts = {"length": error.length, "id_kind": stated.value if stated else None}
        row.refuse("id_number", ID_CODES[error.defect], facts)
        return None
    if not read.check_digit_right:
        row.hold("id_number", SheetCode.ID_CHECK_DIGIT)
    if not read.area_known:
        row.warn("id_number", SheetCode.ID_AREA_UNKNOWN, {"area": read.number[:6]})
    return read


def birth_date(row: RowReader, paper: IdentityNumber | None) -> date | None:
    """The column's day or the one in the identity number; two that disagree are held for a person."""
    told = paper.birth_on if paper is not None else None
    try:
        parsed = row.day("birth_date")
    except NotADay as error:
        if told is None:
            row.refuse("birth_date", day_code(error))
            return None
        row.warn("birth_date", SheetCode.BIRTH_DATE_FROM_ID, {"day": told.isoformat()})
        return told
    if parsed is None:
        return told
    if paper is None or told is None:
        if parsed.whole_month:
            row.warn("birth_date", SheetCode.DATE_WHOLE_MONTH, {"day": parsed.on.isoformat()})
        return parsed.on
    if parsed.on == (told.replace(day=1) if parsed.whole_month else told):
        return told
    row.hold("birth_date", SheetCode.BIRTH_DATE_DIFFERS, {"from_id": told.isoformat()})
    return told if paper.check_digit_right else parsed.on


def gender_of(row: RowReader, paper: IdentityNumber | None) -> Gender | None:
    """The column's gender or the one the identity number tells; two that disagree are held for a person."""
    if paper is None or paper.gender is None:
        return row.choice("gender", GENDERS, severity=Severity.REFUSED)
    before = len(row.problems)
    written = row.choice("gender", GENDERS)
    if written is None:
        if len(row.problems) > before:
            del row.problems[before:]
            row.warn("gender", SheetCode.GENDER_FROM_ID, {"gender": paper.gender})
        return paper.gender
    if written is not paper.gender:
        row.hold("gender", SheetCode.GENDER_DIFFERS, {"from_id": paper.gender})
        return paper.gender if paper.check_digit_right else written
    return written
