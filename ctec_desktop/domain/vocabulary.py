"""The short stable words the record uses for kinds and states; labels for people live in `wording`."""

from enum import StrEnum


class Gender(StrEnum):
    MALE = "男"
    FEMALE = "女"


class IdKind(StrEnum):
    """居民身份证, 护照, 来往内地（大陆）通行证, 港澳台居民居住证, 外国人永久居留身份证."""

    RESIDENT_CARD = "resident_card"
    PASSPORT = "passport"
    HK_MO_TW_PERMIT = "hk_mo_tw_permit"
    HK_MO_TW_RESIDENCE = "hk_mo_tw_residence"
    FOREIGNER_PERMIT = "foreigner_permit"


class StatusKind(StrEnum):
    """学籍 history. Only `ENROLLED` lets a student be placed on a day."""

    ENROLLED = "enrolled"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    TRANSFERRED_OUT = "transferred_out"
    CONSCRIPTED = "conscripted"
    GRADUATED = "graduated"


class ClassMoveKind(StrEnum):
    """Why a student went to another class: change of major, a year repeated, resumed in a later class."""

    MAJOR_CHANGED = "major_changed"
    REPEATING = "repeating"
    RESUMED = "resumed"


class MajorLevel(StrEnum):
    """Whose catalogue of majors: secondary vocational, higher vocational (专科), vocational bachelor (本科)."""

    SECONDARY = "secondary"
    HIGHER = "higher"
    BACHELOR = "bachelor"


class PlanKind(StrEnum):
    ON_POST = "on_post"
    VISITING = "visiting"


class ArrangedBy(StrEnum):
    SCHOOL = "school"
    SELF = "self"


class PayUnit(StrEnum):
    MONTH = "month"
    DAY = "day"


class PayMethod(StrEnum):
    BANK = "bank"
    CASH = "cash"


class Provision(StrEnum):
    """How board or lodging is handled: provided, subsidised, or the student's own affair."""

    PROVIDED = "provided"
    SUBSIDISED = "subsidised"
    OWN = "own"


class AgreementKind(StrEnum):
    """岗位实习三方协议, 学徒培养协议."""

    INTERNSHIP = "internship"
    APPRENTICESHIP = "apprenticeship"


class DocumentKind(StrEnum):
    CONSENT = "consent"


class Party(StrEnum):
    SCHOOL = "school"
    ENTERPRISE = "enterprise"
    STUDENT = "student"
    GUARDIAN = "guardian"


class AgreementState(StrEnum):
    """States of the life cycle (product.md section 5)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ISSUED = "issued"
    SIGNING = "signing"
    COMPLETE = "complete"
    IN_FORCE = "in_force"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"
    ARCHIVED = "archived"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    DECLINED = "declined"


class TemplateOrigin(StrEnum):
    """Whose text it is: it ships with the program, or the school made or loaded it."""

    BUILT_IN = "built_in"
    SCHOOL = "school"


class TemplateState(StrEnum):
    """A text of the school is written, then used, then retired; it is never altered once it was used."""

    DRAFT = "draft"
    IN_USE = "in_use"
    RETIRED = "retired"
