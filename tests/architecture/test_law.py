"""Rules, values, rows of state tables and docstrings cite only what the register of law has."""

from linli.law.coverage import unknown_citations


def test_every_citation_names_an_article_of_the_register() -> None:
    """An unknown one is (citation, module): enter the article in `law/acts/`, in your own words."""
    assert unknown_citations() == []
