"""Who did what to whom: types, agents, recipients and triggers of events, and what is no event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from index.model import Article
from index.vocabulary import TYPES

EventsOf = Callable[..., Article]

TOLD = [
    ("AGREE", "Kenya agreed to sell surplus maize to Uganda.", "kenya", "uganda"),
    ("AGREE", "The Thai prime minister promised to reopen two border crossings with Laos.", None, "laos"),
    (
        "AGREE",
        "Poland will send 200 tanks to Ukraine next month, the defence minister said.",
        "poland",
        "ukraine",
    ),
    ("CONSULT", "Qatar hosted talks between Hamas and Fatah.", "qatar", "hamas"),
    ("CONSULT", "Oman mediated between Iran and the United States.", "oman", "iran"),
    ("SUPPORT", "France reiterated its support for Morocco's claim to the territory.", "france", "morocco"),
    ("SUPPORT", "Japan apologized to China for wartime abuses.", "japan", "china"),
    ("COOPERATE", "South Korea resumed trade with North Korea.", "south-korea", "north-korea"),
    ("AID", "Sweden sent 30 tonnes of medicine to Somalia.", "sweden", "somalia"),
    ("AID", "Russia has supplied the rebels with rockets, Kyiv said.", "russia", "rebels"),
    ("CONCEDE", "The junta lifted a ban on opposition parties.", "junta", "opposition-parties"),
    ("RETREAT", "Ethiopia withdrew its troops from Somalia on Thursday.", "ethiopia", "somalia"),
    ("RETREAT", "Vietnam completed the withdrawal of its forces from Cambodia.", "vietnam", "cambodia"),
    ("RETREAT", "The European Union lifted sanctions against Serbia.", "european-union", "serbia"),
    ("REQUEST", "Manila demanded that Beijing remove its vessels.", "philippines", "china"),
    ("REQUEST", "The Kremlin said NATO must stop its expansion.", "russia", "nato"),
    ("REQUEST", "Cyprus insisted that Turkey withdraw its ships.", "cyprus", "turkey"),
    ("ACCUSE", "Ankara condemned Stockholm over the burning of a Koran.", "turkey", "sweden"),
    ("ACCUSE", "Beijing lodged a protest with Tokyo over the shrine visit.", "china", "japan"),
    ("REJECT", "Eritrea rejected a U.N. peace plan.", "eritrea", "united-nations"),
    ("REJECT", "The Palestinians will not accept the plan, Abbas said.", None, None),
    ("THREATEN", "North Korea threatened to attack South Korea.", "north-korea", "south-korea"),
    (
        "THREATEN",
        "The European Union said it would impose sanctions on Belarus.",
        "european-union",
        "belarus",
    ),
    ("PROTEST", "Kurds staged a protest in Cologne against Turkey.", "kurds", "turkey"),
    ("PROTEST", "Truckers barricaded the main highway.", "truckers", None),
    ("SANCTION", "Saudi Arabia cut diplomatic ties with Qatar.", "saudi-arabia", "qatar"),
    ("SANCTION", "The World Bank suspended loans to Ethiopia.", "world-bank", "ethiopia"),
    ("MOBILIZE", "Turkey moved tanks to the Syrian border.", "turkey", "syria"),
    ("COERCE", "Police fired tear gas at protesters.", "police", "protesters"),
    ("COERCE", "Saudi Arabia deported 2,000 Ethiopian workers.", "saudi-arabia", "ethiopian-workers"),
    ("ASSAULT", "Turkish jets carried out air strikes on Iraq.", "turkey", "iraq"),
    ("ASSAULT", "Forty villagers were massacred by soldiers.", "soldiers", "villagers"),
    ("ASSAULT", "Israel came under missile attack.", None, "israel"),
]


def test_of_every_type_there_is_a_plain_sentence() -> None:
    assert {kind for kind, *_ in TOLD} == {*TYPES} - {"OTHER"}


@pytest.mark.parametrize(("kind", "text", "agent", "recipient"), TOLD)
def test_a_plain_sentence_is_one_event_with_both_sides(
    events_of: EventsOf, kind: str, text: str, agent: str | None, recipient: str | None
) -> None:
    events = events_of(text).events
    assert [event.type for event in events] == [kind]
    assert agent is None or agent in events[0].agents
    assert recipient is None or recipient in events[0].recipients


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Truckers blocked the highway.", "PROTEST"),
        ("Nepal banned all public protests.", "COERCE"),
        ("Students protested in Lima.", "PROTEST"),
        ("Chile protested to Bolivia over the raid.", "ACCUSE"),
        ("The junta lifted a curfew.", "CONCEDE"),
        ("Israel lifted its blockade of Gaza.", "RETREAT"),
        ("Kenya ordered the expulsion of two Sudanese diplomats.", "SANCTION"),
        ("The court ordered the minister to testify.", "REQUEST"),
        ("North Korea launched a missile.", "MOBILIZE"),
        ("North Korea launched missiles at Japan.", "ASSAULT"),
        ("Peru launched an investigation into the mayor.", "ACCUSE"),
    ],
)
def test_the_object_decides_what_a_verb_means(events_of: EventsOf, text: str, kind: str) -> None:
    assert [event.type for event in events_of(text).events] == [kind]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Syria will release the prisoners.", "AGREE", "planned"),
        ("Syria will bomb the rebels.", "THREATEN", "planned"),
        ("China may impose sanctions on Japan.", "THREATEN", "possible"),
        ("Syria denied that it had bombed the rebels.", "ASSAULT", "denied"),
        ("Syria bombed the rebels.", "ASSAULT", "reported"),
    ],
)
def test_tense_and_mood_decide_type_and_status(
    events_of: EventsOf, text: str, kind: str, status: str
) -> None:
    assert [(event.type, event.status) for event in events_of(text).events] == [(kind, status)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the weather was fine.",
        "Inflation killed demand for new cars.",
        "She broke the record and beat her rival by two goals.",
        "Shares were hit by a strike against inflation worries.",
        "Would Syria bomb the rebels?",
        "If Syria bombs the rebels, prices rise.",
        "He wants to visit Rome.",
        "The senator declined to comment.",
        "She thanked nobody and went home.",
    ],
)
def test_chatter_and_suppositions_are_no_events(events_of: EventsOf, text: str) -> None:
    assert events_of(text).events == ()


def test_an_attack_in_words_is_an_accusation(events_of: EventsOf) -> None:
    events = events_of("Hillary Clinton attacked Donald Trump over his taxes.").events
    assert [(event.type, event.agents, event.recipients) for event in events] == [
        ("ACCUSE", ("hillary-clinton",), ("donald-trump",))
    ]


def test_one_blow_with_its_victims_is_one_event(events_of: EventsOf) -> None:
    events = events_of("Rebels attacked a camp in Chad, killing 12 soldiers and wounding three.").events
    assert [event.type for event in events] == ["ASSAULT"]
    assert [(count.what, count.low) for count in events[0].counts] == [("killed", 12), ("wounded", 3)]


def test_both_sides_of_a_meeting_act(events_of: EventsOf) -> None:
    event = events_of("Ethiopia and Egypt held talks in Khartoum.").events[0]
    assert (event.type, set(event.agents)) == ("CONSULT", {"ethiopia", "egypt"})


def test_what_is_demanded_or_promised_is_no_event_of_its_own(events_of: EventsOf) -> None:
    text = "Cuba demanded the release of five prisoners and an end to the embargo."
    assert [event.type for event in events_of(text).events] == ["REQUEST"]


def test_an_event_in_a_quote_is_claimed_by_its_speaker(events_of: EventsOf) -> None:
    article = events_of("“Syria bombed a hospital on Monday,” Angela Merkel said.", date(2021, 6, 30))
    event = article.events[0]
    assert (event.status, event.reported_by) == ("claimed", "angela-merkel")
    assert event.date is not None
    assert event.date.first == date(2021, 6, 28)


@pytest.mark.parametrize(
    ("text", "is_dated"),
    [
        ("The ministry rejected a plan by Norway to postpone the vote until next year.", False),
        ("Norway has rejected an offer by Peru to pay the debt in August.", False),
        ("Norway rejected the offer by Peru on Monday.", True),
        ("Norway will reject the offer by Peru in August.", True),
    ],
)
def test_what_has_happened_has_no_day_after_publication(
    events_of: EventsOf, text: str, is_dated: bool
) -> None:
    article = events_of(text, date(2021, 6, 30))
    (rejected,) = [event for event in article.events if event.type == "REJECT"]
    assert (rejected.date is not None) == is_dated


def test_what_the_story_tells_as_history_is_past(events_of: EventsOf) -> None:
    assert events_of("Syria bombed the rebels.", role="history").events[0].status == "past"


def test_the_trigger_is_short_and_lies_in_the_text(events_of: EventsOf) -> None:
    article = events_of(
        "Kenya has, after weeks of quarrels about nearly everything, agreed to sell maize to Uganda."
    )
    for event in article.events:
        assert 0 < len(event.of(article.text).split()) <= 8


def test_actors_that_no_event_needs_stay_out_of_the_cast(events_of: EventsOf) -> None:
    article = events_of("The villagers walked home past the bakers and sang.")
    assert article.actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "killed, attacked, bombed and " * 300,
        "a | 3 | attack | US\n" * 200,
        "ATTACK " * 400,
        "“" * 200,
        "if " * 500,
    ],
)
def test_tables_and_noise_give_an_answer(events_of: EventsOf, text: str) -> None:
    assert len(events_of(text).events) <= 40


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The army announced strikes on rebel positions.", ["ASSAULT"]),
        ("Warplanes took off at dawn; the strikes on the harbour went on for hours.", ["ASSAULT"]),
        ("The nurses' union announced a strike.", ["PROTEST"]),
        ("Miners began a strike over pay.", ["PROTEST"]),
        ("John Ashby, the navy's spokesman, announced the strikes.", []),
        ("Sudan's president ordered an attack on Chad.", ["ASSAULT"]),
        ("The king called the walkout “madness” for the country.", []),
        ("Kenya called for elections.", ["REQUEST"]),
        ("Militias backed by Chad had used the depot.", []),
        ("The agreement expired on Thursday.", []),
    ],
)
def test_words_of_two_meanings_are_read_by_their_context(
    events_of: EventsOf, text: str, types: list[str]
) -> None:
    assert [event.type for event in events_of(text).events] == types


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Ethiopian jets bombed a depot in eastern Sudan.", ()),
        ("Turkish jets killed nine at the Turkey-Syria border.", ()),
        ("Ethiopia attacked Sudan.", ("sudan",)),
        ("Kenyan raids on depots in eastern Somalia continued.", ()),
        ("Soldiers shelled pro-Russian targets near the river.", ()),
        ("Chad deployed soldiers in Mali to help government forces.", ()),
        ("Peruvian soldiers are deployed in an international coalition.", ()),
        ("Ugandan rebels vowed to take revenge on Kenya.", ("kenya",)),
    ],
)
def test_where_something_happens_is_not_whom_it_is_done_to(
    events_of: EventsOf, text: str, recipients: tuple[str, ...]
) -> None:
    assert [event.recipients for event in events_of(text).events] == [recipients]


def test_a_verb_behind_the_object_of_its_subject_keeps_that_subject(events_of: EventsOf) -> None:
    killed = next(
        event
        for event in events_of("Kenyan raids on armed groups killed nine people.").events
        if event.agents
    )
    assert killed.agents == ("kenya",)


@pytest.mark.parametrize(
    "text",
    ["Half of them said that they attacked Kenya.", "Gunmen came, and some of them shot the guards."],
)
def test_a_part_of_them_is_not_looked_for_in_itself(events_of: EventsOf, text: str) -> None:
    assert [event.type for event in events_of(text).events] == ["ASSAULT"]


def test_revenge_on_a_country_does_not_happen_there(events_of: EventsOf) -> None:
    article = events_of("Ugandan rebels vowed to take revenge on Kenya.")
    assert [event.place for event in article.events] == [None]


def test_every_actor_of_an_event_is_in_the_cast(events_of: EventsOf) -> None:
    article = events_of("Gunmen shot a man. Others shot another man, and a man said that men had shot men.")
    known = {actor.id for actor in article.actors}
    assert {one for event in article.events for one in (*event.agents, *event.recipients)} <= known


@pytest.mark.parametrize(
    ("text", "agents", "recipients"),
    [
        ("Militias involved in armed raids against Kenya fled.", "militias", "kenya"),
        ("Attacks by rebels targeting Kenyan interests went on.", "rebels", "kenya"),
        ("The coalition fights the militant group Red Dawn.", "coalition", "red-dawn"),
    ],
)
def test_those_who_take_part_and_those_aimed_at_are_found(
    events_of: EventsOf, text: str, agents: str, recipients: str
) -> None:
    found = [(event.agents, event.recipients) for event in events_of(text).events if event.type == "ASSAULT"]
    assert found == [((agents,), (recipients,))]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The rebels said that they were “ready to take revenge” on Kenya.", "ready to take"),
        ("Jets hit “storage and training facilities” of the rebels.", "hit"),
    ],
)
def test_a_trigger_is_short_and_crosses_no_quotation_mark(
    events_of: EventsOf, text: str, trigger: str
) -> None:
    article = events_of(text)
    assert trigger in [article.text[event.start : event.end] for event in article.events]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Petrov said on NBC's “Meet the Press” that it rained.",
        "The firm charged the party $3 million for travel.",
        "The editor asked Boris Lund how he would handle the deportation of the refugees.",
        "Boris Lund's legal battle with Ana Petrov began on Monday.",
        "The clause was executed within the law.",
        "The stories wound up being nothing.",
        "The minister told the staff that the fund would take no money should Ana Petrov win in May.",
        "The bank is critical to the future of Norland.",
        "The party wants to cut job-killing rules.",
        "It's easy to criticize the minister for the delay.",
        "The rule increased the likelihood that violent protests will erupt in Norland.",
        "Nothing will improve until we elect senators who reject the money of banks.",
        "Nine candidates went on the attack on the radio on Monday.",
        "The minister said Norland would pull out of its present slump within three years.",
        "Boris Lund said all the talk of decline was hot air.",
        "Voters see it as crucial that Ana Petrov make genuine concessions.",
        "“I don't believe that I've ever met him,” Ana Petrov said.",
        "The best promise Ana Petrov has made is that she will never overpromise.",
        "A veteran commits suicide every day.",
        "The critic said Ana Petrov would be critical.",
        "Even though Ana Petrov prepared his favorite food, Boris Lund barely ate.",
        "Ana Petrov said she didn't seek or receive the endorsement of Boris Lund.",
        "The hope is for Norland to oppose the plan.",
        "The party began an ad campaign on Friday.",
        "Norway wants Turkey to close its borders.",
        "Bank analysts agree that the recovery will be slow.",
        "Berlin backed off.",
        "The Norland campaign called the report a rush to judgment.",
        "Ana Petrov is pulling out her old letters fast.",
    ],
)
def test_what_only_sounds_like_an_event_is_none(events_of: EventsOf, text: str) -> None:
    assert events_of(text).events == ()


def test_support_that_is_taken_back_is_a_refusal(events_of: EventsOf) -> None:
    article = events_of("Ana Petrov rescinded her endorsement of Boris Lund.")
    (event,) = article.events
    assert (event.type, event.agents, event.recipients) == ("REJECT", ("ana-petrov",), ("boris-lund",))
    assert event.of(article.text) == "rescinded her endorsement"


def test_at_whose_place_they_met_is_not_whom_they_met(events_of: EventsOf) -> None:
    (event,) = events_of("Ana Petrov met the rebels at the University of Norland.").events
    assert (event.agents, event.recipients) == (("ana-petrov",), ("rebels",))


@pytest.mark.parametrize(
    ("text", "kind", "agents", "recipients"),
    [
        ("The foundation is under investigation for corruption.", "ACCUSE", (), ("foundation",)),
        (
            "Ana Petrov said she was “not ready” to support Boris Lund.",
            "REJECT",
            ("ana-petrov",),
            ("boris-lund",),
        ),
        ("There was a brief revolt from rebellious delegates.", "PROTEST", ("rebellious-delegates",), ()),
        ("Donald Trump fired back at Hillary Clinton.", "ACCUSE", ("donald-trump",), ("hillary-clinton",)),
        ("Benazir Bhutto's assassination shocked Pakistan.", "ASSAULT", (), ("benazir-bhutto",)),
        ("Israel's assassinations angered Iran.", "ASSAULT", ("israel",), ()),
        ("China conducted military drills around Taiwan.", "MOBILIZE", ("china",), ()),
        ("Japan held drills with the United States.", "COOPERATE", ("japan",), ("united-states",)),
        ("The Sandy Hook shootings left 26 people dead.", "ASSAULT", (), ()),
        ("Ana Petrov was released from prison on Monday.", "RETREAT", (), ("ana-petrov",)),
    ],
)
def test_who_does_it_and_to_whom_is_told_apart(
    events_of: EventsOf, text: str, kind: str, agents: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    (event,) = events_of(text).events
    assert (event.type, event.agents, event.recipients) == (kind, agents, recipients)


def test_whom_a_pronoun_means_is_not_looked_for_behind_it(events_of: EventsOf) -> None:
    (event,) = events_of("Boris Lund criticized me from the stage of the Labour Party.").events
    assert (event.agents, event.recipients) == (("boris-lund",), ())


def test_a_description_does_not_run_over_the_beginning_of_a_sentence(events_of: EventsOf) -> None:
    article = events_of("Police held a man over the murder of Tobias K. A further Syrian citizen, 22, fled.")
    assert not [actor.name for actor in article.actors if " A " in actor.name]
