"""The Tab key goes as the eye does, also through what was put in between later; Qt goes as things were made.

Qt's own chain stays as it is: changing it while cards come and go has torn it apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

WHOLE = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def step(root: QWidget, forward: bool) -> bool:
    """Put the keyboard into what stands next to where it is inside a widget; return False where it is elsewhere."""
    stops, focus = [w for w in _in_view(root) if _takes_tab(w)], QApplication.focusWidget()
    if focus is None or focus not in stops:
        return False
    target = stops[(stops.index(focus) + (1 if forward else -1)) % len(stops)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target)
        around = around.parentWidget()
    return True


def _takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at a widget; of several choices that exclude each other it stops at the one chosen."""
    if not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and group.checkedButton() is not None:
        return group.checkedButton() is widget
    tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & tab == tab


def _in_view(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and, in their order, those inside it; the parts of a button or an input are its own affair."""
    yield widget
    if isinstance(widget, WHOLE):
        return
    inside = [c for c in widget.children() if isinstance(c, QWidget) and not c.isHidden() and not c.isWindow()]
    for child in sorted(inside, key=cmp_to_key(_compare)):
        yield from _in_view(child)


def _compare(one: QWidget, other: QWidget) -> int:
    """Say which comes first: of two side by side the left one, else the upper one."""
    first, second = one.geometry(), other.geometry()
    beside = first.top() <= second.bottom() and second.top() <= first.bottom()
    return first.left() - second.left() if beside else first.top() - second.top()
