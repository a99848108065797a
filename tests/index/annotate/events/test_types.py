"""Events of every type told in words that differ from report to report: the type, who acts and to whom."""

from __future__ import annotations

import pytest

from index.annotate import annotate
from index.model import Article, Segment


@pytest.mark.parametrize(
    ("text", "kind", "agent", "recipient"),
    [
        (
            "Togo's president pleaded with the rebels to lay down their arms.",
            "REQUEST",
            "president",
            "rebels",
        ),
        ("Angola proposed to South Africa a joint commission.", "REQUEST", "angola", "south africa"),
        ("Haiti applied to Norway for a bridging loan.", "REQUEST", "haiti", "norway"),
        ("Lawmakers told the premier to quit.", "REQUEST", "lawmakers", "premier"),
        ("Bolivia renewed its demand that Chile grant it access to the sea.", "REQUEST", "bolivia", "chile"),
        ("Canada plans to send medical teams to Haiti.", "AGREE", "canada", "haiti"),
        ("Japan pledged 20 million dollars in food aid for Mongolia.", "AGREE", "japan", "mongolia"),
        ("Malta spoke out in defence of Libya at the assembly.", "SUPPORT", "malta", "libya"),
        ("Italy passed intelligence on smugglers to Albania.", "COOPERATE", "italy", "albania"),
        ("Spain handed over a wanted smuggler to Morocco.", "COOPERATE", "spain", "morocco"),
        ("Cuban doctors treated survivors of the quake.", "AID", "cuba", "survivors"),
        ("NATO is withdrawing 300 soldiers from Kosovo.", "RETREAT", "nato", "kosovo"),
        ("A court found the editor guilty of slander.", "ACCUSE", "court", "editor"),
        ("The union took the company to court over unpaid wages.", "ACCUSE", "union", "company"),
        ("Detectives questioned the mayor over bribes.", "ACCUSE", "detectives", "mayor"),
        ("Farmers picketed the agriculture ministry in Lima.", "PROTEST", "farmers", "agriculture ministry"),
        ("Turkey recalled its ambassador from Egypt.", "SANCTION", "turkey", "egypt"),
        ("Norway sent 3,000 troops to its border with Sweden.", "MOBILIZE", "norway", "sweden"),
    ],
)
def test_who_does_what_to_whom(text: str, kind: str, agent: str, recipient: str) -> None:
    article = annotate(
        Article(id="a", text=text, published="2021-06-30", segments=(Segment(start=0, end=len(text)),))
    )
    names = {actor.id: actor.name.lower() for actor in article.actors}
    event = next(one for one in article.events if one.type == kind)
    assert any(agent in names[one] for one in event.agents), event
    assert any(recipient in names[one] for one in event.recipients), event


@pytest.mark.parametrize(
    "text",
    [
        "In finding him not guilty of murder, the jury agreed that Holt had been afraid.",
        "A source told the paper the two men had been brought to a hospital.",
        "Holt could not make deals as president, Bo Lund said.",
    ],
)
def test_what_is_no_verdict_no_order_and_no_refusal(text: str) -> None:
    article = annotate(
        Article(id="a", text=text, published="2021-06-30", segments=(Segment(start=0, end=len(text)),))
    )
    assert not {"ACCUSE", "REQUEST", "REJECT"} & {event.type for event in article.events if event.agents}
