"""Words that invented people are made of: names by how often they are met, streets, communes."""

import random
from functools import cache
from itertools import accumulate

from organiser.domain.given_names import GIVEN_NAMES

WOMEN = tuple(
    "Marie Nathalie Isabelle Sylvie Catherine Martine Christine Françoise Valérie Sandrine Stéphanie Véronique "
    "Sophie Céline Chantal Patricia Anne Brigitte Julie Monique Aurélie Nicole Laurence Annie Émilie Dominique "
    "Virginie Corinne Élodie Christelle Camille Caroline Léa Sarah Florence Laetitia Audrey Hélène Laura Manon "
    "Michèle Cécile Christiane Béatrice Claire Nadine Delphine Pauline Karine Mélanie Marion Chloé Jacqueline "
    "Élisabeth Évelyne Marine Claudine Anaïs Lucie Danielle Carole Fabienne Mathilde Sabrina Amandine Josiane "
    "Emma Agnès Pascale Charlotte Océane Justine Inès Jade Clara Louise Alice Zoé Juliette Eva Ambre Rose "
    "Marie-Christine Anne-Marie Marie-Claude Marie-Hélène Anne-Sophie Marie-Thérèse Fatima Khadija Aïcha Yasmina "
    "Suzanne Geneviève Simone Odette Paulette Denise Andrée Michelle Françoise Joëlle Armelle Gwenaëlle Maëlle "
    "Solène Noémie Margaux Elsa Romane Alexandra Gabrielle Emmanuelle Frédérique Pascaline Renée Andréa".split()
)
MEN = tuple(
    "Jean Philippe Michel Alain Patrick Nicolas Christophe Pierre Christian Éric Frédéric Laurent Stéphane David "
    "Pascal Daniel Alexandre Julien Thierry Olivier Bernard Thomas Sébastien Gérard Didier Dominique Vincent "
    "François Bruno Guillaume Jérôme Jacques Marc Maxime Romain Claude Antoine Franck Jean-Pierre Anthony Kévin "
    "Gilles Cédric Serge André Mathieu Benjamin Patrice Fabrice Joël Jérémy Clément Arnaud Denis Paul Lucas Hervé "
    "Jean-Claude Sylvain Yves Ludovic Guy Florian Alexis Mickaël Quentin Emmanuel Louis Benoît Jean-Luc Fabien "
    "Francis Hugo Jonathan Loïc Xavier Théo Adrien Raphaël Jean-Michel Roger Valentin Robert Jean-François Cyril "
    "Simon Martin Gabriel Arthur Jules Adam Nathan Mohamed Karim Mehdi Ahmed Youssef Yann Erwan Gaël Ronan "
    "Marcel René Lucien Raymond Maurice Georges Henri Jean-Marc Jean-Paul Jean-Marie Pierre-Yves Damien Rémi "
    "Léo Noé Ethan Tom Enzo Baptiste Victor Samuel Gauthier Étienne Tristan Félix Basile Corentin".split()
)
SURNAMES = tuple(
    "Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David "
    "Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André "
    "Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin "
    "Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour "
    "Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard "
    "Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe "
    "Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert "
    "Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet "
    "Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly "
    "Hervé Schneider Fernandez Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain Breton "
    "Besson Langlois Rémy Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal Weber Mallet Hamon Boulanger "
    "Jacob Monnier Michaud Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier Collin Chauvin "
    "Bouchet Gay Lemaître Bénard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier Pichon Lejeune "
    "Gilbert Lamy Delaunay Pasquier Carlier Laporte Riou Morvan Guéguen Tanguy Benali Diallo Traoré Nguyen Cissé "
    "Haddad Kaya Ferreira Dasilva Pereira Rodrigues".split()
)
_DOUBLE = ("Le Goff", "Le Gall", "Le Roux", "Da Silva", "Dos Santos", "De Oliveira", "Le Bihan", "Ben Amar",
           "Du Plessis", "De La Tour", "Van Damme", "Saint-Martin", "El Amrani", "Le Corre", "La Rocca")  # fmt: skip
_HEADS = ("Bar Ber Bour Bri Car Chas Cha Cor Cou Dan Del Des Du Fa Fer Fon Fou Gar Gi Gou Gran Gri Har Her Hou Jac "
          "Ker La Lan Le Mar Mau Mer Mon Mou Na Nor Pan Per Pi Pou Pra Qui Ra Ri Ro Rou Sa Sau Ser Sou Tal Tar "
          "Tou Tri Va Ver Vi Vil Al An Au Bel Bla Bo").split()  # fmt: skip
_MIDDLES = "ba be bi bo ca chi co da di do fa fi ga gi go la le li lo ma me mi na ni no ra ri ro sa se ta te ti va vi".split()
_TAILS = ("ard aud ault eau el ellier en er et eux ey ez ic ier illon in ion is iste ol on ot ou oux rand ret rier "
          "son t thez ude ville y").split()  # fmt: skip
_WAYS = (("rue", "r."), ("avenue", "av"), ("boulevard", "bd"), ("chemin", "ch."), ("place", "pl"),
         ("impasse", "imp"), ("allée", "all."), ("route", "rte"))  # fmt: skip
_CALLED = ("de la République;des Lilas;Victor Hugo;Jean Jaurès;du Général de Gaulle;Pasteur;de la Gare;de l'Église;"
           "des Écoles;du Moulin;de Verdun;Jules Ferry;du Stade;des Acacias;de Bretagne;Émile Zola;du Château;"
           "des Tilleuls;Gambetta;de la Fontaine;Saint-Michel;du Port;des Prés;Louise Michel;du 8 Mai 1945;"
           "des Cerisiers;de la Mairie;Voltaire;des Vignes;du Lavoir;Anatole France;des Peupliers;de Paris;"
           "Molière;de la Forêt;des Roses;du Maréchal Foch;Jean Moulin;du Bourg;Marie Curie").split(";")  # fmt: skip
_TOWN_HEADS = (
    "Plou Ker Saint- Mont Beau Ville Roche Champ Font Bois Val Pont Haute Belle Grand".split()
)
_TOWN_TAILS = (
    "exemple vern nac ligny court mont bourg ac ay riac signy fleur ville lieu rive essart".split()
)


def _falling(count: int, slope: float) -> list[float]:
    return list(accumulate(1 / (place + 8) ** slope for place in range(count)))


@cache
def surnames() -> tuple[str, ...]:
    """Return some twenty thousand family names, the frequent ones first."""
    chance = random.Random(1)
    rare = {
        chance.choice(_HEADS)
        + (chance.choice(_MIDDLES) if chance.random() < 0.7 else "")
        + chance.choice(_TAILS)
        for _each in range(26_000)
    }
    others = sorted(rare - set(SURNAMES))
    chance.shuffle(others)
    return (*SURNAMES, *_DOUBLE, *others)


@cache
def towns() -> tuple[tuple[str, str], ...]:
    """Return invented communes with their postcodes, the large ones first."""
    chance = random.Random(2)
    names = [head + tail for head in _TOWN_HEADS for tail in _TOWN_TAILS]
    chance.shuffle(names)
    places = [f"{chance.choice((29, 22, 35, 56, 1, 69, 75, 13)):02d}{n % 990 + 10:03d}"
              for n in range(len(names))]  # fmt: skip
    return tuple(zip(places, names, strict=True))


@cache
def _weights(what: str) -> tuple[tuple[object, ...], list[float]]:
    rare = tuple(name.capitalize() for name in sorted(GIVEN_NAMES))
    kinds: dict[str, tuple[tuple[object, ...], float]] = {
        "f": ((*WOMEN, *rare[::2]), 1.05),
        "m": ((*MEN, *rare[1::2]), 1.05),
        "surname": (surnames(), 0.78),
        "town": (towns(), 1.0),
    }
    choices, slope = kinds[what]
    return choices, _falling(len(choices), slope)


def draw(chance: random.Random, what: str) -> object:
    """Draw a "f" or "m" given name, a "surname" or a "town", the frequent ones more often."""
    choices, heights = _weights(what)
    return chance.choices(choices, cum_weights=heights)[0]


def street(chance: random.Random) -> tuple[str, str]:
    """Return the type and name of a street."""
    way = chance.choices(_WAYS, weights=(9, 4, 2, 3, 2, 2, 2, 2))[0][0]
    return way, chance.choice(_CALLED)


def short_way(way: str) -> str:
    """Return the short form of the type of a street."""
    return dict(_WAYS)[way]
