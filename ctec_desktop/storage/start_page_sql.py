"""Compiled from the list of placements by `tools/compile_start_page.py`; never edited by hand."""

FIRST_ROWS = 60
FIRST_PLACEMENTS = """
SELECT placement.id, student.student_no, person.name, class_group.name AS name_1, enterprise.name AS name_2, post.name AS name_3, placement.from_on, placement.until_on, (SELECT agreement.state
FROM agreement
WHERE agreement.placement_id = placement.id ORDER BY agreement.id DESC
LIMIT 1 OFFSET 0) AS anon_1
FROM placement JOIN student ON placement.student_id = student.id JOIN person ON student.person_id = person.id JOIN class_group ON student.class_group_id = class_group.id JOIN post ON placement.post_id = post.id JOIN enterprise ON post.enterprise_id = enterprise.id
WHERE placement.voided_at_utc IS NULL ORDER BY placement.from_on DESC, placement.id DESC
LIMIT 60 OFFSET 0
"""
