"""The brief and the what-if as text for the terminal."""

from sayso.collating import whatif
from sayso.publishing import brief_text, whatif_text


def test_the_brief_begins_with_its_count(index, brief_on_tessaly):
    text = " ".join(brief_text(brief_on_tessaly, index).split())
    assert text.startswith(brief_on_tessaly.headline)


def test_the_brief_shows_stances_words_and_sources(index, brief_on_tessaly):
    text = brief_text(brief_on_tessaly, index)
    assert (
        "  [does not deny] that his navy had mined the waterway\n      president (Tessaly) · The Calder"
        in text
    )
    assert "[ally: Merovia]" in text
    assert "To gain: influence (1)" in text


def test_the_brief_names_the_ids_to_ask_why(index, brief_on_tessaly):
    text = brief_text(brief_on_tessaly, index)
    assert all(item.id in text for item in brief_on_tessaly.says)


def test_the_brief_fits_eighty_columns(index, brief_on_tessaly):
    assert all(len(line) <= 80 for line in brief_text(brief_on_tessaly, index).splitlines())


def test_a_part_with_nothing_in_it_has_no_heading(index, brief_on_tessaly):
    assert "How likely" not in brief_text(brief_on_tessaly, index)


def test_a_whatif_counts_what_falls_before_it_lists_it(index):
    found = whatif(index.collation, index.codings, "A-00000001")
    text = whatif_text(found, index)
    assert text.startswith("Without the article “Ostrana says Tessalian ships laid mines in the strait”")
    assert "3 positions would lose their only support" in text
    assert "3 → 2 supports, 3 → 2 independent" in text


def test_a_whatif_names_the_source_that_is_taken_away(index):
    text = whatif_text(whatif(index.collation, index.codings, "XOS"), index)
    assert text.startswith("Without the source “Ostrana” (XOS)")


def test_a_whatif_that_nothing_rests_on_says_so(index):
    found = whatif(index.collation, index.codings, index.codings[1].statements[3].id)
    assert "nothing would lose" in " ".join(whatif_text(found, index).split())
