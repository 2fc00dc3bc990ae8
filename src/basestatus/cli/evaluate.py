"""basestatus evaluate: how well claims are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from basestatus.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from basestatus.evaluation import Mistake, Scores

__all__ = ["command"]


@click.command(
    context_settings=options.HELP,
    epilog="Example: basestatus evaluate tests/corpus/syria/gold.jsonl",
)
@click.argument("gold", type=options.FILE)
@options.docs
@options.gazetteer
@options.actors
@click.option("--claims", type=options.FILE, help="Score these claims instead of reading DOCS.")
@click.option("--site-map", type=options.FILE, help='A JSON object: {"one id": "the same site"}.')
@options.day("--window-start", "Leave aside what is found of earlier days and not expected.")
@click.option("--mistakes/--no-mistakes", default=True, help="List misses and false alarms.")
@options.as_json
@options.verbosity
def command(gold: Path, *, site_map: Path | None, **given: Any) -> None:  # noqa: ANN401  (options)
    """Score the claims found in articles against those expected, in all and by language.

    GOLD is JSON Lines with the fields of claims, or with doc_id, site, canonical, start_char,
    end_char; rows marked optional are neither asked for nor punished. Where nothing else is given,
    docs.jsonl, gazetteer and actors beside GOLD are used, and those of the project else.
    """
    from basestatus.evaluation.corpora import open_corpus
    from basestatus.evaluation.mistakes import find_mistakes
    from basestatus.evaluation.scores import score
    from basestatus.evaluation.sites import read_site_map

    names = ("docs", "gazetteer", "actors", "claims")
    same_sites = read_site_map(site_map) if site_map else {}
    corpus = open_corpus(gold, site_map=same_sites, **{name: given[name] for name in names})
    rows = (corpus.gold, corpus.found)
    window: date | None = given["window_start"]
    scores = score(*rows, corpus.documents, window_start=window)
    mistakes = find_mistakes(*rows, window_start=window) if given["mistakes"] else None
    _print_results(scores, mistakes, as_json=given["as_json"])
    options.end(corpus.problems)


def _print_results(
    scores: Mapping[str, Scores], mistakes: Iterable[Mistake] | None, *, as_json: bool
) -> None:
    from basestatus.evaluation.report import figures, mistake_lines, score_lines

    if as_json:
        shown = {language: {"articles": s.articles} | figures(s) for language, s in scores.items()}
        options.print_json({"scores": shown, "mistakes": tuple(mistakes or ())})
        return
    with options.writing_to(None) as file:
        file.writelines(f"{line}\n" for line in score_lines(scores))
        if mistakes is not None:
            file.writelines(f"{line}\n" for line in mistake_lines(mistakes))
