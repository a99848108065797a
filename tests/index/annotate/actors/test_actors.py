"""Who is found in a text, under which name, of which kind, and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from index.annotate.actors.cast import Cast
from index.annotate.actors.find_actors import find_actors
from index.annotate.actors.user_actors import UserActor
from index.annotate.parse.language import parse
from index.annotate.quotes.find_quotes import find_quotes
from index.model import Actor, Article, Segment

CastOf = Callable[[str], Cast]


def article_of(text: str) -> Article:
    segments, start = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            segments.append(Segment(start=start, end=start + len(part)))
        start += len(part) + 2
    return Article(id="made", text=text, segments=tuple(segments))


@pytest.fixture
def cast_of(pipeline: Language) -> CastOf:
    def cast(text: str, user_actors: tuple[UserActor, ...] = ()) -> Cast:
        parsed = parse(article_of(text), pipeline)
        return find_actors(parsed, find_quotes(parsed), user_actors)

    return cast


def actors_of(cast: Cast) -> dict[str, Actor]:
    return {actor.id: actor for actor in cast.finish()}


def words_of(cast: Cast, actor_id: str) -> list[str]:
    return [mention.of(cast.words.text) for mention in actors_of(cast)[actor_id].mentions]


NAMES = [
    (
        "Washington warned Iran. The United States and American officials spoke. The US said no.",
        "united-states",
        4,
    ),
    ("Moscow rejected the plan. The Kremlin said Russia would wait. Russian troops left.", "russia", 4),
    (
        "The World Health Organization (WHO) sent a team. The WHO said it would stay.",
        "world-health-organization",
        4,
    ),
    (
        "Anna Lindqvist resigned. Ms Lindqvist gave no reason. Lindqvist, 52, had led the firm.",
        "anna-lindqvist",
        3,
    ),
    ("Ursula von der Leyen met reporters. Later von der Leyen flew home.", "ursula-von-der-leyen", 2),
    ("The Harrow Rivers Trust sued. Lawyers for the Trust spoke.", "harrow-rivers-trust", 2),
    (
        "The Competition and Markets Authority (CMA) opened a case. The CMA said so.",
        "competition-and-markets-authority",
        3,
    ),
    (
        "The Crown Prosecution Service, or CPS, dropped the case. The CPS said so.",
        "crown-prosecution-service",
        3,
    ),
    (
        "The Observatorio de la Costa Norte (OBCN) counted six ships. OBCN said so.",
        "observatorio-de-la-costa-norte",
        3,
    ),
    ("Goldman Sachs cut jobs. Goldman said the bank would recover.", "goldman-sachs", 3),
    ("Fighters of Islamic State attacked a village. IS claimed the raid.", "islamic-state", 2),
    ("US ARMY SHELLS A CAMP\n\nThe US shelled a camp, the US president said.", "united-states", 2),
    ("NATO CALLS A MEETING\n\nThe ministers met on Monday.", "nato", 1),
]


@pytest.mark.parametrize(("text", "actor_id", "least"), NAMES, ids=[row[1] for row in NAMES])
def test_all_names_of_an_actor_are_one(cast_of: CastOf, text: str, actor_id: str, least: int) -> None:
    cast = cast_of(text)
    assert actor_id in actors_of(cast)
    assert len(words_of(cast, actor_id)) >= least


NOBODY = [
    ("The bodies were found near the Tamar River.", "tamar"),
    ("He was born in Washington and studied in Paris.", "united-states"),
    ("He was born in Washington and studied in Paris.", "france"),
    ("A Syrian city was flooded.", "syria"),
    ("The French singer Lea Morel cancelled her tour.", "france"),
    ("LONDON (Reuters) - Shops closed early on Monday.", "reuters"),
    ("LONDON (Reuters) - Shops closed early on Monday.", "united-kingdom"),
    ("The minister wrote on Twitter that she was ill.", "twitter"),
    ("Hurricane Odette killed four people.", "odette"),
    ("They signed the Paris Agreement.", "france"),
    ("THOSE WHO COUNT\n\nTwo groups count the dead.", "world-health"),
    ("WHO IS WHO\n\nTwo groups count the dead.", "world-health"),
    ("TELL US MORE\n\nThe mayor wants to hear from readers.", "united-states"),
    ("IT IS OVER\n\nThe mayor resigned.", "islamic-state"),
    ("The crowd held up a sign. LEAVE US ALONE NOW, it said.", "united-states"),
]


@pytest.mark.parametrize(("text", "part"), NOBODY)
def test_places_and_things_are_no_actors(cast_of: CastOf, text: str, part: str) -> None:
    assert not [actor_id for actor_id in actors_of(cast_of(text)) if part in actor_id]


KINDS = [
    ("Iran-backed militia Asaib al-Nur, an armed group, fired rockets.", "Asaib al-Nur", "group"),
    ("The Foreign Ministry of Norway declined to comment.", "Foreign Ministry of Norway", "government"),
    ("Carrick Power Plc raised its forecast.", "Carrick Power Plc", "organization"),
    ("The Daily Courier reported the deal.", "Daily Courier", "media"),
    ("Judge Sarah Owusu read the verdict.", "Sarah Owusu", "person"),
    ("Peru closed its border.", "Peru", "country"),
    ("The troupe Los Hijos de Lund played in Oslo.", "Los Hijos de Lund", "group"),
    ("FranÃ§ois Hollis met Ann Berg on Monday. François Hollis said so.", "François Hollis", "person"),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_the_kind_of_an_actor(cast_of: CastOf, text: str, name: str, kind: str) -> None:
    found = {actor.name: actor.kind for actor in cast_of(text).finish()}
    assert found.get(name) == kind


DESCRIPTIONS = [
    ("US Treasury spokesman Hugh Hill said so.", "Hugh Hill", "US Treasury spokesman"),
    ("Hugh Hill, a doctor from Leeds, said so.", "Hugh Hill", "doctor from Leeds"),
    ("The head of the charity, Hugh Hill, said so.", "Hugh Hill", "head of the charity"),
    ("Former councillor Hugh Hill wept.", "Hugh Hill", "Former councillor"),
    ("The incendiary candidate Hugh Hill wept.", "Hugh Hill", "candidate"),
    ("Terrorism suspect Hugh Hill wept.", "Hugh Hill", None),
    ("She met her estranged husband Hugh Hill.", "Hugh Hill", None),
    ("Former secretary of state Ann Moe and Vermont Sen. Hugh Hill met.", "Hugh Hill", "Vermont Sen."),
    (
        "The Liwa al-Fajr, a paramilitary alliance that includes six brigades, took revenge.",
        "Liwa al-Fajr",
        "paramilitary alliance",
    ),
]


@pytest.mark.parametrize(("text", "name", "description"), DESCRIPTIONS)
def test_the_words_of_the_article_describe(cast_of: CastOf, text: str, name: str, description: str) -> None:
    assert {actor.name: actor.description for actor in cast_of(text).finish()}.get(name) == description


def test_an_armed_group_backed_by_a_country_is_not_the_country(cast_of: CastOf) -> None:
    text = "US jets hit bases of Iranian-backed militias. Tehran was silent."
    cast = cast_of(text)
    start = text.index("Iranian-backed")
    militias = cast.ensure(start, start + len("Iranian-backed militias"))
    assert militias == "iranian-backed-militias"
    assert actors_of(cast)["iranian-backed-militias"].kind == "group"
    assert "iran" in actors_of(cast)


def test_the_same_body_of_another_country_is_another(cast_of: CastOf) -> None:
    found = actors_of(cast_of("The Brazilian Senate met on Monday. The US Senate did not."))
    assert {"brazilian-senate", "us-senate"} <= set(found)


def test_husband_and_wife_are_told_apart_by_their_titles(cast_of: CastOf) -> None:
    cast = cast_of(
        "Peter Hallam was sentenced. Carol Hallam wept. Mrs Hallam left, and Mr Hallam was led away."
    )
    assert len(words_of(cast, "peter-hallam")) == 2
    assert len(words_of(cast, "carol-hallam")) == 2


def test_father_and_son_are_told_apart_by_their_tails(cast_of: CastOf) -> None:
    cast = cast_of(
        "Robert Hale Jr. sued his father Robert Hale Sr. on Monday.\n\nThe elder Hale declined to comment."
    )
    assert {"robert-hale-jr", "robert-hale-sr"} <= set(actors_of(cast))
    assert "Hale" in words_of(cast, "robert-hale-sr")


PRONOUNS = [
    ("Maria Keller spoke. She called for talks.", "She", "maria-keller"),
    ("Tomas Novak met Eva Dvorak. He thanked her.", "He", "tomas-novak"),
    ("Tomas Novak met Eva Dvorak. He thanked her.", "her", "eva-dvorak"),
    ("The Harrow Trust sued. The group said it would win.", "The group", "harrow-trust"),
    ("Congolese soldiers fled. The army denied it.", "nothing", ""),
    ("President Elena Rojas flew north. The president met survivors.", "The president", "elena-rojas"),
    ("Hugh Hill, who runs the clinic, resigned.", "who", "hugh-hill"),
    ("For its part, the Harrow Trust promised to appeal.", "its", "harrow-trust"),
    ("China raised its tariffs. The country exports steel.", "The country", "china"),
]


@pytest.mark.parametrize(("text", "words", "actor_id"), PRONOUNS)
def test_pronouns_and_descriptions_are_resolved(
    cast_of: CastOf, text: str, words: str, actor_id: str
) -> None:
    cast = cast_of(text)
    start = text.find(words)
    assert (cast.at(start, start + len(words)) if start >= 0 else "") == actor_id


def test_whoever_spoke_last_goes_on(cast_of: CastOf) -> None:
    text = (
        "The rail union NURW admitted losses and promised to strike again.\n\n"
        "The pay cut “provoked every driver,” it said. “We will continue to fight,” it added."
    )
    cast = cast_of(text)
    start = text.index("it added")
    assert cast.at(start, start + 2) == "nurw"


def test_he_is_never_a_body(cast_of: CastOf) -> None:
    text = "The rail union NURW admitted losses. The pay cut “provoked every driver,” he said."
    start = text.index("he said")
    assert cast_of(text).at(start, start + 2) is None


def test_the_users_actors_win(cast_of: Callable[..., Cast]) -> None:
    own = UserActor(
        name="Coast Watch", kind="organization", aliases=("OBCN", "the Watch"), description="our source"
    )
    found = actors_of(cast_of("OBCN counted six ships. Later the Watch saw two more.", (own,)))
    assert found["coast-watch"].description == "our source"
    assert len(found["coast-watch"].mentions) == 2


def test_the_users_names_are_found_in_any_case_but_no_word(cast_of: Callable[..., Cast]) -> None:
    union = UserActor(name="Union of Seafarers", kind="organization", aliases=("US",))
    cast = cast_of("The port told us nothing. The union of seafarers left. US asked again.", (union,))
    assert words_of(cast, "union-of-seafarers") == ["union of seafarers", "US"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        "THE MINISTER SAID SO. " * 40,
        "def f(x): return x['a'] # [it]",
        "Er sagte: »Nein«.",
        "他说。",
        "A\tB\n" * 50,
    ],
)
def test_any_text_gives_a_valid_answer(cast_of: CastOf, text: str) -> None:
    cast = cast_of(text)
    for start in range(0, len(text), 7):
        cast.ensure(start, min(len(text), start + 9))
    article = article_of(text)
    assert Article.model_validate(article.model_dump() | {"actors": cast.finish()}).text == text


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Elizabeth Warren Hammers The Big Banks Over Fraud", "elizabeth-warren"),
        ("Derelict Warren Says The Banks Will Pay For Fraud", "elizabeth-warren"),
    ],
)
def test_words_of_a_headline_are_no_part_of_a_name(cast_of: CastOf, headline: str, name: str) -> None:
    cast = cast_of(f"{headline}\n\nElizabeth Warren spoke on Monday. Warren said that banks had lied.")
    people = [one for one in actors_of(cast).values() if one.kind == "person"]
    assert [(one.id, one.name) for one in people] == [(name, "Elizabeth Warren")]
    assert "Warren" in words_of(cast, name)


def test_a_first_name_before_a_known_surname_is_of_somebody_else(cast_of: CastOf) -> None:
    text = "Anna Warren Pays A Fine\n\nElizabeth Warren spoke on Monday. Warren said that banks had lied."
    people = [one.name for one in actors_of(cast_of(text)).values() if one.kind == "person"]
    assert sorted(people) == ["Anna Warren", "Elizabeth Warren"]


def test_an_epithet_before_a_name_is_no_part_of_it(cast_of: CastOf) -> None:
    text = "Hillary Clinton spoke on Monday. A rival spoke of Crooked Hillary Clinton. Clinton left."
    people = [one for one in actors_of(cast_of(text)).values() if one.kind == "person"]
    assert "Hillary Clinton" in [one.name for one in people]
    assert not [one.name for one in people if "Crooked" in one.name]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Iraq voted. Iraq and Iraq's army waited. The Senate met, said a Republican from Ohio.",
            "us-senate",
        ),
        (
            "Mexico voted. Mexico waited. The Senate of Mexico met. The Supreme Court ruled.",
            "supreme-court-mexico",
        ),
        (
            "Saudi Arabia voted. Saudi Arabia waited. A State Department official spoke.",
            "us-state-department",
        ),
    ],
)
def test_a_shared_name_is_that_of_the_country_that_the_article_is_about(
    cast_of: CastOf, text: str, body: str
) -> None:
    assert body in actors_of(cast_of(text))


@pytest.mark.parametrize("mark", ["\u200f", "\u2067", "\u200b", "\u00ad"])
def test_a_mark_that_nobody_sees_makes_no_second_person(cast_of: CastOf, mark: str) -> None:
    cast = cast_of(
        f"Valley mayor Dana Reed{mark} criticised Oskar{mark} Lind. Dana Reed said so. Oskar Lind slept."
    )
    people = {actor.name: len(actor.mentions) for actor in cast.finish() if actor.kind == "person"}
    assert people == {"Dana Reed": 2, "Oskar Lind": 2}
