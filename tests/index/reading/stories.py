"""Wire stories made by program, and nine ways in which papers edit them."""

from __future__ import annotations

import random
from collections.abc import Callable


def list_of(words: str) -> list[str]:
    return words.split()


PLACES = list_of(
    """
    Arrel Bask Corvin Dorne Estel Farrow Galt Harrow Ister Jorv Kessel Lorne Mardin Norvik Oster Pell Quill Rask
    Sorrel Tarn Ulm Varn Wessel Yarrow Zell Brack Crane Drell Elver Frome
    """
)
PEOPLE = list_of(
    """
    Abel Brandt Castor Dahl Ekman Forster Grieg Holm Ibarra Jansen Keller Lund Moreau Nagy Olsen Petrov Quist
    Rossi Stein Toth Unger Vidal Weber Young Zeman
    """
)
WHO = list_of(
    """
    minister mayor spokeswoman commander farmer judge engineer union driver teacher doctor student fisherman
    banker director neighbour witness lawyer analyst officer
    """
)
DID = list_of(
    """
    opened closed blocked searched flooded bought sold repaired burned shelled visited photographed measured
    guarded left reached crossed counted cleared defended
    """
)
WHAT = list_of(
    """
    bridge harbour mine school market railway dam court factory hospital archive tunnel airfield refinery museum
    prison library station mill ferry depot quarry bakery theatre
    """
)
HOW = list_of(
    """
    slowly secretly twice again before dawn under guard without warning by order at great cost with help from
    abroad despite a ban in heavy rain after long talks for the first time in years
    """
)
FORMULAS = (
    "The ministry left a request for comment unanswered.",
    "The figures could not be confirmed by an independent source.",
    "Shares of the company rose slightly in early trading on Tuesday.",
)


def sentence(draw: random.Random) -> str:
    number = draw.randint(2, 9_000)
    forms = (
        f"The {draw.choice(WHO)} of {draw.choice(PLACES)} {draw.choice(DID)} the {draw.choice(WHAT)} "
        f"{' '.join(draw.sample(HOW, 3))}, {draw.choice(PEOPLE)} said.",
        f"Some {number} {draw.choice(WHO)}s {draw.choice(DID)} a {draw.choice(WHAT)} near {draw.choice(PLACES)} and "
        f"then {draw.choice(DID)} the old {draw.choice(WHAT)}.",
        f"“We {draw.choice(DID)} the {draw.choice(WHAT)} and nobody {draw.choice(DID)} us,” said "
        f"{draw.choice(PEOPLE)}, a {draw.choice(WHO)} from {draw.choice(PLACES)}.",
        f"In {draw.choice(PLACES)} the {draw.choice(WHAT)} was {draw.choice(DID)} {' '.join(draw.sample(HOW, 2))} by "
        f"{number} people, according to the {draw.choice(WHO)}.",
    )
    return draw.choice(forms)


def story(draw: random.Random) -> list[str]:
    """Eight to fourteen paragraphs of two sentences; now and then a formula that many stories share."""
    made = [f"{sentence(draw)} {sentence(draw)}" for _ in range(draw.randint(8, 14))]
    if draw.random() < 0.5:
        made.insert(draw.randrange(len(made)), draw.choice(FORMULAS))
    return made


def crop_report(draw: random.Random, week: int) -> list[str]:
    """A weekly report of which only the figures change."""
    crops = ("barley", "wheat", "maize", "rye", "oats", "beets", "beans", "hops", "flax", "rape")
    return [
        f"Farmers in the northern districts had harvested {draw.randint(5, 95)} percent of the {crop} by the end of "
        f"the week, compared with {draw.randint(5, 95)} percent a year earlier, the ministry of farming said on Friday."
        for crop in crops
    ] + [f"This is report {week} of the season."]


def reworded(made: list[str], draw: random.Random, share: float) -> list[str]:
    changed = []
    for paragraph in made:
        words = [
            draw.choice((*WHO, *WHAT, *HOW)) if draw.random() < share else word for word in paragraph.split()
        ]
        changed.append(" ".join(words))
    return changed


def shuffled(made: list[str], draw: random.Random) -> list[str]:
    mixed = draw.sample(made, len(made))
    return [" ".join(mixed[at : at + 2]) for at in range(0, len(mixed), 2)]


def cut(made: list[str], share: float) -> list[str]:
    return made[: max(2, round(share * len(made)))]


def mixed_in(made: list[str], draw: random.Random, share: float) -> list[str]:
    return made + [f"{sentence(draw)} {sentence(draw)}" for _ in range(round(share * len(made)))]


def credited(made: list[str]) -> list[str]:
    return [f"HARROW, May 3 (Agency) - {made[0]}", *made[1:], "Reporting by Ann Other; Editing by Bob Writer"]


def heavy(made: list[str], draw: random.Random) -> list[str]:
    return credited(mixed_in(reworded(cut(shuffled(made, draw), 0.6), draw, 0.12), draw, 0.4))


EDITS: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "credits and dateline": lambda made, _: credited(made),
    "lightly reworded": lambda made, draw: reworded(made, draw, 0.06),
    "cut to 70 %": lambda made, _: cut(made, 0.7),
    "cut to 40 %": lambda made, _: cut(made, 0.4),
    "paragraphs shuffled and merged": shuffled,
    "30 % foreign": lambda made, draw: mixed_in(made, draw, 0.3),
    "100 % foreign": lambda made, draw: mixed_in(made, draw, 1.0),
    "cut, reworded, foreign, credits": lambda made, draw: credited(
        mixed_in(reworded(cut(made, 0.6), draw, 0.06), draw, 0.3)
    ),
    "heavily edited": heavy,
}
