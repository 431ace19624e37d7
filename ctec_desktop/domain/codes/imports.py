"""What can be wrong with an imported row once it meets the record."""

from enum import StrEnum


class ImportCode(StrEnum):
    CLASS_MISSING = "class_missing"
    ID_NUMBER_OF_ANOTHER = "id_number_of_another"
    REGISTRATION_NO_OF_ANOTHER = "registration_no_of_another"
    PERSON_ID_OF_ANOTHER = "person_id_of_another"
    GUARDIAN_NAME_MISSING = "guardian_name_missing"
    OUT_OF_SCOPE = "import_out_of_scope"
    GRADE_GUESSED_FROM_CLASS = "grade_guessed_from_class"
    GRADE_NOT_KNOWN = "grade_not_known"
    UNDO_NOT_LAST = "import_undo_not_last"
    UNDO_NOT_KEPT = "import_undo_not_kept"
    UNDO_EDITED = "import_undo_edited"
    UNDO_USED = "import_undo_used"
    UNDO_REASON_REQUIRED = "import_undo_reason_required"
    ABSENT_NO_MORE = "import_absent_no_more"
    BATCH_REFUSED = "batch_refused"
    USCC_MISSING = "uscc_missing"
    USCC_OF_ANOTHER = "uscc_of_another"
    ENTERPRISE_NAME_NOT_UNIQUE = "enterprise_name_not_unique"
    # sheets about students on record
    STUDENT_UNKNOWN = "import_student_unknown"
    STUDENT_NAME_DIFFERS = "import_student_name_differs"
    # teachers and majors
    STAFF_NO_NEEDED = "staff_no_needed"
    TEACHER_ID_OF_ANOTHER = "teacher_id_of_another"
    TEACHER_NAME_DIFFERS = "teacher_name_differs"
    TEACHER_NAMED_BEFORE = "teacher_named_before"
    TEACHER_RETIRED = "teacher_retired"
    MAJOR_NAME_NOT_UNIQUE = "major_name_not_unique"
