"""What the heads of columns are called, in French and in English, and which may never be read."""

import re
from collections.abc import Iterable
from functools import lru_cache

from organiser.domain.identity import fold
from organiser.domain.intake import Target

_SYNONYMS: dict[Target, str] = {
    Target.EXTERNAL_ID: (
        "rec id|record id|"
        "external id|externalid|id|identifiant|nationbuilder id|uuid|contact id|"
        "id contact|identifiant externe|external identifier|numero adherent|n adherent|"
        "no adherent|reference|ref|uid"
    ),
    Target.TITLE: (
        "civilite|civ|titre|title|name prefix|prefix|prefixe|politesse|salutation|individual prefix"
    ),
    Target.FIRST_NAME: (
        "prenom|prenoms|first name|firstname|given name|givenname|forename|fname|"
        "prenom usuel|prenom s|first|given names|prenom du contact"
    ),
    Target.MIDDLE_NAME: (
        "deuxieme prenom|middle name|middlename|additional name|autres prenoms|"
        "second prenom|2e prenom|prenom 2|additional names"
    ),
    Target.LAST_NAME: (
        "nom|nom de famille|last name|lastname|surname|family name|familyname|nom d usage|"
        "nom usuel|nom usage|lname|last|patronyme|nom du contact"
    ),
    Target.BIRTH_NAME: (
        "nom de naissance|nom de jeune fille|maiden name|birth name|nom patronymique|nee|"
        "nom naissance|ne e nom"
    ),
    Target.FULL_NAME: (
        "nom prenom|prenom nom|nom et prenom|prenom et nom|nom complet|full name|fullname|"
        "name|nom prenoms|noms prenoms|nom prenom s|display name|contact|personne|"
        "benevole|noms et prenoms|qui|nom et prenoms|adherent|participant|"
        "nom de la personne|identite|nom affiche|militant|membre|sort name"
    ),
    Target.BIRTH_DATE: (
        "date de naissance|naissance|ne e le|ne le|nee le|birth date|birthdate|birthday|"
        "dob|date of birth|born at|anniversaire|annee de naissance|date naissance|ddn|"
        "born|birth year|date naiss|year of birth|ne en|nele"
    ),
    Target.EMAIL: (
        "email|e mail|mail|courriel|adresse mail|adresse email|adresse e mail|"
        "email address|e mail address|adresse de messagerie|adresse de courrier|"
        "adresse electronique|mel|adresse courriel|messagerie|courrier electronique|"
        "emails|mails|adresse mel|email 1|email 2|email 3|mail 1|mail 2|e mail 2 address|"
        "e mail 3 address|adresse de messagerie 2|adresse de messagerie 3|email perso|"
        "e mail 1 value|e mail 2 value|e mail 3 value|e mail 4 value|courriel 2|"
        "courriel 1|e mails|email2"
    ),
    Target.MOBILE: (
        "mobile|portable|gsm|cell|cell phone|mobile phone|mobile number|tel mobile|"
        "tel portable|telephone portable|telephone mobile|numero de portable|port|"
        "cellulaire|telport|no portable|n portable"
    ),
    Target.PHONE: (
        "telephone|tel|phone|phone number|phone numbers|numero|numero de telephone|"
        "tel fixe|fixe|telephone fixe|home phone|home phone 2|primary phone|"
        "telephone domicile|telephone 2 domicile|telephones|telephone principal|"
        "telephone 1|telephone 2|tel 1|tel 2|phone 1 value|phone 2 value|phone 3 value|"
        "phone 4 value|can2 phone|n de telephone|num tel|no de telephone|n tel|no tel|"
        "tel domicile|phone2|telephone autre|other phone|coordonnees telephoniques|tels|"
        "num|numero tel|phone 1|phone 2|phones"
    ),
    Target.ADDRESS: (
        "numero voie|type voie|libelle voie|"
        "numero de voie|street number|no de voie|n de voie|numero rue|house number|numero de rue|"
        "adresse|address|rue|voie|street|street address|adresse postale|adresse 1|"
        "address 1|home street|rue domicile|primary address1|address1|adresse ligne 1|"
        "address 1 street|adresse1|ligne 1|can2 user address|home street 2|home street 3|"
        "rue domicile 2|rue domicile 3|adresse complete|primary address|postal address|"
        "libelle de voie|adresse domicile|domicile|adresse personnelle"
    ),
    Target.ADDRESS_EXTRA: (
        "complement|complement adresse|complement d adresse|address 2|adresse 2|batiment|"
        "primary address2|primary address3|address2|address line 2|supplemental address 1|"
        "ligne 2|adresse2|supplemental address 2|address 1 extended address|complement 1|"
        "complement 2|residence|appartement|bat|adresse ligne 2|adresse supplementaire 1|"
        "adresse supplementaire 2|address extra|complement de localisation 1|"
        "complement de localisation 2|lieu dit"
    ),
    Target.POSTCODE: (
        "code postal|cp|postcode|zip|zip code|postal code|codepostal|zipcode|"
        "home postal code|code postal domicile|primary zip|address 1 postal code|c p|"
        "code post|dept cp|cpostal"
    ),
    Target.CITY: (
        "ville|ville localite|commune|city|town|localite|home city|ville domicile|primary city|"
        "can2 user city|address 1 city|municipality|vile|nom de la commune|suburb"
    ),
    Target.POSTCODE_CITY: (
        "cp ville|code postal ville|ville cp|code postal et ville|cp commune|cp et ville|"
        "cp localite|code postal commune"
    ),
    Target.REGION: (
        "region|departement|dep|state|province|home state|dep region domicile|"
        "can2 user state|can2 state abbreviated|address 1 region|county|can2 county|dept"
    ),
    Target.COUNTRY: (
        "pays|country|home country|pays region domicile|pays domicile|"
        "primary country code|address 1 country|country code|code pays"
    ),
    Target.OCCUPATION: (
        "profession|metier|occupation|job|job title|activite|emploi|organization title|"
        "csp|activite professionnelle|fonction"
    ),
    Target.ORIGIN: (
        "origine|source|origin|provenance|contact source|rencontre|ou rencontre|"
        "comment connu|source du contact|origine du contact|lieu de rencontre"
    ),
    Target.NOTE: (
        "remarque|remarques|note|notes|commentaire|commentaires|observation|observations|"
        "comment|comments|remark|remarks|divers|infos|info|a savoir|precisions|memo"
    ),
    Target.TAGS: (
        "tags|tag|etiquettes|etiquette|labels|categories|categorie|mots cles|themes|theme|"
        "centres d interet|group membership|groupes|groups|group s|interests"
    ),
    Target.LANGUAGES: (
        "langue|langues|language|languages|langues parlees|preferred language|langue preferee"
    ),
    Target.SKILLS: (
        "competence|competences|skills|skill|savoir faire|talents|peut aider|aide proposee"
    ),
    Target.AVAILABILITY: (
        "dispo|disponibilite|disponibilites|dispos|availability|available|disponible|"
        "quand|jours|jours disponibles"
    ),
    Target.JOINED_ON: (
        "date d inscription|inscription|inscrit le|joined on|created at|date inscription|"
        "date d adhesion|adhesion|date adhesion|date d ajout|added on|signup date|"
        "can2 subscription date|date de creation|member since|created date"
    ),
    Target.REFUSES_ALL: (
        "ne pas contacter|do not contact|ne plus contacter|opposition|desinscrit|"
        "unsubscribed|stop|refus|refus contact|refus de contact|desinscription|opt out|"
        "optout|liste rouge|blacklist|desabonne|decede|decedee|deceased|deceased closed|"
        "ne plus solliciter"
    ),
    Target.REFUSES_EMAIL: (
        "do not email|no bulk emails user opt out|ne pas envoyer de courriel|refus email|"
        "pas de mailing opposition opt out|ne pas envoyer d email|ne pas envoyer de mail|"
        "refus mail|email opt out|no bulk emails|ne pas envoyer de courriels|pas de mail|"
        "refus courriel|refus e mail|is opt out"
    ),
    Target.REFUSES_CALL: (
        "do not call|do not phone|ne pas appeler|ne pas telephoner|refus appel|"
        "refus telephone|ne plus appeler|refus appels|pas d appel|bloctel"
    ),
    Target.REFUSES_SMS: "do not sms|ne pas envoyer de sms|refus sms"
    "|do not text|pas de sms|sms opt out",
    Target.REFUSES_POST: (
        "do not mail|ne pas envoyer de courrier postal|ne pas envoyer de courrier|"
        "refus courrier|pas de courrier"
    ),
    Target.REFUSES: "refuses",
    Target.ACCEPTS_EMAIL: (
        "email opt in|can2 subscription status|subscription status|optin email|"
        "opt in email|accepte email|accepte les emails|accepte mail|accord mail|"
        "newsletter|accord email|consentement email|inscrit newsletter|subscribed"
    ),
    Target.ACCEPTS_SMS: (
        "mobile opt in|can2 sms status|optin sms|opt in sms|accepte sms|accord sms|"
        "sms opt in|accepte les sms|sms status"
    ),
    Target.IGNORED: (
        "sexe|sex|gender|genre|photo|initials|initiales|suffix|suffixe|name suffix|"
        "nickname|page web|web page|website|is volunteer|societe|service|entreprise|"
        "organization name|kind|ligne|n|no|do not trade|numero de ligne|anniversary|"
        "contact type|contact subtype|age|individual suffix"
    ),
}

KNOWN: dict[str, Target] = {
    word: target for target, words in _SYNONYMS.items() for word in words.split("|")
}

_FORBIDDEN = (
    ("religion", re.compile(r"religi|\bconfession\b|\bculte\b|croyance|\bfaith\b")),
    ("health", re.compile(r"\bsante\b|handicap|maladi|\bhealth\b"
                          r"|disabilit|medical|allergi|vaccin")),
    ("union", re.compile(r"syndic|\btrade union|\bunion member")),
    ("ethnicity", re.compile(r"ethni|\brace\b|nationalit|\borigines\b|origine (?:geo|nation|famil)"
                             r"|pays d origine"
                             r"|(?:lieu|pays|commune|ville) (?:de )?naissance|\bbirth ?place")),
    ("sexuality", re.compile(r"sexual|orientation sex|sexuel")),
    ("opinion", re.compile(r"support level|is supporter|\bopinion|intention de vote"
                           r"|\bvotes?\b|\bvoted\b|\bparti\b"
                           r"|\bparty\b|niveau de soutien|sympathis|tendance|bord politique"
                           r"|political|politique")),
    ("money", re.compile(r"\bmontant|\bdons?\b|\bdonations?\b|\bamount\b|cotisation"
                         r"|\biban\b|\brib\b|\bcheque"
                         r"|paiement|payment|\bespeces\b|\beuros?\b|\bdonor\b|donateur|versement|\bgift\b|pledge")),
    ("national_id", re.compile(r"\bnir\b|securite sociale|\bsecu\b|\bssn\b|soc sec|social security"
                              r"|n ss\b|passport"
                               r"|carte d identite|\bcni\b")),
)  # fmt: skip
_RUN_TOGETHER = {word.replace(" ", ""): target for word, target in KNOWN.items() if len(word) >= 8}
"""Words without blanks, as programs write them: "NomdeNaissance"."""
_NO_CALL = re.compile(
    r"^(?:ne (?:pas|plus)|pas de|pas d|refus\w*|do not|no|stop|oppos\w*|opt out)\b"
)
_NUMBERED = re.compile(r" ?\d+$")


@lru_cache(maxsize=4_000)
def target_of(heading: str) -> Target | None:
    """Return what a column called *heading* is, or None when the words are not known."""
    plain = fold(heading)
    if not plain:
        return None
    known = KNOWN.get(plain) or KNOWN.get(_NUMBERED.sub("", plain))
    if known is not None:
        return known
    if forbidden_reason(heading):
        return Target.FORBIDDEN
    return _refusal(plain) or KNOWN.get(plain.replace(" ", "")) or _RUN_TOGETHER.get(plain)


@lru_cache(maxsize=4_000)
def forbidden_reason(heading: str) -> str:
    """Return why a column called *heading* is never imported ("religion", "money"...), or ""."""
    plain = fold(heading)
    if plain in KNOWN:
        return ""
    return next((reason for reason, words in _FORBIDDEN if words.search(plain)), "")


def known_headings(cells: tuple[str, ...] | list[str]) -> int:
    """Return how many of *cells* are words that head a column."""
    return sum(len(cell) <= 80 and target_of(cell) is not None for cell in cells)


def _refusal(plain: str) -> Target | None:
    if not _NO_CALL.search(plain):
        return None
    for words, target in (
        (("mail", "courriel"), Target.REFUSES_EMAIL),
        (("appel", "telephon", "call", "phone"), Target.REFUSES_CALL),
        (("sms", "text"), Target.REFUSES_SMS),
        (("courrier", "post"), Target.REFUSES_POST),
        (("contact", "derang", "demarch"), Target.REFUSES_ALL),
    ):
        if any(word in plain for word in words):
            return target
    return None


_ROLL_HEADS = frozenset(
    {
        "code du l ugle", "code de l ugle", "libelle de l ugle", "libelle du type de liste",
        "nom de naissance", "code du bureau de vote", "libelle du bureau de vote",
        "numero d ordre dans le bureau de vote", "typeliste", "infoliste", "nobureaudevote",
        "nombureaudevote", "noelecteurgeneral", "nomdenaissance", "type de liste",
    }
)  # fmt: skip
_ENOUGH_OF_A_ROLL = 3


def is_electoral_roll(headers: Iterable[str]) -> bool:
    """Return whether columns headed so are those of an electoral roll, whoever wrote it out."""
    return len(_ROLL_HEADS & {fold(header) for header in headers}) >= _ENOUGH_OF_A_ROLL
