"""Compiles the catalogues of phrases; run by the wheel's build and by `make`."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand where hatchling is not installed
    BuildHookInterface = object  # type: ignore[assignment,misc]

LOCALE = Path(__file__).resolve().parent.parent / "resources" / "locale"


def compile_catalogues() -> None:
    """Write what gettext reads beside each `.po` that is newer; Django looks for its own name."""
    for source in LOCALE.rglob("*.po"):
        for target in (source.with_suffix(".mo"), source.with_name("django.mo")):
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            with source.open("rb") as phrases:
                catalogue = read_po(phrases)
            with target.open("wb") as compiled:
                write_mo(compiled, catalogue)


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg,misc]
    """Compiles before the files of the wheel are gathered."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Called by hatchling."""
        compile_catalogues()


if __name__ == "__main__":
    compile_catalogues()
