"""The files that a list of people may come in, wherever one is dropped or chosen."""

from organiser.i18n import _
from organiser.ui.drops import Kind

LISTS = Kind(
    (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".xlsm", ".ods", ".vcf"),
    lambda: _("Drop the list here to look at it"),
    lambda: _("This is no list that can be read: Excel, LibreOffice, CSV or contact cards."),
)
