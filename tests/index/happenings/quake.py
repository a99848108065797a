"""Three reports of one earthquake in an invented country, whose toll rose and was corrected."""

from __future__ import annotations

from index.annotate import annotate_all
from index.model import Article

_REPORTS = (
    (
        "2031-03-08",
        "Selbrun Post",
        "Earthquake kills six in Calmora highlands",
        "SAN TELMO, Calmora, March 8 - A strong earthquake shook the highlands of Calmora on Friday night, killing "
        "six people and damaging the trans-Andean oil pipeline near Lago Verde, the Civil Defence said.\n\n"
        "Houses collapsed in Lago Verde and landslides blocked the road to San Telmo.",
    ),
    (
        "2031-03-11",
        "Harbour Courier",
        "Calmora quake toll rises to 300",
        "SAN TELMO, Calmora, March 11 - At least 300 people were killed in the earthquake that shook the highlands "
        "of Calmora on Friday, the Health Ministry said.\n\n"
        "Rescuers reached Lago Verde, where landslides had buried villages along the trans-Andean pipeline.",
    ),
    (
        "2031-03-14",
        "Radio Ostrel",
        "Calmora quake killed 308, Civil Defence says",
        "SAN TELMO, Calmora, March 14 - The earthquake that shook the highlands of Calmora a week ago killed 308 "
        "people, the Civil Defence said, correcting an earlier count.\n\n"
        "Most of the dead were found near Lago Verde, where landslides cut the trans-Andean pipeline.",
    ),
)


def quake_reports() -> list[Article]:
    """The reports with their annotations, in the order of publication."""
    articles = [
        Article.model_validate(
            {
                "id": f"quake-{number}",
                "title": title,
                "published": published,
                "publisher": publisher,
                "text": text,
                "segments": [{"start": 0, "end": len(text)}],
            }
        )
        for number, (published, publisher, title, text) in enumerate(_REPORTS, 1)
    ]
    return list(annotate_all(articles))
