#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader meets: walks Todoku's window through AT-SPI, from outside.

screen_reader.py TODOKU BOUNCE    inside of dbus-run-session, with a display; status 1 and what is wrong where something is.
"""
import os
import subprocess
import sys
import tempfile
import time

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as missing:
    print(f"AT-SPI's bindings are not installed: {missing}")
    sys.exit(1 if os.environ.get("CI") == "true" else 77)  # 77: skipped

CONTROLS = {
    Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.RADIO_BUTTON, Atspi.Role.TEXT, Atspi.Role.ENTRY,
    Atspi.Role.COMBO_BOX, Atspi.Role.LINK, Atspi.Role.TABLE, Atspi.Role.PAGE_TAB, Atspi.Role.LIST, Atspi.Role.SPIN_BUTTON,
}


def wait(condition, seconds=20):
    """What condition() gives once it is something; None when the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := condition():
                return found
        except GLib.Error:
            pass  # it went away while we asked
        pump()
    return None


def pump(seconds=0.05):
    """Lets events come in."""
    context = GLib.MainContext.default()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not context.iteration(False):
            time.sleep(0.005)


def everything_below(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield from everything_below(child)


def shows(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


def application(name):
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child and child.get_name() == name:
            return child
    return None


def find(root, test):
    return next((node for node in everything_below(root) if shows(node) and test(node)), None)


def press(node):
    node.get_action_iface().do_action(0)


class Reader:
    def __init__(self, root):
        self.root, self.wrong, self.controls, self.pages = root, [], 0, 0
        self.focused, self.alerts = [], []
        self.listeners = [Atspi.EventListener.new(self.met) for _ in range(2)]
        self.listeners[0].register("object:state-changed:focused")
        self.listeners[1].register("object:announcement")

    def met(self, event):
        if event.detail1 and event.source:
            self.focused.append((event.source.get_role_name(), event.source.get_name()))

    def read_page(self):
        self.pages += 1
        for node in everything_below(self.root):
            if node.get_role() not in CONTROLS or not shows(node):
                continue
            self.controls += 1
            name, where = node.get_name(), f"page {self.pages}, {node.get_role_name()}"
            if not name.strip():
                self.wrong.append(f"{where}: no name; below {node.get_parent().get_name()!r}")
            elif "<" in name and ">" in name and "</" in name:
                self.wrong.append(f"{where}: mark-up in the name {name!r}")

    def heading(self):
        node = find(self.root, lambda n: n.get_role() == Atspi.Role.HEADING)
        return node.get_name() if node else ""


def main():
    program, bounce = sys.argv[1:3]
    home = tempfile.TemporaryDirectory()
    environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LANG="C.UTF-8", QT_QPA_PLATFORM="xcb", HOME=home.name)
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        environment.pop(variable, None)
    todoku = subprocess.Popen([program, "--lang", "en", "--another-window", bounce], env=environment)
    try:
        root = wait(lambda: application("todoku"))
        if not root:
            sys.exit("AT-SPI does not know Todoku")
        reader = Reader(root)
        wait(lambda: reader.heading() and "came back" not in reader.heading())
        reader.read_page()
        met = {reader.heading()}
        # Next is the button whose name begins so; the journey ends after the recommended solutions.
        for _ in range(12):
            button = find(root, lambda n: n.get_role() == Atspi.Role.PUSH_BUTTON and n.get_name().startswith("Next"))
            if not button:
                break
            reader.focused.clear()
            before = reader.heading()
            press(button)
            if not wait(lambda: reader.heading() not in ("", before), 5):
                reader.wrong.append(f"Next on {before!r} leads nowhere")
                break
            pump(0.3)
            if reader.focused and reader.focused[-1][1] != reader.heading():
                reader.wrong.append(f"after Next the focus is on {reader.focused[-1]}, not on the heading {reader.heading()!r}")
            if not reader.focused:
                reader.wrong.append(f"nothing is announced when {reader.heading()!r} opens")
            met.add(reader.heading())
            reader.read_page()
        if len(met) < 3:
            reader.wrong.append(f"only these pages: {met}")
        print(f"{reader.pages} pages, {reader.controls} controls: " + ", ".join(sorted(met)))
        print("\n".join(reader.wrong) or "every control has a name; the heading has the focus on every page")
        sys.exit(1 if reader.wrong else 0)
    finally:
        todoku.terminate()
        todoku.wait(10)


main()
