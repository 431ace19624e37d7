"""Where a teacher was recruited from, and why the rule of three years gives way."""

from enum import StrEnum


class RecruitType(StrEnum):
    """企业招聘, 应届毕业生, 其他学校调入, 其他."""

    INDUSTRY = "industry"
    GRADUATE = "graduate"
    SCHOOL = "school"
    OTHER = "other"


class RecruitException(StrEnum):
    """Why TPR-3YEXP gives way: 高技能人才, 职业技术师范院校双师型毕业生, 学校另有批准."""

    SKILLED = "skilled"
    NORMAL_GRADUATE = "normal_graduate"
    APPROVED = "approved"
