"""What the mentions of one deed tell together: its day, place and toll, each with a reason, the main one first."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from index.annotate import annotate
from index.annotate.happenings.event_grouping import EventGrouping
from index.model import Actor, Article, Event, Happening, Segment

MONDAY = date(2021, 6, 28)


def article_of(*paragraphs: str, title: str | None = None) -> Article:
    text = "\n\n".join(paragraphs)
    segments, at = [], 0
    for paragraph in paragraphs:
        segments.append(Segment(start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    return annotate(Article(id="made", title=title, text=text, segments=tuple(segments), published=MONDAY))


def main_of(*paragraphs: str, title: str | None = None) -> Happening:
    return article_of(*paragraphs, title=title).happenings[0]


def counts_of(happening: Happening) -> list[tuple[str, int]]:
    return [(count.what, count.low) for count in happening.counts]


def test_a_day_told_two_sentences_on_is_that_of_the_attack() -> None:
    main = main_of(
        "Gunmen killed four guards at a bank in Quetta, police said.",
        "The bank was closed. The attack happened on Saturday.",
    )
    assert main.type == "ASSAULT"
    assert main.date is not None
    assert main.date.first == date(2021, 6, 26)
    assert main.date.reason.endswith("said of “attack”")


def test_the_place_of_the_dateline_is_that_of_the_attack() -> None:
    main = main_of(
        "MOSUL, Iraq (Agency) - Gunmen killed four guards outside a bank on Saturday, police said.",
        "Nobody has claimed the attack.",
    )
    assert main.place is not None
    assert (main.place.name, main.place.reason) == ("Mosul", "the dateline")


def test_a_day_in_front_of_the_first_passage_is_no_sentence() -> None:
    words = "Gunmen killed four guards outside a bank in Mosul on Saturday, police said."
    text = f"date 2021-06-28 {words}"
    segment = Segment(start=text.index(words), end=len(text))
    main = annotate(Article(id="made", text=text, segments=(segment,), published=MONDAY)).happenings[0]
    assert main.place is not None
    assert (main.place.name, main.place.reason) == ("Mosul", "told to be where it was in sentence 1")


def test_a_street_is_the_site_inside_the_city() -> None:
    main = main_of("A man was shot dead on Walnut Street in Yonkers on Sunday, police said.")
    assert main.place is not None
    assert main.place.site is not None
    assert (main.place.name, main.place.site.name) == ("Yonkers", "Walnut Street")


def test_the_toll_of_a_later_sentence_is_that_of_the_attack() -> None:
    main = main_of(
        "A bomb went off in a market in Goma on Saturday, police said.",
        "Rebels are blamed for the attack. It killed nine people and wounded 21.",
    )
    assert counts_of(main)[:2] == [("killed", 9), ("wounded", 21)]


@pytest.mark.parametrize(
    ("paragraphs", "toll"),
    [
        (("Five men were shot in Leeds on Sunday, police said.", "One of the men died in hospital."), [1, 4]),
        (
            ("Five men were shot in Leeds on Sunday.", "The fifth man was pronounced dead in hospital."),
            [1, 4],
        ),
        (("A man was killed and another wounded when shots were fired in Leeds on Sunday.",), [1, 1]),
        (
            (
                "Two men were fatally shot in Leeds on Sunday.",
                "Ora Vann, 34, died at the scene. Bo Lund, 19, was pronounced dead in hospital.",
            ),
            [2],
        ),
        (
            (
                "Gunmen opened fire outside a bank in Leeds on Sunday.",
                "Police identified the dead as Ora Vann, 34, of York; Bo Lund, 19, of Hull; and a teacher, 50.",
            ),
            [3],
        ),
        (
            (
                "A man of 59, a woman and a boy were hit by gunfire in Leeds on Sunday.",
                "A 61-year-old man, 52-year-old woman and 15-year-old boy suffered knife wounds.",
            ),
            [3],
        ),
        (
            (
                "A gunman opened fire in Leeds on Sunday. Ora Vann and her son Tom were found dead.",
                "An earlier version of this report said that four people were killed.",
            ),
            [2],
        ),
        (("A woman was found dead with a gunshot wound in Leeds on Sunday.",), [1]),
        (
            (
                "Five men were wounded by gunfire in Leeds on Sunday.",
                "Early reports said that one man had died, but that proved to be incorrect.",
                "Nothing will be done until somebody gets killed, a neighbour said.",
            ),
            [5],
        ),
        (
            (
                "Five men were wounded by gunfire in Leeds on Sunday.",
                "Police are looking for two gunmen. The street was closed.",
                "The men are in hospital.",
                "Man killed with a knife in Hull market",
            ),
            [5],
        ),
        (("The gunman went on to kill four guards in Leeds on Sunday.",), [4]),
    ],
)
def test_people_are_counted_once(paragraphs: tuple[str, ...], toll: list[int]) -> None:
    assert [low for _, low in counts_of(main_of(*paragraphs))] == toll


@pytest.mark.parametrize(
    ("paragraphs", "title", "toll"),
    [
        ((), "Two men, one woman shot dead in Leeds", [3]),
        ((), "4 wounded in drive-by shooting", [4]),
        ((), "Ora Vann, 21, killed in Leeds shooting; 3 others wounded", [1, 3]),
        (("A girl was shot dead.",), "Man fatally shoots girl, 6 - KXTV News 9, Weather and Sports", [1]),
        (("Five nurses and a driver were killed by gunmen.",), None, [6]),
        (("Five people and an unborn child were killed by gunmen.",), None, [5]),
        (("Two people, Ora Vann and Bo Lund, were killed by gunmen.",), None, [2]),
        (("A father and his baby girl were shot dead.",), None, [2]),
        (("A baby girl was shot, killed.",), "Two men charged after baby girl shot, killed", [1]),
        (("A truck was driven into a crowd, killing at least 80.",), "Truck attack kills at least 80", [80]),
    ],
)
def test_a_list_is_one_figure(paragraphs: tuple[str, ...], title: str | None, toll: list[int]) -> None:
    main = main_of(*paragraphs, "Gunmen opened fire on a house in Leeds on Sunday.", title=title)
    assert [low for _, low in counts_of(main)] == toll


def test_a_list_is_shown_from_its_first_word_to_its_last() -> None:
    article = article_of("Gunmen killed five nurses and a driver in Leeds on Sunday.")
    count = article.happenings[0].counts[0]
    assert article.text[count.start : count.end] == "five nurses and a driver"


def test_an_attack_that_is_background_takes_no_day_from_the_news() -> None:
    article = article_of(
        "The mayor opened a library in Leeds on Sunday. Readers queued for hours.",
        *["Many visitors came from far away to see the new rooms and their old books."] * 9,
        "The mayor is the brother of a guard who was shot dead in York.",
        title="Mayor opens library",
    )
    attack = next(one for one in article.happenings if one.type == "ASSAULT")
    assert attack.date is None


def test_a_day_of_centuries_before_is_none_of_the_news() -> None:
    main = main_of(
        "Gunmen killed nine visitors of a fair in Leeds on Saturday night.",
        "The fair, which marks the attack of 3 May 1789, was closed.",
        title="Attack at fair kills nine",
    )
    assert main.date is not None
    assert main.date.first == date(2021, 6, 26)


def test_whoever_answers_an_accusation_is_in_another_happening() -> None:
    article = article_of(
        "The mayor accused the bishop of theft on Sunday.", "The bishop accused the mayor of lying."
    )
    assert [len(one.events) for one in article.happenings if one.type == "ACCUSE"] == [1, 1]


def test_the_title_beside_the_text_is_evidence() -> None:
    main = main_of(
        "Shots were fired at a party in Leeds late on Sunday, police said.",
        "Officers found victims in a garden. They were taken to hospitals.",
        title="Six people shot at Leeds party",
    )
    assert counts_of(main) == [("wounded", 6)]
    assert main.counts[0].start is None
    assert "title" in main.counts[0].reason


def test_every_event_belongs_to_one_happening() -> None:
    article = article_of(
        "Rebels attacked Goma on Saturday and killed nine soldiers. Kenya condemned the attack on Sunday.",
        "In 2015, another attack by rebels killed three monks in Kisangani.",
        title="Rebels attack Goma",
    )
    belonging = [event_id for happening in article.happenings for event_id in happening.events]
    assert sorted(belonging) == sorted(event.id for event in article.events)
    assert article.happenings[0].type == "ASSAULT"
    old = [one for one in article.happenings if one.date and one.date.first.year == 2015]
    assert [counts_of(one) for one in old] == [[("killed", 3)]]


def test_whoever_is_only_claimed_to_have_done_it_is_no_agent() -> None:
    article = article_of(
        "A bomb killed nine people in Goma on Saturday.",
        "The army said that Kenya had bombed the market.",
    )
    main = article.happenings[0]
    assert main.status == "reported"
    assert main.agents == ()


def test_what_nobody_tells_stays_empty_and_says_why() -> None:
    main = main_of("Rebels killed two monks.")
    assert main.date is None
    assert main.place is None
    assert set(main.missing) == {"date", "place"}


def test_so_many_years_are_no_day() -> None:
    main = main_of("A guard was killed in Leeds, ten years after the robbery of another bank.")
    assert main.date is None


def test_an_accident_has_its_toll_and_accuses_nobody() -> None:
    main = main_of(
        "A tram derailed in Leeds on Sunday. At least seven people were killed and 50 injured, police said.",
        title="Seven killed in Leeds tram crash",
    )
    assert (main.type, main.agents) == ("OTHER", ())
    assert counts_of(main)[:2] == [("killed", 7), ("wounded", 50)]
    assert main.date is not None
    assert main.date.first == date(2021, 6, 27)


def test_the_lead_of_a_report_is_its_main_happening_though_of_no_type() -> None:
    main = main_of(
        "Norwick Rovers won the cup in Oslo on Sunday.",
        "The coach criticised the referee.",
        title="Norwick Rovers win cup",
    )
    assert main.type == "OTHER"
    assert main.place is not None
    assert main.place.name == "Oslo"


def test_the_surname_of_a_person_in_the_article_is_no_place() -> None:
    main = main_of(
        "Rebels shelled Carson's convoy on Monday.",
        "Aid chief Ruth Carson escaped unhurt, her office said.",
        title="Rebels fire on Carson, two drivers",
    )
    assert main.place is None


def test_a_town_that_a_person_is_named_like_is_one_where_something_happens_in_it() -> None:
    main = main_of("Rebels shelled the town on Monday. Carson left the room, and aid chief Ruth Carson wept.")
    assert main.place is None
    main = main_of("Rebels shelled the town on Monday. Aid chief Ruth Carson escaped unhurt in Carson.")
    assert main.place is not None
    assert main.place.name == "Carson"


def test_a_capital_that_stands_for_its_state_is_no_place() -> None:
    main = main_of(
        "Norwegian jets bombed a camp on Monday, raising fears of a war with Tehran. Iran condemned the raid.",
    )
    assert main.type == "ASSAULT"
    assert main.place is None


def test_whoever_stops_an_attacker_did_not_harm_the_victims() -> None:
    article = article_of(
        "A lorry ploughed into a crowd in Goma on Sunday evening, killing at least 80 people.",
        "The driver was shot dead by police.",
        title="Lorry attack kills at least 80",
    )
    main, stopped = article.happenings[:2]
    assert (main.agents, counts_of(main)) == ((), [("killed", 80)])
    assert main.counts[0].high is None
    names = {actor.id: actor.name for actor in article.actors}
    assert [names[one] for one in stopped.agents] == ["police"]
    assert counts_of(stopped) == [("killed", 1)]


def test_what_is_told_behind_the_stopping_of_an_attacker_is_the_attackers_deed() -> None:
    article = article_of(
        "A man with a knife attacked shoppers in Leeds on Sunday. Police shot him dead.",
        "Two women were wounded, one of them critically.",
    )
    names = {actor.id: actor.name for actor in article.actors}
    harmed = [one for one in article.happenings if "women" in {names[who] for who in one.recipients}]
    assert [[names[who] for who in one.agents] for one in harmed] == [["man"]]


def test_whoever_shot_a_named_attacker_did_not_shoot_his_victims() -> None:
    article = article_of(
        "Two guards were killed at the court in Leeds on Sunday.",
        "Boris Hale was shot dead by officers as he fled.",
        "Hale had stabbed both guards.",
    )
    names = {actor.id: actor.name for actor in article.actors}
    by_officers = [one for one in article.happenings if "officers" in {names[who] for who in one.agents}]
    assert [[names[who] for who in one.recipients] for one in by_officers] == [["Boris Hale"]]


def test_the_days_of_a_clause_are_told_though_they_are_many() -> None:
    main = main_of(
        "Teachers went on strike on Tuesday 1, Wednesday 2 and Friday 4 June.",
        "A mine killed a farmer on 15/06/2021.",
    )
    assert main.type == "PROTEST"
    assert main.date is not None
    assert (main.date.first, main.date.last) == (date(2021, 6, 1), date(2021, 6, 4))


def test_countries_that_act_are_no_places() -> None:
    main = main_of("Norway and Kenya agreed a truce on Monday.", title="Norway and Kenya agree truce")
    assert main.type == "AGREE"
    assert main.place is None


def test_the_toll_of_an_attack_is_not_laid_to_whoever_ended_it() -> None:
    main = main_of("The gunman was killed by police on Sunday.", title="Attack in Goma kills at least 80")
    assert all(low == 1 for _, low in counts_of(main))


def test_a_number_in_words_stays_as_wide_as_it_is_told() -> None:
    main = main_of(
        "Three people were killed and dozens wounded when a bomb went off in a Goma market on Sunday."
    )
    assert [(one.what, one.low, one.high) for one in main.counts] == [("killed", 3, 3), ("wounded", 24, 99)]


def test_a_dateline_in_capitals_is_the_city_of_the_country_that_is_told_of() -> None:
    # the port of Chittagong, of many more people, is called Islamabad too
    main = main_of(
        "ISLAMABAD, May 3 (Agency) -- Three more people died on Monday in Pakistan's northern district of Chitral in a "
        "flood, the local media reported."
    )
    assert main.place is not None
    assert (main.place.name, round(main.place.latitude or 0)) == ("Islamabad", 34)


def test_a_dateline_is_where_it_is_told_from_where_the_lead_tells_another_place() -> None:
    main = main_of(
        "KHARTOUM (Agency) - Rebels ambushed a convoy near Kadugli on Sunday and killed three drivers."
    )
    assert main.place is not None
    assert main.place.name == "Kadugli"


def test_counts_of_murder_say_how_many_died() -> None:
    main = main_of(
        "A man was charged with three counts of murder on Sunday over a fatal shooting at a bar in Leeds.",
        "Ann Lee, 34, and her two brothers died at the scene.",
    )
    assert next((one.low, one.reason) for one in main.counts) == (3, "3 counts of murder charged")


def told_by(article: Article) -> list[tuple[list[str], list[int]]]:
    """Who does each attack of an article, and how many are harmed in it."""
    names = {actor.id: actor.name for actor in article.actors}
    attacks = [happening for happening in article.happenings if happening.type == "ASSAULT"]
    return sorted(
        ([names[who] for who in attack.agents], [count.low for count in attack.counts]) for attack in attacks
    )


def test_the_dead_of_one_attack_are_not_laid_to_whoever_made_another() -> None:
    article = article_of(
        "Three people were killed at a race in Boston.",
        "The families of nine people who were killed in a church came to the court.",
        "Ivan Lund managed to kill 49 people in a club.",
    )
    assert told_by(article) == [([], [3]), ([], [9]), (["Ivan Lund"], [49])]


def test_two_persons_with_names_who_kill_are_in_two_attacks() -> None:
    article = article_of("Ivan Lund killed four guards on Sunday.", "Boris Hale shot and killed a nurse.")
    assert told_by(article) == [(["Boris Hale"], [1]), (["Ivan Lund"], [4])]


def test_a_toll_that_grows_is_one_of_one_attack() -> None:
    article = article_of(
        "Ten people were killed in a bombing in Goma on Sunday.",
        "Twelve people were killed, doctors said later.",
    )
    assert len(told_by(article)) == 1


def test_a_victim_who_is_recalled_is_not_laid_to_the_doer_of_another_deed_that_is() -> None:
    article = article_of(
        "Ann Lund met Mara Hale, the mother of a boy who was fatally shot in 2011 by a guard.",
        "Boris Otley, a former senator who survived being shot in the head, sat beside them.",
    )
    assert [(len(who), dead) for who, dead in told_by(article)] == [(0, [1]), (1, [1])]


def test_what_befell_somebody_is_told_once_in_a_sentence() -> None:
    article = article_of(
        "Police are investigating a fire that broke out in Leeds on Sunday.",
        "The street was closed.",
        "A young man was found shot on Elm Street around 7 p.m.",
        title="Young man found shot on Selby street",
    )
    assert [event.type for event in article.events] == ["ACCUSE", "ASSAULT"]


@pytest.mark.parametrize(
    ("caption", "day", "place"),
    [
        ("FILE PHOTO: The racers of Leeds at the start, May 23, 2016. REUTERS/Ann Other", None, None),
        ("Boats lie in the port of Leeds, June 22, 2021. REUTERS/Ann Other", None, None),
        ("Anna Holm wins the race in Leeds, June 26, 2021. REUTERS/Ann Other", date(2021, 6, 26), "Leeds"),
        (
            "Anna Holm appears in court in Oslo over the race of 2015, June 26, 2021. Police/via REUTERS",
            None,
            "Oslo",
        ),
    ],
)
def test_the_day_and_place_of_a_picture_are_the_news_only_where_it_shows_the_news(
    caption: str, day: date | None, place: str | None
) -> None:
    lead = "Anna Holm won the race of the year over the rowers of two clubs."
    text = f"{lead}\n\n{caption}"
    segments = (
        Segment(start=0, end=len(lead)),
        Segment(start=len(lead) + 2, end=len(text), kind="caption"),
    )
    article = Article(id="made", title="Holm wins race", text=text, segments=segments)
    main = annotate(article).happenings[0]
    assert (main.date and main.date.first) == day
    assert (main.place and main.place.name) == place


@pytest.mark.parametrize(
    ("caption", "day", "place"),
    [
        ("Crowds rally over the killing of Ann Lund in Oslo, June 22, 2021. REUTERS/Ann Other", None, None),
        ("Police attack a crowd in Oslo on June 22, 2021. REUTERS/Ann Other", date(2021, 6, 22), "Oslo"),
    ],
)
def test_a_deed_in_a_caption_has_the_day_and_place_of_the_picture_only_where_that_shows_it(
    caption: str, day: date | None, place: str | None
) -> None:
    article = Article(id="made", text=caption, segments=(Segment(start=0, end=len(caption), kind="caption"),))
    event = next(one for one in annotate(article).events if one.type == "ASSAULT")
    assert (event.date and event.date.first, event.place and event.place.name) == (day, place)


def test_deeds_that_are_only_recalled_keep_their_own_days_and_places() -> None:
    article = article_of(
        "Mara Hale spoke for a law on guns on Monday, before a crowd in Leeds.",
        "She became its voice after three people were shot in Oslo in June 2015.",
        "Her brother was shot on a bridge in 1997.",
        "Boris Otley was shot in the head in 1981.",
        title="Hale speaks for law on guns",
    )
    shot = [one for one in article.happenings if one.type == "ASSAULT"]
    assert sorted(one.date.first.year for one in shot if one.date) == [1981, 1997, 2015]
    assert [one.place and one.place.name for one in shot if one.date and one.date.first.year == 2015] == [
        "Oslo"
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("A mill picked nine banks on Monday for the market of 2017.", 2021),
        ("A mill picked nine banks for the market of 2017.", None),
    ],
)
def test_a_deed_of_no_type_has_only_the_day_beside_its_verb(text: str, year: int | None) -> None:
    article = article_of(text, title="Mill picks nine banks")
    (event,) = [one for one in article.events if one.type == "OTHER"]
    assert (event.date and event.date.first.year) == year


def test_what_befell_others_is_another_happening_of_a_long_report() -> None:
    article = article_of(
        "Boris Otley was killed in Nairobi on June 20, days after Norland's elections.",
        "Rebels' attacks on Norland on May 3 killed 1,200 and led to a war.",
        "The war has killed at least 39,000 people.",
        "The killing of Otley has ended the talks, said Mara Hale, an envoy.",
        "Gunmen kidnapped a banker in Leeds.",
    )
    names = {actor.id: actor.name for actor in article.actors}
    told = {one.recipients: one for one in article.happenings if one.type == "ASSAULT"}
    otley = next(one for one in told.values() if [names[who] for who in one.recipients] == ["Boris Otley"])
    assert len(otley.events) == 2
    assert [(count.what, count.low) for count in otley.counts] == [("killed", 1)]
    assert otley.date is not None
    assert (otley.date.first.month, otley.date.first.day) == (6, 20)
    kidnapping = next(one for one in told.values() if [names[who] for who in one.recipients] == ["banker"])
    assert (kidnapping.counts, kidnapping.place and kidnapping.place.name) == ((), "Leeds")
    assert sorted(count.low for one in told.values() for count in one.counts) == [1, 1_200, 39_000]


@pytest.mark.parametrize(
    ("doers", "agents"),
    [("Kenyan shares", ()), ("The shares in Kenya", ()), ("Kenyan farmers", ("Kenyan farmers",))],
)
def test_a_country_does_not_do_what_its_prices_do(doers: str, agents: tuple[str, ...]) -> None:
    article = article_of(f"{doers} gained 2 percent on Friday.", title=f"{doers} gain 2 percent")
    names = {actor.id: actor.name for actor in article.actors}
    assert tuple(names[agent] for event in article.events for agent in event.agents) == agents


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("NAIROBI (Agency) - Gunmen killed a guard in Somalia on Sunday.", "Somalia"),
        ("LONDON (Agency) - Rebels killed two monks in China on Sunday.", "China"),
        ("LONDON (Agency) - Rebels killed two monks in Britain on Sunday.", "London"),
        ("BAGHDAD (Agency) - Rebels bombed camps in Iraq and Syria on Sunday.", "Baghdad"),
    ],
)
def test_a_report_from_another_country_is_not_where_it_happened(lead: str, place: str) -> None:
    found = main_of(lead).place
    assert found is not None
    assert found.name == place


def test_an_article_of_hundreds_of_figures_is_kept_with_the_main_ones() -> None:
    killed = " ".join(f"The blast in Arden killed {number} people, police said." for number in range(3, 260))
    main = main_of(f"{killed} The blast in Arden wounded 7 people.")
    assert len(main.counts) == 200
    assert {"killed", "wounded"} == {count.what for count in main.counts}


def test_what_a_dead_person_once_received_is_no_part_of_the_death(pipeline: Language) -> None:
    text = "The death of Boris Lund was told on Monday. He received a pardon in 2001."
    lund = Actor(id="lund", name="Boris Lund", kind="person")
    death, pardon = (
        Event(
            id=word,
            start=text.index(word),
            end=text.index(word) + len(word),
            type="OTHER",
            recipients=("lund",),
            status=status,
        )
        for word, status in (("death", "reported"), ("received", "past"))
    )
    groups = EventGrouping(pipeline(text), [lund], [death, pardon]).groups()
    assert [group.events for group in groups] == [[death], [pardon]]
