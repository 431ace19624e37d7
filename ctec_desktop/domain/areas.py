"""The areas of the record that a change can touch; pages subscribe to the areas they show."""

from enum import StrEnum


class Area(StrEnum):
    SCHOOL = "school"
    CLASSES = "classes"
    STUDENTS = "students"
    ENTERPRISES = "enterprises"
    TEACHERS = "teachers"
    PRACTICE = "practice"
    INDUSTRY = "industry"
    FIGURES = "figures"
    PLANS = "plans"
    PLACEMENTS = "placements"
    TRIPS = "trips"
    APPRENTICES = "apprentices"
    COVER = "cover"
    INCIDENTS = "incidents"
    AGREEMENTS = "agreements"
    SCANS = "scans"
    HANDOUTS = "handouts"
    ARCHIVE = "archive"
    TEMPLATES = "templates"
    SETTINGS = "settings"
    RULES = "rules"
    CALENDAR = "calendar"
    CHECKS = "checks"
