"""A committee with two teams, and tasks that are late, for today, to come and done."""

from datetime import timedelta

from organiser.usecases.teams import tasks, teams
from tests.ui.plans.scene import THURSDAY, people


def fill(database, today=THURSDAY):
    who = people(database)
    doors = teams.make_team(database, "Porte-à-porte", "Deux sorties par mois")
    teams.make_team(database, "Réseaux")
    for person, responsibility in zip(who[:3], ("le matériel", "", "les clés"), strict=True):
        teams.put_in_team(database, doors, person, responsibility)
    teams.let_lead(database, doors, who[1], leads=True)
    for what, person, days in (
        ("Demander les clés de la salle", who[0], -2),
        ("Appeler l’imprimerie pour les tracts", who[3], 0),
        ("Réserver la table du marché", None, 4),
        ("Trouver un lieu pour janvier", who[4], None),
    ):
        due = None if days is None else today + timedelta(days)
        tasks.give_task(database, what, to=person, due_on=due)
    done = tasks.give_task(database, "Rendre les badges", to=who[0])
    tasks.settle_task(database, done, is_done=True)
