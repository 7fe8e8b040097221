"""Lessons from elsewhere: a folder, the folders named in the settings, and installed packages.

A package offers lessons by an entry point of the group `tutor.lessons`, whose value is the folder
inside it, dotted: `waves = "waves_lessons.lessons"`. The folder is looked up among the package's
files and nothing of the package is imported, so no lesson pack can run anything.

Every pack has a name, and its lessons are `name:lesson`: what a learner does in one never counts in
another, whatever the lessons are called.
"""

from pathlib import Path

from tutor.course.notes import is_id
from tutor.messages import say
from tutor.store.failure import NoLessonsError
from tutor.store.lessons import Listed, lesson_files, listed, pack_of
from tutor.store.settings import lesson_folders
from tutor.values import value

GROUP = "tutor.lessons"
"""The entry points that offer lessons."""


@value
class Pack:
    """A folder of lessons, and the name that stands before their ids."""

    name: str
    folder: Path

    @property
    def shelf(self) -> tuple[Listed, ...]:
        """Its lessons, in order."""
        return tuple(listed(path, self.name) for path in lesson_files(self.folder))


def of_folder(folder: Path) -> Pack:
    """Return the pack that a folder of lessons is."""
    return Pack(pack_of(folder / "lesson"), folder)


def packs() -> tuple[Pack, ...]:
    """Return all packs that hold a lesson: those of the settings, then installed ones; of one name the first."""
    found: dict[str, Pack] = {}
    for pack in (*map(of_folder, lesson_folders()), *_installed()):
        if pack.name not in found and lesson_files(pack.folder):
            found[pack.name] = pack
    return tuple(found.values())


def _installed() -> tuple[Pack, ...]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - 15 ms, where packs are looked for only

    found = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        if point.dist is not None and is_id(point.name):
            inside = point.value.partition(":")[0].strip().replace(".", "/")
            found.append(Pack(point.name, Path(str(point.dist.locate_file(inside)))))
    return tuple(found)


def shelf_of(name: str) -> tuple[Listed, ...]:
    """Return the lessons of a pack.

    Raises:
        NoLessonsError: when there is no such pack.
    """
    for pack in packs():
        if pack.name == name:
            return pack.shelf
    raise NoLessonsError(say("There are no lessons called {name}. `tutor lessons` lists what there is.", name=name))


def shelf_in(folder: Path) -> tuple[Listed, ...]:
    """Return the lessons of a folder.

    Raises:
        NoLessonsError: when there are none.
    """
    shelf = of_folder(folder).shelf
    if not shelf:
        raise NoLessonsError(say("There are no lessons in {folder}: files like 01-name.md.", folder=str(folder)))
    return shelf
