"""French news sentences read by the pack alone, hard negatives among them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from basestatus.extract.find import find_claims
from basestatus.extract.lexicon import Lexicon, compile_lexicon
from basestatus.gazetteer import read_actors, read_gazetteer
from basestatus.model import Document, PublishedBasis

SAHEL = Path(__file__).parents[1] / "corpus" / "sahel_fr"
PUBLISHED = date(2025, 3, 12)  # a Wednesday


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    gazetteer = read_gazetteer(SAHEL / "gazetteer.csv")
    actors, _ = read_actors(SAHEL / "actors.csv")
    return compile_lexicon(gazetteer.sites, gazetteer.areas, actors)


def read(text: str, lexicon: Lexicon, language: str = "fr") -> Document:
    return Document("d", text, "", "", "", language, PUBLISHED, PublishedBasis.METADATA, "0" * 64)


def claims_in(text: str, lexicon: Lexicon, language: str = "fr") -> list[str]:
    """Return site, actor, status, modality, first and last day of each claim, in order."""
    document = read(text, lexicon, language)
    return [
        f"{c.site} {c.actor} {c.status} {c.modality} {c.valid_start or '..'}/{c.valid_end or '..'}"
        for c in find_claims(document, lexicon)
        if c.scope == "site"
    ]


CLAIMS = {
    "left": (
        "Les derniers soldats français ont quitté lundi la base de Gao.",
        ["gao france withdrawn asserted 2025-03-10/2025-03-10"],
    ),
    "withdrew": (
        "L'armée française s'est retirée de Ménaka mardi, a annoncé l'état-major.",
        ["menaka france withdrawn asserted 2025-03-11/2025-03-11"],
    ),
    "will leave": (
        "Les forces françaises quitteront le camp de Tessalit d'ici au 30 avril.",
        ["tessalit france withdrawn planned 2025-03-12/2025-04-30"],
    ),
    "is to be handed over": (
        "La base française d'Abéché sera remise à l'armée tchadienne le 20 mars.",
        ["abeche france transferred planned 2025-03-20/2025-03-20"],
    ),
    "handed over": (
        "La France a remis lundi le camp de Tombouctou à l'armée malienne.",
        ["tombouctou france transferred asserted 2025-03-10/2025-03-10"],
    ),
    "reportedly left": (
        "Selon un habitant, les instructeurs russes auraient quitté le camp de Berengo dimanche.",
        ["berengo russia withdrawn possible 2025-03-09/2025-03-09"],
    ),
    "may leave": (
        "Les soldats rwandais pourraient quitter Obo, estime un analyste.",
        ["obo rwanda withdrawn possible 2025-03-12/.."],
    ),
    "denied": (
        "Le ministère a démenti le retrait des soldats français d'Abéché.",
        ["abeche france withdrawn denied ../2025-03-12"],
    ),
    "has begun": (
        "L'armée française a commencé lundi à évacuer la base de Faya-Largeau.",
        ["faya france withdrawing asserted 2025-03-10/2025-03-10"],
    ),
    "noun under way": (
        "Le retrait des forces allemandes de la base de Gao a débuté le 3 mars.",
        ["gao germany withdrawing asserted 2025-03-03/2025-03-03"],
    ),
    "noun finished": (
        "Les forces américaines ont achevé le 5 mars leur retrait de la base aérienne 201.",
        ["base_201_agadez us_coalition withdrawn asserted 2025-03-05/2025-03-05"],
    ),
    "remains": (
        "Une centaine de militaires français restent déployés au camp de Gaulle.",
        ["de_gaulle france active asserted 2025-03-12/2025-03-12"],
    ),
    "still there": (
        "Les soldats italiens sont toujours à la base aérienne 101.",
        ["base_101_niamey italy active asserted 2025-03-12/2025-03-12"],
    ),
    "arrived": (
        "Des instructeurs russes sont arrivés samedi à la base aérienne 101.",
        ["base_101_niamey russia building_up asserted 2025-03-08/2025-03-08"],
    ),
    "reinforced": (
        "L'armée béninoise a renforcé son poste de Porga la semaine dernière.",
        ["porga benin_government building_up asserted 2025-03-03/2025-03-09"],
    ),
    "seized": (
        "Les jihadistes se sont emparés vendredi du camp militaire de Diapaga.",
        ["diapaga burkina_government transferred asserted 2025-03-07/2025-03-07"],
    ),
    "retaken": (
        "L'armée malienne a repris dimanche aux jihadistes le camp de Boulkessi.",
        ["boulkessi jnim transferred asserted 2025-03-09/2025-03-09"],
    ),
    "closed": (
        "La France a fermé le 28 février sa base de Kossei.",
        ["kossei france withdrawn asserted 2025-02-28/2025-02-28"],
    ),
    "two sites": (
        "Les Casques bleus ont évacué mardi les camps de Tessalit et d'Aguelhok.",
        [
            "aguelhok un withdrawn asserted 2025-03-11/2025-03-11",
            "tessalit un withdrawn asserted 2025-03-11/2025-03-11",
        ],
    ),
    "never left": (
        "Les soldats tchadiens n'ont jamais quitté Wour.",
        ["wour chad_government active asserted 2025-03-12/2025-03-12",
         "wour chad_government withdrawn denied ../2025-03-12"],
    ),
    "are no longer": (
        "Les militaires allemands ne sont plus présents à Gao.",
        ["gao germany withdrawn asserted ../2025-03-12"],
    ),
    "intends": (
        "Paris compte retirer ses troupes de la base de Ouakam en juillet.",
        ["ouakam france withdrawn planned 2025-07-01/2025-07-31"],
    ),
    "the base": (
        "La base de Ménaka était tenue par Barkhane. Les soldats français ont quitté la base lundi.",
        ["menaka france withdrawn asserted 2025-03-10/2025-03-10"],
    ),
    "from it": (
        "Ouallam accueillait des soldats français. Ils s'en sont retirés dimanche.",
        ["ouallam france withdrawn asserted 2025-03-09/2025-03-09"],
    ),
    "stay in it": (
        "La base de Korhogo est partagée. Les soldats français y restent.",
        ["korhogo france active asserted 2025-03-12/2025-03-12"],
    ),
    "dateline": (
        "BAMAKO (AFP) - Les soldats français ont évacué samedi la base de Gossi.",
        ["gossi france withdrawn asserted 2025-03-08/2025-03-08"],
    ),
    "in a quotation": (
        "« Nos soldats ont quitté Kidal lundi », a déclaré un porte-parole de la Minusma.",
        ["kidal un withdrawn asserted 2025-03-10/2025-03-10"],
    ),
}

SILENT = {
    "talks": "Les rebelles se sont retirés des négociations de Gao.",
    "prisoners": "Vingt détenus ont été transférés lundi de la prison de Gao à Niamey.",
    "residents": "Des centaines d'habitants ont quitté Djibo dimanche.",
    "condition": "Si les soldats français quittaient la base d'Abéché, l'armée tchadienne s'en réjouirait.",
    "question": "Les soldats français vont-ils quitter la base d'Abéché ?",
    "demand": "Des manifestants ont exigé le départ des soldats français de la base de Faya-Largeau.",
    "strike": "L'aviation a frappé des positions jihadistes près de Ménaka.",
    "visit": "Le ministre français s'est rendu lundi à la base de Kossei avant de rentrer à Paris.",
    "frontier": "La frontière reste fermée au nord de Porga, selon un commerçant.",
    "ceremony": "Une messe a été célébrée dimanche au camp de Gaulle pour les soldats tombés au combat.",
    "treaty": "Le Niger a quitté la Cedeao, rappelle-t-on à Niamey.",
    "match": "L'équipe nationale a quitté Korhogo après son match contre le Gabon.",
}


@pytest.mark.parametrize(("text", "wanted"), CLAIMS.values(), ids=CLAIMS)
def test_a_sentence_gives_its_claims(text: str, wanted: list[str], lexicon: Lexicon) -> None:
    assert sorted(claims_in(text, lexicon)) == wanted


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_changes_nothing_gives_no_claim(text: str, lexicon: Lexicon) -> None:
    assert claims_in(text, lexicon) == []


def test_a_text_without_a_tag_is_read_by_its_common_words(lexicon: Lexicon) -> None:
    text = "Les derniers soldats français ont quitté la base de Gao, qui est dans le nord du Mali."
    assert claims_in(text, lexicon, "") == claims_in(text, lexicon)
