"""Which version this is, and to whom it owes what."""

from organiser import __version__
from organiser.i18n import _
from organiser.ui.settings.section import Section
from organiser.ui.widgets.labels import label


class AboutCard(Section):
    """Version, licences, and where the data comes from."""

    def __init__(self) -> None:
        super().__init__(lambda: _("About"))
        version, licences, data = label(role="strong"), label(wraps=True), label(wraps=True)
        self.phrases.text(version, lambda: _("Organiser {version}").format(version=__version__))
        self.phrases.text(licences, _licences)
        self.phrases.text(data, _sources)
        for words in (licences, data):
            words.setProperty("role", "muted")
        self.put(version, licences, data)


def _licences() -> str:
    return _(
        "Free software under the MIT licence. It uses Qt (PySide6, LGPL 3: its libraries can be "
        "replaced), SQLCipher (BSD, © Zetetic LLC), the typeface Inter (OFL 1.1) and the icons "
        "of Lucide (ISC)."
    )


def _sources() -> str:
    return _(
        "Communes: Insee, Code officiel géographique 2024. Postcodes: La Poste, June 2025. "
        "Outlines and centres: IGN Admin Express, Base Adresse Nationale. All under Licence "
        "Ouverte 2.0."
    )
