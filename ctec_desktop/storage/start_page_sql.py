"""Compiled from the list of placements by `tools/compile_start_page.py`; never edited by hand."""

FIRST_ROWS = 60
FIRST_PLACEMENTS = """
SELECT placement.id, student.student_no, person.name, class_group.name AS name_1, enterprise.name AS name_2, post.name AS name_3, placement.from_on, placement.until_on, (SELECT agreement.state
FROM agreement
WHERE agreement.placement_id = placement.id ORDER BY agreement.id DESC
LIMIT 1 OFFSET 0) AS anon_1, placement.arrived_on, (SELECT group_concat(CAST(placement_change_1.id AS TEXT) || '␟' || placement_change_1.kind || '␟' || CAST(placement_change_1.effective_on AS TEXT) || '␟' || coalesce(CAST(placement_change_1.until_on AS TEXT), '') || '␟' || coalesce(post.name, ''), '␞') AS aggregate_strings_1
FROM placement_change AS placement_change_1 LEFT OUTER JOIN post ON placement_change_1.post_id = post.id
WHERE placement_change_1.placement_id = placement.id AND placement_change_1.voided_at_utc IS NULL) AS anon_2
FROM placement JOIN student ON placement.student_id = student.id JOIN person ON student.person_id = person.id JOIN class_group ON student.class_group_id = class_group.id JOIN post ON placement.post_id = post.id JOIN enterprise ON post.enterprise_id = enterprise.id
WHERE placement.id IN (SELECT placement.id
FROM placement
WHERE placement.voided_at_utc IS NULL ORDER BY placement.from_on DESC, placement.id DESC
LIMIT 60 OFFSET 0) ORDER BY placement.from_on DESC, placement.id DESC
"""
