"""Who is one actor and who is another, in texts with a parser's drafts."""

import pytest
from told import refer

from summarizer import syntax
from summarizer.documents.sentences import split

# Same letter: the same actor; another letter: another actor; "-": left open.
TEXTS = [
    # An indefinite article introduces somebody, a definite one goes on with them.
    ("[A farmer] found the body. [The farmer] called for help.", "aa"),
    ("[A witness] said it was red. [Another witness] said it was blue.", "ab"),
    ("[A police officer] was shot. Elsewhere [a police officer] arrested the mayor.", "ab"),
    ("[Two officials] said it was close. [A third official] said it was dead.", "ab"),
    ("[An expert called by the defence] said no. [An expert from the ministry] said yes.", "ab"),
    # What follows the noun has to agree.
    ("[Officials in Kestria] denied it. [Officials in Varland] confirmed it.", "ab"),
    ("[Police] in Bruna arrested two men. [Police] in Salto found the car.", "ab"),
    ("[A spokesman for the port] confirmed it. [A spokesman for the navy] did not.", "ab"),
    # A bare plural goes on only close by.
    ("[Residents] fled. [Residents] said that the water rose.", "aa"),
    ("[Residents] fled. " + "The army brought water in ten lorries from the capital. " * 8 + "[Residents] voted.", "ab"),
    ("[Police] closed the road. " + "The army brought water in ten lorries from the capital. " * 8 + "[Police] left.", "aa"),
    # A name shared with a family, a trust, a team or a person.
    ("[Calder Industries] closed. [The Calder family trust] objected. [Mr Calder] left.", "abc"),
    ("[Brandt Group] will sell. [The Brandt family] refused. [Otto Brandt] complained.", "abc"),
    ("[The older Ms Keller] runs the mill. [The younger Ms Keller] wants to sell it.", "ab"),
    # A body and its people.
    ("[Acmera] settled. [Acmera's lawyer] said no more.", "ab"),
    ("[Tom Reese] was arrested. [A lawyer for Reese] said no more. [Reese's wife] wept.", "abc"),
    # Descriptions that stood beside a name.
    ("[Orla Foods], a Danish firm, bought [Velm Dairies]. [The Danish firm] paid in shares.", "aba"),
    ("The French bank [Corvel] bought the Italian insurer [Ponti]. [The French bank] paid.", "aba"),
    ("[Ivan Petrak], 54, was convicted. [The 54-year-old] said that he would appeal.", "aa"),
    ("[Ana Prado], a nurse, sued. [The nurse] said she was fired. [Another nurse] disagreed.", "aab"),
    ("The newspaper [La Velma] has a note. [The newspaper] said the note was real.", "aa"),
    # A thing of somebody speaks for them; their people speak for themselves.
    ("[Olga Finn] left. [Her statement] said that it was late.", "aa"),
    ("[Olga Finn] left. [Her brother] said that it was late.", "ab"),
    # Whom a document is about or for has not written it.
    ("[Olga Finn] left. [A letter to Olga Finn] said that it was late.", "a-"),
    ("[Olga Finn] left. [The indictment of Finn] said that she lied.", "a-"),
    ("[Olga Finn] left. [Finn's obituary] said that she lied.", "a-"),
    ("[Olga Finn] left. [Finn's letter to Tom Holt] said that it was late.", "aa"),
    ("[Tom Holt] left. A film about [Olga Finn] opened. [A film by Holt about Finn] said that she lied.", "aba"),
    # Titles tell a woman and a man of one name apart, and whom a pronoun cannot mean.
    ("[Mrs Page] left. [Mr Page] stayed. [Mrs Page] came back.", "aba"),
    ("[Mr Page] left. [She] said that it was late.", "a-"),
    # One body is not another that only its calling names.
    ("[The firm] is broke. [The bank] refused to help. [The firm] closed.", "aba"),
    # A person of a country is not the country.
    ("[Italy] lost. [The Italian] said that he was proud.", "a-"),
    # Nobody is the third person of their own direct speech.
    ("[Elena Ruiz] spoke. “[He] lied,” said [Tom Holt].", "a-b"),
    ("[Tom Holt] spoke. “[He] lied,” said [Elena Ruiz].", "aab"),
    ("[Tom Holt] said [he] would go.", "aa"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "who"), TEXTS)
def test_who_is_one_actor(marked: str, who: str) -> None:
    """Places with one letter mean one actor, places with two letters two."""
    text = marked.replace("[", "").replace("]", "")
    linking, references = refer(marked, *syntax.actors(syntax.parse(text, split(text, "en"))))
    letters: dict[str | None, str] = {None: "-"}
    found = ""
    for reference in references:
        actor = linking.actor_of(reference)
        found += letters.setdefault(actor, "abcdef"[len(letters) - 1])
    assert found == who
