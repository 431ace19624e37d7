"""What the Qt binding itself must do for the program to live long."""

import sys

import pytest
from PySide6.QtCore import QObject

pytestmark = pytest.mark.ui


def test_a_qt_call_without_result_takes_no_reference_from_none():
    """Some builds count on an immortal None, which Python 3.11 does not have; after some thousand calls it dies."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 500
