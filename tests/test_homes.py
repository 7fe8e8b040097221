"""Nothing a test keeps reaches the learner's own files, or another test."""

import subprocess
import sys
from pathlib import Path

import pytest

from tutor.session.settings import Settings, changed
from tutor.store.places import config_folder, data_folder, progress_file
from tutor.store.settings import load, save, settings_file

PLACES = """
from tutor.store.places import config_folder, data_folder, progress_file
print(config_folder(), data_folder(), progress_file(None), sep="\\n")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there the environment does not say where a learner's folders are")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_home_of_its_own(lang: str, homes: Path) -> None:
    assert load() == (Settings(), ())  # whatever the test before this one has kept
    save(changed(Settings(), "lang", lang))
    assert load()[0].lang == lang
    here = (config_folder(), data_folder(), progress_file(None))
    assert all(homes in place.parents for place in (*here, settings_file()))
    started = subprocess.run([sys.executable, "-c", PLACES], capture_output=True, encoding="utf-8", check=True)
    assert started.stdout.splitlines() == list(map(str, here))
