"""Short forms of given names that are the same person's on two lists."""

_GROUPS = """
alexandre alex|alexandra alex sandra|alexis alex|alain al|albert bebert|anne annie anna nanou
antoine tony toine
anthony antony tony|annick annie|aurelien aurel|aurelie aurel lili|arnaud nono|augustin gus
barnabe barney
beatrice bea|benjamin ben benji|benoit ben|bernard nanard|bernadette berna|bertrand bert
brigitte bri gitte
camille cam|caroline caro|cassandra cassie|catherine cathy cathie kate cath kathy katia
cecile cecilou|celine ce
charles charlie charly chuck|charlotte charlie lotte|christelle chris|christian chris
christiane chris cricri
christine chris cricri|christophe chris tof|claire clairette|claudine clau|clemence clem
clement clem
corinne coco|constance coco|cyrille cyril|daniel dan danny|danielle dany|david dave|delphine del
didier did|dominique dom|dorothee doro|edouard ed edi|edward ed ted eddie ned
elisabeth babeth elise lise elizabeth liz beth betty zabeth
eleonore leo nora|emmanuel manu|emmanuelle manue manu|emilie emy mimi|eric rico|estelle stella
etienne tienou
fabien fab|fabienne fab|fabrice fab|florence flo|florian flo|florent flo|francine fran
francis franck|francois fanch frans
francoise fanchon soizic soazig|frederic fred|frederique fred|frederick fred freddy
gabriel gaby gab|gabrielle gaby gab
genevieve ginou|georges jojo|gerard gege|gilbert gil|gregory greg|gregoire greg
guillaume guigui will
gwenael gwen|gwenaelle gwen|gwendoline gwen|helene lena|henri riton|henry harry hal|hubert hub
isabelle isa belle
jacqueline jacquie line|jacques jacky jacquot|james jim jimmy jamie|jean jeannot
jeanne jeannette|jennifer jenny jen
jeremie jerem|jeremy jerem|jerome jej|joel jo|joelle jo|john jack johnny|jonathan jo jon
joseph joe jo|josephine jo josie fifi
josiane josy|julien juju|juliette ju|julie ju|karine kari|laetitia laeti|laurence lo laurie
laurent lolo lau
louis loulou|louise loulou lou|lucien lulu|lucie lulu|ludovic ludo|madeleine mado|magali mag
margaux margot|marguerite margot maggie
margaret maggie peggy meg|marie maryse mary|mary polly molly|marianne maria|martine titine
mathieu matt mat matthieu
mathilde mat|matthew matt|maurice momo|maximilien max|maxime max|melanie mel
michael mike mick mickael
michel michou|micheline mimi|michele michou|monique momo|muriel mumu|myriam mymy
nathalie nat nath|nathan nat
nicolas nico|nicole nicky|olivier olive oliv|pascal pasc|pascale pasc|patricia pat patou
patrice pat|patrick pat
philippe phil philip|pierre pierrot|quentin quent|raphael raph rafael|raymond ray|regis reg
renaud re|richard dick rick rich
robert bob rob bobby|roland rolly|romain rom|ronan ron|sabrina sab|samuel sam|samantha sam
sandrine sandy|sebastien seb
serge sergio|severine sev|simone mone|solene sol|sophie soph|stephane steph|stephanie steph
steven steve stephen
suzanne suzie suzy|sylvain syl|sylvie syl|theophile theo|theodore theo teddy|therese tess
thierry titi|thomas tom tommy
valentin val|valentine val|valerie val|vanessa nessa|veronique vero|victor vic
victoria vic vicky|vincent vince vinz
virginie gigi|william bill will willy billy|xavier xav|yannick yann|yves yvon|yvonne vonnette
zacharie zac
andrew andy drew|george geo|jacob jake|nathaniel nate|nicholas nick|peter pete|susan sue suzie
timothy tim|katherine kate kathy|rebecca becky
mohamed mohammed mohammad momo med|abdelkader kader|abdallah abdou|fatima fati|fatoumata fatou
mamadou mamad
"""


def _by_name() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(_GROUPS.replace("\n", "|").strip("|").split("|")):
        for name in group.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


_NUMBERS = _by_name()


def share_a_nickname(one: str, other: str) -> bool:
    """Return True when two folded forenames stand in one group: "alex" and "alexandre"."""
    return bool(_NUMBERS.get(one, frozenset()) & _NUMBERS.get(other, frozenset()))
