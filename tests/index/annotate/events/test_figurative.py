"""Violence that is none: quarrels, sport, shows, business, accidents; and the violence that such words also name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.model import Article

EventsOf = Callable[..., Article]

NONE = [
    "The musical bombed at the box office.",
    "Hale attacked from the right all day, and the defence surrendered.",
    "Fans bombarded the singer with questions.",
    "Shooting on Casino Norwick is expected to begin in May.",
    "The bank raided its reserves.",
    "The boy raided the fridge.",
    "Bond traders staged a rally.",
    "The bill was killed in the Senate.",
    "He suffered a heart attack.",
    "The government launched an attack on poverty.",
    "United beat Rovers in a shootout.",
    "Woods shot a 68 in the first round.",
    "The Bears crushed the Bulls.",
    "They battled for third place.",
    "Shares were slashed and the index hit a low.",
    "Near 1750 GMT the Dow Jones retreated.",
    "She won a Senate seat.",
    "The lawyer lost a legal battle with the bank.",
    "The earthquake killed 200 people.",
    "Two cars crashed in Oslo. The driver, 34, was killed and his son was injured.",
    "Nine people died in a plane crash.",
    "A bus plunged into a ravine, killing 20.",
    "The bowlers destroyed the visitors by nine wickets.",
    "The broker made a killing on bonds.",
    "A donor could shell out $10,000.",
    "She stormed out of the room.",
    "Ministers clashed over the budget.",
    "The team was murdered 6-0.",
    "The band slayed the crowd in Oslo.",
    "She killed it on stage.",
    "The startup is burning cash and killed off its app.",
    "The hunters killed a deer.",
    "Friends and family are rallying around the child.",
    "The rapper began a legal battle.",
    "Fans took to the streets to celebrate the victory.",
    "A crowd of people marched to the bridge to pay tribute to the victims.",
    "The mayor led the charge in changing the law.",
    "Cancer killed him.",
    "The champion was ready to beat her rival.",
    "The striker shot wide and the keeper saved.",
    "Hale shot wide in the second half.",
    "Holt hopes for another shot at being mayor.",
    "They only get one shot at it.",
    "The company raided its rival for engineers.",
    "She is facing a battle on two fronts, one in the courts and the other within her own party.",
    "The battle over the budget goes on in parliament.",
    "Holt held his line despite unprecedented attacks from the liberal media.",
    "He said it was unfortunate that his words were misread as an attack on the faithful.",
    "Tenants were so tortured by the noise of drills that several of them sold.",
    "The firm said it had warned the Weather Service in 2014 of this weakness.",
    "The film tells the story of a student and the murder of his girlfriend.",
    "The novel follows a boxer who kills his trainer in Oslo.",
    "Petrov died in 2006 before his trial for the massacre could end.",
    "Petrov, a lawyer who defended terrorists and bombers, died on Monday in Oslo. He was 88.",
]


@pytest.mark.parametrize("text", NONE)
def test_a_figure_of_speech_is_no_violence(events_of: EventsOf, text: str) -> None:
    wrong = ("ASSAULT", "RETREAT", "PROTEST", "THREATEN", "COERCE")
    assert not [event.type for event in events_of(text).events if event.type in wrong]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jets bombed the port.", "ASSAULT"),
        ("Rebels shelled a market.", "ASSAULT"),
        ("Boko Haram attacks village.", "ASSAULT"),
        ("Planes bombarded the town with rockets.", "ASSAULT"),
        ("Rebels attacked from the hills and soldiers surrendered.", "ASSAULT"),
        ("A shooting on Monday killed two guards.", "ASSAULT"),
        ("Police raided the bank.", "COERCE"),
        ("Farmers staged a rally against the tax.", "PROTEST"),
        ("Rebels killed a senator.", "ASSAULT"),
        ("Rebels launched an attack on a village.", "ASSAULT"),
        ("The army retreated from the town.", "RETREAT"),
        ("A car bomb exploded in Oslo. The driver, 34, was killed.", "ASSAULT"),
        ("Gunmen crashed into the gate and killed a guard.", "ASSAULT"),
        ("Police stormed the building.", "ASSAULT"),
        ("Protesters clashed with police.", "ASSAULT"),
        ("He said he was attacked by five men.", "ASSAULT"),
        ("A camp for refugees was attacked by militiamen.", "ASSAULT"),
        ("Soldiers beat up prisoners with the knowledge of their officers.", "ASSAULT"),
        ("A man attacked his wife with a hammer.", "ASSAULT"),
        ("Rebels fought the army for control of the town in a battle that killed nine.", "ASSAULT"),
        ("Prisoners were tortured by the police.", "ASSAULT"),
        ("Ann Lee was shot in the head and died two years later.", "ASSAULT"),
        ("Rebels attacked Al-Sa'id al-Dar, a village that few maps show, on Sunday.", "ASSAULT"),
    ],
)
def test_the_same_words_of_armies_and_crimes_are_violence(events_of: EventsOf, text: str, kind: str) -> None:
    assert kind in [event.type for event in events_of(text).events]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("The minister came under attack in the papers for her tax plan.", "minister"),
        ("Critics fired at the minister.", "minister"),
        ("The senator hit back at the governor.", "governor"),
        ("Nuclear plan attacked by senators.", None),
    ],
)
def test_an_attack_in_words_blames(events_of: EventsOf, text: str, recipient: str | None) -> None:
    (event,) = events_of(text).events
    assert event.type == "ACCUSE"
    assert recipient is None or event.recipients == (recipient,)


def test_the_month_of_march_is_no_protest(events_of: EventsOf) -> None:
    assert [event.type for event in events_of("The union met in March to call a vote.").events] != ["PROTEST"]
    assert events_of("Thousands joined a march in Oslo.").events[0].type == "PROTEST"
