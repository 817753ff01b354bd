"""What PySide does not do for classes in layers: two bases with signals, and texts with a number in a lower layer."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil

import pytest
from PySide6.QtCore import QMetaMethod, QObject

import pia_app.gui
from pia_app.gui.counted import Counted
from pia_app.gui.languages import Translators
from pia_app.gui.presenter import Presenter

SAMPLES = {"QString": "x", "int": 1, "PyObject": None}


@pytest.fixture(scope="module")
def kinds() -> list[type[QObject]]:
    """Return every class of the window that Qt knows."""
    names = [found.name for found in pkgutil.walk_packages(pia_app.gui.__path__, "pia_app.gui.")]
    made = {kind for name in names for kind in vars(importlib.import_module(name)).values() if inspect.isclass(kind)}
    return sorted(
        (kind for kind in made if issubclass(kind, QObject) and kind.__module__.startswith("pia_app.")),
        key=lambda kind: kind.__qualname__,
    )


def test_no_class_stands_on_two_that_qt_knows(kinds: list[type[QObject]]) -> None:
    """PySide registers the signals of the first base alone: those of the second go to nobody, or to others' slots."""
    assert len(kinds) > 100
    assert [kind for kind in kinds if sum(issubclass(base, QObject) for base in kind.__bases__) > 1] == []


def test_every_signal_of_every_layer_of_the_presenter_reaches_whoever_listens(presenter: Presenter) -> None:
    known = presenter.metaObject()
    methods = [known.method(number) for number in range(QObject().metaObject().methodCount(), known.methodCount())]
    signals = {
        bytes(method.name().data()).decode(): [SAMPLES[bytes(kind.data()).decode()] for kind in method.parameterTypes()]
        for method in methods
        if method.methodType() is QMetaMethod.MethodType.Signal
    }
    assert {"drafted", "list_applied", "report_given_up"} <= set(signals)
    heard: list[str] = []
    for name in signals:
        getattr(presenter, name).connect(lambda *_, name=name: heard.append(name))
    for name, values in signals.items():
        heard.clear()
        getattr(presenter, name).emit(*values)
        assert name in heard, name


def test_texts_with_a_number_stand_in_classes_that_nobody_builds_upon(kinds: list[type[QObject]]) -> None:
    """tr() looks for a text with a number under the name of the object's very class, and nowhere else."""
    built_upon = {base for kind in kinds for base in kind.__mro__[1:]}
    assert [kind for kind in built_upon if issubclass(kind, QObject) and _counts(kind)] == []
    assert _counts(Counted)


def test_texts_without_a_number_are_translated_in_every_layer(presenter: Presenter) -> None:
    translators = Translators()
    translators.use("zh-CN")
    assert presenter.tr("No activity changes its level.") != "No activity changes its level."
    assert Counted().applied(2) != "2 answers were changed."


def _counts(kind: type[QObject]) -> bool:
    """Whether a text with a number stands in the source of a class."""
    if not kind.__module__.startswith("pia_app."):
        return False
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(kind))) if isinstance(node, ast.Call)]
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "tr"
        and any(isinstance(given, ast.Constant) and "%n" in str(given.value) for given in call.args)
        for call in calls
    )
