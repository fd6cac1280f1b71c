"""A course that headquarters wrote."""

PAGE = """# Frapper aux portes

Ce qu’il faut savoir.

## Avant

Préparer sa **feuille**.

## Quiz

? Que fait-on d’abord
+ Se présenter
- Demander pour qui elle vote
! Une personne répond à quelqu’un.
"""


def taught(text=PAGE):
    """Publish a course; the server of the test must have been called before."""
    from organiser.hq import home
    from organiser.hq.usecases import courses

    return courses.publish(home.keys(), text, courses.Terms())
