"""The program in a process of its own with somebody at it, for a test that ends it the hard way.

    python -m tests.journeys.typist WORKSPACE TEXT

Opens the first assessment, types TEXT as the name of the organisation, says "saved" once the window does, and waits.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer

from pia_app import app
from pia_app.gui.editors.text_input import LineInput
from pia_app.gui.main_window import MainWindow
from pia_app.gui.presenter import Presenter
from pia_app.gui.widgets.section_list import SectionButton
from tests.journeys.person import Key, Person, wait_for


def work(window: MainWindow, text: str) -> None:
    """Type the answer."""
    person = Person(window.presenter.language, "en")
    person.come_forward()
    wait_for(window.home.list.hasFocus, "the list has the keyboard")
    person.press(Key.Key_Return)
    person.click(person.find_beginning(person.words.section("organisation").name, SectionButton))
    person.write(person.find(person.words.question("organisation_name").text, LineInput), text)
    assert person.saved in person.texts("Not saved yet…")
    person.wait_until_saved()
    print("saved", flush=True)


def main(path: str, text: str) -> int:
    """Run the program as pia_app.app does, with somebody at the window."""
    assemble = app.assemble

    def assembled(presenter: Presenter) -> MainWindow:
        window = assemble(presenter)
        QTimer.singleShot(0, window, lambda: work(window, text))
        return window

    app.assemble = assembled
    return app.run([path])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
