"""All reports grouped at once: what grouping them as they come must give too."""

from __future__ import annotations

from collections.abc import Sequence

from index.happenings.article_report import Report
from index.happenings.candidate_pairs import candidate_pairs
from index.happenings.decided import NOTHING, DecidedPairs
from index.happenings.grouping import ReportGroup, edge_between, groups_by


def group(reports: Sequence[Report], decided: DecidedPairs = NOTHING) -> list[ReportGroup]:
    """The groups of reports, those of one report too, in the order of their first reports."""
    edges = (edge_between(left, right) for left, right in candidate_pairs(reports))
    by_key = {report.key: report for report in reports}
    return groups_by((edge for edge in edges if edge is not None), by_key, decided)
