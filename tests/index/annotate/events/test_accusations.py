"""Nobody is told to have done what the text does not say: who tells, suffers, is named beside, or speaks of it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from index.annotate import annotate
from index.model import Article, Event, Segment

_DEEDS = frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN", "PROTEST"))


def annotated(text: str) -> tuple[Article, dict[str, str]]:
    article = annotate(
        Article(id="a", text=text, published="2021-06-30", segments=(Segment(start=0, end=len(text)),))
    )
    return article, {actor.id: actor.name.lower() for actor in article.actors}


def doers(text: str) -> list[str]:
    """Who does harm in a text, without titles and ids."""
    article, names = annotated(text)
    return [names[one] for event in article.events if event.type in _DEEDS for one in event.agents]


def blamed(text: str) -> list[str]:
    """Those whom the accusations of a text are about."""
    article, names = annotated(text)
    return [names[one] for event in article.events if event.type == "ACCUSE" for one in event.recipients]


def events_of(text: str, kind: str) -> list[Event]:
    return [event for event in annotated(text)[0].events if event.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        "Norwick Police said a shooter unloaded bullets, injuring nine people.",
        "Police were still unsure of their parts, if any, in the shooting.",
        "There was a quarrel between two families in the bar leading up to the shooting.",
        "The colonel was hired to kill the banker.",
        "The preacher discusses burying rifles, dying a free man and shooting guards.",
        "Holt is the man who is likely to beat Marsh in the autumn.",
        "We were going to shoot some rifles at the club, Holt said.",
        "Varland is known for engaging in such propaganda warfare.",
        "Marsh has vowed to fight on.",
        "Mr Varga led the council's first search for an envoy.",
        "This is not a case where Holt walked into a club and started shooting, Ann Bell said.",
        "“He hit me on the arm and he shot me,” Lia Orben said.",
        "She was shot by a Colt gun.",
        'Allen "Snoop" Offray arrested, faces 17 counts.',
        "Someone from inside the boat club returned fire.",
        "He thought the boy was a thief and shot him.",
        "There is a line that would make him bomb the town.",
        "Varland is ready to launch commercial rockets from its space base.",
        "The banker quelled growing market fears on Friday.",
        "The retailer has issued three profit warnings this year.",
        "It is unlikely that Varland will arrest him.",
        "The mayor vowed to fight a violent scourge in the suburbs.",
        "If the talks fail, he will dissolve the council, Ann Bell said.",
        "Officials regret not finding and arresting the poachers.",
        "The premier announced a nine-month suspension of the carbon tax.",
        "The carmaker cut its 2018 sales outlook.",
        "Democrats seized control of the House in the autumn.",
        "Landslides kill five children in the north.",
        "The scandal threatened Holt's dream of a new party.",
        "He is going to shoot some rifles at the club.",
        "Holt visited Norwick on Monday, holding a rally in Springfield that drew 5,000 people.",
        "Friends of the victims marched to the crash site in an emotional tribute.",
        "The people inside the home walked out with knives.",
        "“It is wrong to say that the army shelled the hospital,” the general said.",
        "It is not true that Tom Hale threatened the judge, Ann Lund said.",
        "Had Tom Hale killed the guard, he would have fled, the court heard.",
        "Should Norway attack Denmark, the alliance will strike back.",
        "“Have the rebels shelled the hospital?” she asked.",
        "An earlier version of this article said that Boris Hale attacked a guard.",
        "The paper wrongly reported that Boris Hale had attacked a guard.",
        "Instead of attacking the town, the rebels went home.",
        "In the film, Eva Lund plays a spy who shoots her husband.",
        "Striker Tom Brand was injured in a tackle by Lou Marsh in the second half.",
        "The coach said the team had been slaughtered.",
        "She felt attacked by the article.",
        "She rounded up her children for the trip home.",
        "Donors made plans for a costly assault on the candidate.",
        "The union led its battle with the mine owners.",
        "An earthquake struck the island on Sunday killing 14 people.",
        "Tom Hale bitterly attacked Norway and Denmark.",
        "Tom Hale attacked the council in a letter to the paper.",
        "John Marsh, war hero and senator, is dead at 81.",
        "Ann Marsh honoured the dead and wounded of the earthquake at a school.",
        "Suppose a robot kills a worker. In her book, she imagines a drone that bombs a school.",
        "The general did not say that the army had shelled the hospital.",
        "Reports that a gunman had opened fire are wrong, police say.",
    ],
)
def test_nobody_does_what_is_only_told_discussed_or_meant_otherwise(text: str, pipeline: Language) -> None:
    assert doers(text) == []


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The army was forced to shell the town.", "army"),
        ("The man fled to Varland after killing his wife and four daughters.", "man"),
        ("The gunman then blasted him in the jaw and the back, police said.", "gunman"),
        ("Kevin Stroud, 26, was attacked by several people June 5.", "people"),
        ("The minister was attacked by a group of youths on Sunday.", "youths"),
        ("Teachers walked out on Monday.", "teachers"),
        ("Rebels took part in the attack on the port.", "rebels"),
        ("The wife of the man who shot the mayor said she was sorry.", "man"),
        ("The mother of the boy who stabbed the guard told the court that she had called him.", "boy"),
        ("A Turk stabbed a guard in Graz.", "turk"),
        ("The town was raided by two Norwegians.", "norwegians"),
        ("It was Tom Hale, not Ann Marsh, who ordered the raid.", "tom hale"),
    ],
)
def test_who_did_it_is_named(text: str, doer: str, pipeline: Language) -> None:
    assert doers(text) == [doer]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council condemned the attack on Varland by the rebels.", ["rebels"]),
        ("He condemned the council's deal with mobile phone firms.", ["council"]),
        ("The premier lashed out at Varland for having shot down a Russian bomber.", ["varland"]),
        ("Holt blamed the judge for her defeat in a call with her funders on Saturday.", ["judge"]),
        ("Holt blamed the defeat on the judge.", ["judge"]),
        ("The party issued a formal complaint to the committee in response to the leak.", []),
        ("In a country with strict laws, prosecutors are launching investigations into the remarks.", []),
        ("Norwick police continue the investigation with help from the county's detectives.", []),
        ("Police are continuing to investigate the shooting deaths of two young nurses.", []),
        ("Norwick police investigate a night of violence on the city's East Side.", []),
        ("Marsh stands by an accusation he made before the Senate.", []),
        ("The king was criticized by Norway over a ban on the largest workers' party.", ["king"]),
        ("Marsh blamed the chaos for turning people against the party.", []),
        ("A court ordered another trial by military tribunal.", []),
        ("Norway charged two Varlanders with the murder of a spy.", []),
        ("Prosecutors submitted the indictment to a Norwick court.", []),
        ("Police investigate the scene of a stabbing on the city's North Side.", []),
        ("Police have accused two Kenyans of theft.", ["kenyans"]),
        ("Neither the mayor nor his wife has been charged with theft.", []),
        ("The UN has blamed neither side.", []),
        ("Ministers attacked her; she in turn blamed them for the deaths of miners.", []),
        ("Tom Hale has spent his campaign attacking Ann Marsh.", ["ann marsh"]),
        ("Leaders are decrying a wave of speech bubbling to the surface of Danish society.", []),
    ],
)
def test_blame_falls_on_those_who_are_blamed(text: str, expected: list[str], pipeline: Language) -> None:
    assert blamed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Voters know how vital they are to the future of the valley.",
        "Stroud previously pleaded guilty, said prosecutor Anna Bell.",
        "He confessed to firing shots on the night Stroud was killed.",
        "“I'm not saying she's responsible,” Tom Hale said.",
        "The king expressed dismay at the crime.",
        "Police charged the crowd.",
        "Ann Marsh stopped short of accusing the president of murder.",
    ],
)
def test_what_blames_nobody_is_no_accusation(text: str, pipeline: Language) -> None:
    assert events_of(text, "ACCUSE") == []


def test_only_those_arrested_are_said_to_be(pipeline: Language) -> None:
    text = (
        "Police have arrested a clerk in connection with the shooting that killed his girlfriend, their child, "
        "her mother and her brother."
    )
    article, names = annotated(text)
    arrest = next(event for event in article.events if event.type == "COERCE")
    assert [names[one] for one in arrest.recipients] == ["clerk"]


def test_a_place_where_shots_were_fired_is_not_shot(pipeline: Language) -> None:
    for text in (
        "A gunman opened fire at Norfolk and Lee Streets, where a crowd had gathered.",
        "A guard opened fire into the rear of a Boston bakery.",
    ):
        assert [event.recipients for event in events_of(text, "ASSAULT")] == [()]


@pytest.mark.parametrize(
    "text",
    [
        'Court papers from Norwick, which hold statements that "she intentionally shot her husband," were read out.',
        "“They bombed the hospital and shot the doctors,” Brenda Holt said.",
    ],
)
def test_deeds_between_quotation_marks_are_claimed_and_less_sure(text: str, pipeline: Language) -> None:
    plain = text.translate({ord(mark): None for mark in '"“”'})
    quoted, unquoted = events_of(text, "ASSAULT"), events_of(plain, "ASSAULT")
    assert quoted
    assert {event.status for event in quoted} == {"claimed"}
    assert quoted[0].confidence < unquoted[0].confidence


def test_a_bare_police_of_another_town_is_not_the_one_named(pipeline: Language) -> None:
    text = "Police in Cologne arrested a man. The home of a Berlin man was raided by police."
    assert doers(text) == ["cologne police", "police"]


def test_a_title_tells_two_bearers_of_a_surname_apart(pipeline: Language) -> None:
    text = "President Holt spoke on Monday. Jane Holt met the guests. Holt denounced the raid by the army."
    article, names = annotated(text)
    blame = next(event for event in article.events if event.type == "ACCUSE")
    assert [names[one] for one in blame.agents] == ["holt"]


def test_what_the_lead_tells_is_no_background(pipeline: Language) -> None:
    text = "Rebels attacked the town of Norwick. The army fled."
    assert [event.status for event in events_of(text, "ASSAULT")] == ["reported"]


def test_things_taken_are_not_those_from_whom_they_are_taken(pipeline: Language) -> None:
    article, names = annotated("Police confiscated two Xanax pills from Carla Parks.")
    assert [[names[one] for one in event.recipients] for event in article.events] == [["carla parks"]]


def test_an_arrest_in_the_case_of_a_victim_is_not_the_victims(pipeline: Language) -> None:
    article, _ = annotated(
        "Police have made an arrest in the sad case of a baker shot last month in Norwick."
    )
    assert [event.recipients for event in article.events if event.type == "COERCE"] == [()]


def test_sanctions_over_a_killing_are_not_on_its_victim(pipeline: Language) -> None:
    article, names = annotated(
        "Norway imposed sanctions on 17 bankers over their roles in the killing of Ann Bell."
    )
    hit = [names[one] for event in article.events if event.type == "SANCTION" for one in event.recipients]
    assert "ann bell" not in hit


def test_a_home_in_a_town_is_not_the_state_whose_capital_it_is(pipeline: Language) -> None:
    article, names = annotated("Police raided the Seoul residence of former minister Chun Holt on Tuesday.")
    assert "south korea" not in [names[one] for event in article.events for one in event.recipients]


def test_who_is_shot_in_a_house_does_not_hold_herself(pipeline: Language) -> None:
    text = (
        "A student was shot and killed early Friday after an armed man broke into a home she shared with her sister, "
        "held her hostage and then fired at police."
    )
    assert "student" not in doers(text)


def test_the_police_who_say_it_and_not_the_paper_before_them_held_somebody(pipeline: Language) -> None:
    text = "A source told Reuters of the raid. The police said on its page it had detained two men."
    assert "reuters" not in doers(text)


@pytest.mark.parametrize(
    "text",
    [
        "The trade war waged by Norway is against the law.",
        "Holt joined the search for the missing panda.",
        "The committee issued a warning about false reports.",
        "Varland issued a blue alert for Typhoon Olga.",
        "Norway is unable to hold fair trials.",
        "Governor Ann Holt declared a state of emergency as the storm came near.",
        "Family Speaks Up After Shooting Wounds Girl, 7, in Her Garden",
        "Police have not released a motive or suspect.",
        "The readiness of the National Guard is unacceptable, the panel said.",
        "Holt was allowed to acquire a firearm before the check was done.",
        "A Marine stationed in Norway, Bo Rogers, called her.",
    ],
)
def test_what_only_sounds_like_harm_has_no_doer(text: str) -> None:
    article, _ = annotated(text)
    assert [event.type for event in article.events if event.agents] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police raided two homes in Norwick on Monday.", "COERCE"),
        ("Federal agents raided a warehouse and arrested four men.", "COERCE"),
        ("Soldiers raided the family's house.", "COERCE"),
        ("Rebels raided a village near Norwick.", "ASSAULT"),
        ("Troops raided the camp and killed nine rebels.", "ASSAULT"),
    ],
)
def test_a_raid_of_the_police_on_homes_is_a_search(text: str, kind: str) -> None:
    article, _ = annotated(text)
    raid = next(event for event in article.events if "raided" in event.of(text))
    assert raid.type == kind


def test_beating_a_client_is_claimed_by_the_lawyer() -> None:
    (beating,) = events_of("The lawyer said the police had beaten his client.", "ASSAULT")
    assert (beating.status, len(beating.agents), len(beating.recipients)) == ("claimed", 1, 1)
    assert beating.reported_by is not None


def test_two_foreigners_who_are_charged_are_not_their_state() -> None:
    assert "norway" not in blamed("Police charged two Norwegians with murder.")
    assert "united states" not in blamed("A US citizen has been put under investigation in Norway.")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry had warned Varland about a weakness in its software.",
        "Holt is not opposed to the plan, his aide said.",
        "The state is now fighting the Federal Emergency Management Agency over a dam.",
        '"There is no evacuation yet in the area," Bo Olson said.',
        "Prosecutors indicted the father of a Norwegian who had carried out a bloody attack in a factory.",
        "Two Norwegians attacked a guard in Malmo on Monday.",
    ],
)
def test_no_state_and_no_office_does_what_one_of_its_people_does_or_what_is_only_said(text: str) -> None:
    article, names = annotated(text)
    harms = [event for event in article.events if event.type in _DEEDS | {"REJECT", "ACCUSE"}]
    assert {names[one] for event in harms for one in event.agents} <= {
        "prosecutors",
        "norwegian",
        "norwegians",
    }


@pytest.mark.parametrize(
    ("text", "spared"),
    [
        ("Norway condemns murder of political candidate", "political candidate"),
        (
            "The government condemned the murder of a candidate of the Labour Party.",
            "candidate of the labour party",
        ),
        ("The minister denounced Holt's murder.", "holt"),
        (
            "Austria cut foreign funding of religious groups that Varland condemned as racist.",
            "religious groups",
        ),
    ],
)
def test_whom_a_condemned_deed_was_done_to_is_not_blamed(text: str, spared: str) -> None:
    assert spared not in blamed(text)


def test_whose_deed_is_condemned_is_blamed() -> None:
    assert blamed("The king condemned Norway's execution of 42 prisoners.") == ["norway"]
    assert blamed("The minister condemned the bombing of the embassy by rebels.") == ["rebels"]


def test_who_is_sentenced_is_no_town() -> None:
    article, names = annotated(
        "A court sentenced Paris attacks suspect Bo Lund and a co-accused to 12 years in prison."
    )
    assert not {"france", "paris", "court"} & {
        names[one] for event in article.events for one in event.recipients
    }


def test_sanctions_are_on_those_they_are_imposed_on() -> None:
    text = "The ministry imposed sanctions on nine individuals over their alleged parts in the killing of Ada Holt."
    article, names = annotated(text)
    (sanctions,) = [event for event in article.events if event.type == "SANCTION"]
    assert [names[one] for one in sanctions.recipients] == ["individuals"]


def test_who_helps_with_a_murder_is_not_its_victim() -> None:
    article, names = annotated("Bo Lund had planned to murder his uncle with the help of three other men.")
    assert "men" not in [names[one] for event in article.events for one in event.recipients]


@pytest.mark.parametrize(
    "text",
    [
        "Both of the Norwegians resigned on Monday.",
        "Holt is starting a hedge fund with Bo Lund.",
        "A bear hangs next to earthquake damaged property in Palu.",
        "The Republican candidate will end her White House bid with a rally in Ohio.",
        "The OMX 30 ended the session down 0.6 percent, with shares lower.",
        "Demonstrations are no longer being held in the country.",
    ],
)
def test_what_is_no_event_of_its_sentence_is_not_told(text: str) -> None:
    article, _ = annotated(text)
    assert [event.type for event in article.events if event.type != "OTHER"] == []


def test_they_who_are_charged_are_not_their_state() -> None:
    assert "norway" not in blamed(
        "Two Norwegians are accused of the murder. They are also charged with theft."
    )


def test_who_would_not_endorse_somebody_refuses() -> None:
    article, _ = annotated("Holt said he would not endorse his former rival.")
    assert [event.type for event in article.events] == ["REJECT"]


def test_who_is_told_to_leave_is_not_sent() -> None:
    assert events_of("The judge ordered the police to leave.", "MOBILIZE") == []


@pytest.mark.parametrize(
    "text",
    [
        "Authorities in Norwick are staying on pre-alert for the chance of the storm coming ashore.",
        "The agency has placed all units across the region on red alert due to rising rivers.",
        "Guests were on alert for a formal warning.",
        "Holt fired Marsh on March 13, 2018.",
        "Hurricane Olga came ashore on Monday. Olga killed 13 people in the islands.",
    ],
)
def test_alerts_for_storms_dismissals_and_storms_with_names_harm_nobody(text: str) -> None:
    article, _ = annotated(text)
    assert [event.type for event in article.events if event.agents] == []


def test_who_is_found_guilty_by_a_jury_is_blamed_by_it() -> None:
    text = "Two men were found guilty by a jury in Norwick of taking part in a plot, prosecutors said."
    assert blamed(text) == ["men"]


def test_the_government_is_not_the_other_one_of_the_sentence() -> None:
    text = "Opposition leaders have accused the government of leaning on the Afghan government to free him."
    assert blamed(text) == []


def test_a_decision_to_decline_help_threatens_nobody() -> None:
    text = "Norway's decision to decline foreign aid for its farmers drew criticism."
    assert events_of(text, "THREATEN") == []


@pytest.mark.parametrize(
    ("text", "sayer"),
    [
        ("Authorities have identified a driver they say killed his aunt.", "authorities"),
        ("Police arrested a man they believe shot a guard.", "police"),
        ("Police are seeking a man who witnesses say stabbed a nurse.", "witnesses"),
    ],
)
def test_who_says_so_between_a_man_and_his_deed_has_not_done_it(text: str, sayer: str) -> None:
    article, names = annotated(text)
    deeds = [event for event in article.events if event.type == "ASSAULT" and event.agents]
    assert deeds
    assert sayer not in [names[one] for event in deeds for one in event.agents]
    assert all(event.status == "claimed" for event in deeds)


@pytest.mark.parametrize(
    "text",
    [
        "Norwick court upholds death sentence against 6 over killing top judge",
        "Anybody who attacks him will regret it.",
        "The government approved the death penalty for the rape of any child.",
        "More than 6,500 houses have been damaged in the flood.",
        "The firms have not provided any intelligence to the ministry.",
    ],
)
def test_courts_laws_and_floods_do_no_violence(text: str) -> None:
    article, _ = annotated(text)
    harms = [event for event in article.events if event.type in _DEEDS | {"REJECT"}]
    assert [event.type for event in harms if event.agents or event.type != "ASSAULT"] == []


def test_where_somebody_is_caught_is_not_who_is_caught() -> None:
    article, names = annotated("Bo Lund robbed a woman in Ohio and was apprehended in Florida.")
    assert "florida" not in [names[one] for event in article.events for one in event.recipients]


def test_he_is_whoever_the_sentence_names_and_not_who_came_before() -> None:
    text = (
        "Sadr led the rally. In 2010, Ayad Holt's bloc won but he was prevented from ruling, blaming Norway."
    )
    article, names = annotated(text)
    blaming = [event for event in article.events if event.type == "ACCUSE"]
    assert "sadr" not in [names[one] for event in blaming for one in event.agents]


@pytest.mark.parametrize(
    "text",
    [
        "Planned Visit to Syria by Holt Is Under Fire From White House",
        "Millions of builders tap into its back-end systems for parts.",
        "Lund completed the purchase of the house.",
        "Holt said he was struck that it had rained.",
        "Donors laid plans for an assault on the challenger.",
        "The senator could not make deals as president, Holt said.",
        "The report recommended that Holt and the owners be charged with fraud.",
        "They made two trips to Norwick, the first for a look around, the second to kill Holt.",
        "The sanctions proposed by Senator Holt were seen as unlikely.",
    ],
)
def test_words_that_name_another_thing_there_give_no_event(text: str) -> None:
    article, _ = annotated(text)
    assert [event.type for event in article.events if event.type != "OTHER"] == []


@pytest.mark.parametrize(
    ("text", "spared"),
    [
        ("Holt complained about the political forces in the United States.", "us forces"),
        ("It is alleged that a 14-year-old Detroit juvenile was with Bo Lund.", "detroit"),
        ("Norway condemned Alban Lund's death.", "alban lund"),
        ("Ann Holt, whom critics accused of lying, left on Monday.", "critics"),
        ("Lund is the best-known politician to go on trial in modern Russia.", "russia"),
        ("Bao Chengli (2nd R, back) is on trial at the people's county court of Norwick.", "court"),
    ],
)
def test_towns_and_courts_are_not_accused(text: str, spared: str) -> None:
    assert not [name for name in blamed(text) if name == spared or name.endswith(spared)]


def test_a_raid_of_the_police_is_a_search_as_a_noun_too() -> None:
    text = "A police officer carries a box during a raid of two flats in Norwick."
    assert events_of(text, "ASSAULT") == []


def test_the_us_is_a_state_and_no_pronoun() -> None:
    assert doers("The US bombed a depot in Chad on Monday.") == ["united states"]


def test_who_goes_to_jail_is_not_the_town_where_that_was() -> None:
    text = "He was caught two years later in Norwick, where he was convicted of fraud, imprisoned and then extradited."
    article, names = annotated(text)
    assert "norwick" not in {names[one] for event in article.events for one in event.recipients}


def test_the_last_who_shot_has_shot() -> None:
    assert events_of("Lund was the last rebel to shoot a soldier there.", "ASSAULT")


def test_one_man_more_is_not_the_man_before() -> None:
    text = (
        "A 20-year-old man was arrested. Of the wounded, three worked there, including one man who was shot."
    )
    arrested, shot = (events_of(text, kind)[-1].recipients for kind in ("COERCE", "ASSAULT"))
    assert arrested
    assert arrested != shot


def test_people_at_large_are_not_those_who_were_counted() -> None:
    article, names = annotated(
        "Twenty-one people died in the attack. People were quick to blame the council."
    )
    (blame,) = (event for event in article.events if event.type == "ACCUSE")
    assert [names[one] for one in blame.agents] == ["people"]


def test_the_author_of_a_message_claims_what_it_says() -> None:
    text = "Ann Holt, the nominee, tweeted in response: ''Lund kills reporters and rivals.''"
    article, names = annotated(text)
    (deed,) = (event for event in article.events if event.type == "ASSAULT")
    assert (deed.status, names[deed.reported_by or ""]) == ("claimed", "ann holt")


def test_who_quotes_a_threat_makes_none() -> None:
    assert doers("\"He told me, 'I will kill you,'\" said Ann Holt.") == []
    assert doers("‘I will kill the rebels,’ said Ann Holt.") == ["ann holt"]


def test_where_people_are_deported_to_is_not_deported() -> None:
    article, names = annotated("Lund survived the round-up before being deported to Auschwitz in 1942.")
    assert "auschwitz" not in {names[one] for event in article.events for one in event.recipients}


def test_a_ruler_s_government_is_not_the_one_named_before() -> None:
    text = (
        "The US government declined to comment. So did the daughter-in-law of a former Kenyan ruler whose government "
        "was widely criticized for corruption."
    )
    assert set(blamed(text)) <= {"government"}


def test_who_criticizes_others_in_a_clause_of_theirs_is_not_criticized() -> None:
    text = (
        "The group took money from states that the Trade Ministry - before and after the vote - criticized for "
        "their records on torture."
    )
    assert blamed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'Investigators said Hamad told them "I only shot them," according to a note.',
        "Police said that Hamad told them I just shot them.",
        "Police said Hamad was heard saying “I shot the guard”.",
        "According to police, Hamad texted a friend: “I shot the guard.”",
        "Investigators said Hamad told his wife ‘I shot them’ that night.",
        "“I shot the guard,” Hamad told police, the sheriff said.",
    ],
)
def test_who_passes_on_a_confession_has_not_made_it(text: str) -> None:
    assert doers(text) == ["hamad"]


@pytest.mark.parametrize(
    "text", ["Police said the letter read “I killed them all”.", "Police said a boy told them, “He shot me.”"]
)
def test_who_passes_on_words_of_nobody_named_has_not_done_it(text: str) -> None:
    assert doers(text) == []


def test_who_goes_on_in_own_words_is_who_did_it() -> None:
    assert doers("Hamad said he was sorry and that “I shot them”.") == ["hamad"]


@pytest.mark.parametrize(
    "text",
    [
        "Democrats tried to have Brown impeached.",
        "Protesters are calling for the officer to be charged.",
        "The family wants Brown jailed for the fire.",
    ],
)
def test_what_is_wanted_of_the_courts_is_not_told_as_done(text: str) -> None:
    article, _ = annotated(text)
    assert not [event for event in article.events if event.type in ("ACCUSE", "COERCE")]


@pytest.mark.parametrize(
    "text", ["The army shelled a camp south of Damascus on Monday.", "Jets bombed a town east of Mosul."]
)
def test_who_is_hit_beside_a_town_is_not_the_town_or_its_state(text: str) -> None:
    article, _ = annotated(text)
    assert [event.recipients for event in article.events if event.type == "ASSAULT"] == [()]


@pytest.mark.parametrize(
    "text", ["The department fired Smith on Monday.", "Smith was fired on Monday by the department."]
)
def test_a_dismissal_is_neither_blame_nor_attack(text: str) -> None:
    assert doers(text) == []
    assert blamed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Turkish Americans have provided thousands of dollars in suspicious gifts to campaigns.",
        "Iranian Americans condemned the raid.",
    ],
)
def test_some_of_a_people_are_not_their_state(text: str) -> None:
    article, names = annotated(text)
    assert [names[one] for event in article.events for one in event.agents] == ["americans"]


def test_who_stands_in_the_phrase_before_a_copula_does_not_oppose() -> None:
    text = (
        "The language restricting money to rural schools, which was the provision in the law Marsh and "
        "other Democrats most strongly opposed, is gone."
    )
    assert events_of(text, "REJECT") == []


@pytest.mark.parametrize(
    "text",
    [
        "He also cleared the way in law for the extradition of the preacher Ivo Marsh.",
        "Foreign leaders opened their doors to Mr Marsh.",
    ],
)
def test_a_door_that_is_opened_to_no_people_in_need_is_no_aid(text: str) -> None:
    assert events_of(text, "AID") == []


@pytest.mark.parametrize(
    "text",
    [
        "Marsh warned against the forces of hate in Norland.",
        "Varland warned against any attack on its ships.",
        "Varland warned against attacking its ships.",
    ],
)
def test_what_is_warned_against_is_neither_done_nor_threatened(text: str) -> None:
    assert annotated(text)[0].events == ()
