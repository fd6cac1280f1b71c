"""Street types and the titles inside street names, with the short forms they are met in."""

_WAYS = """
allee all|allees alls|avenue av ave aven|boulevard bd bld bvd boul blvd|carrefour car carf
chaussee chs|chemin che ch chem
cite cite|clos clos|corniche cor|cote cote|cour cour|cours crs|descente des|domaine dom
ecart eca|esplanade esp|faubourg fg fbg
ferme ferme|fontaine font|galerie gal|gare gare|grande gr|grand grand|hameau ham|hent hent
hlm hlm|impasse imp|jardin jard
levee lev|lieu-dit ld lieudit|lotissement lot|mail mail|manoir man|marche mar|montee mte
moulin mln|parc parc|parvis prv
passage pas pass psg|passerelle passerelle|petite pte|petit pt|place pl pla plce
placette placette|plaine pln|plateau plt|pont pont
promenade prom|quai q|quartier qua quart qrt|residence res resid|rond-point rpt rp|ronde ronde
rotonde rot|route rte rt|rue r|ruelle rle
sente sen sente|sentier sent stier|square sq|terrasse terr|traverse tra|venelle ven vle
villa vla|village vge vil|voie voi|zone zone|zac zac|za za|zi zi
"""
_TITLES = """
general gal gen|marechal mal|colonel col|commandant cdt cmdt|capitaine cap capt|lieutenant lt
sergent sgt|amiral aml
docteur dr doc|professeur prof pr|president pdt pres|saint st|sainte ste|saints sts|madame mme
monsieur m|abbe abb
division div|regiment regt|notre nd|ancien anc|ancienne anc|grand gd|grande gde|petit pt
petite pte
"""


def _long_of(groups: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in groups.replace("\n", "|").strip("|").split("|"):
        long, *shorts = group.split()
        for short in shorts:
            found.setdefault(short, long)
    return found


WAY_WORDS = _long_of(_WAYS)
"""The street type of each short form."""

TITLE_WORDS = _long_of(_TITLES)
"""The word of each short form inside a street's name."""

WAYS = frozenset(WAY_WORDS) | frozenset(WAY_WORDS.values())
