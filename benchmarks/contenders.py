"""Who is measured: each makes a function of one article, or of one question about it.

The function gets a number, to make its text unlike every other, and gives how many requests it took.
"""

from collections.abc import Callable
from typing import Any

ARTICLE = """The mayor of Velm, Ilka Sørens, said on Tuesday that the old bridge is not safe and would close.

Dockers protested against it on Monday. The ferry owner Halvard Brekke denied that he owned it."""

Call = Callable[[int], int]


def text(number: int) -> str:
    """An article unlike every other, so that nothing is found in a cache."""
    return f"{ARTICLE} The inspection took {number} days."


def question(number: int) -> Any:
    """What the library asks about an article: its real instruction, examples and schema."""
    from summarizer.codebook import plover
    from summarizer.documents.article import Article
    from summarizer.documents.sentences import split
    from summarizer.extraction.reading import read
    from summarizer.extraction.windows import Numbered
    from summarizer.llm import Reply, Request
    from summarizer.prompts import releases

    article, taken = Article(text=text(number), language="en"), []

    def take(request: Request) -> Reply:
        taken.append(request)
        return Reply(answer=None)

    numbered = Numbered(text=article.text, sentences=split(article.text))
    read(article, numbered, releases.prompt(f"{releases.latest()}/free"), plover(), take)
    return next(request for request in taken if request.answer.__name__ == "Found")


def asked(number: int) -> tuple[list[dict[str, str]], type]:
    made = question(number)
    return [{"role": m.role, "content": m.content} for m in made.messages], made.answer


def openai_bare(url: str) -> Call:
    """The openai client, a schema made once, and pydantic."""
    from openai import OpenAI

    client = OpenAI(base_url=url, api_key="x", max_retries=0)
    messages, answer = asked(0)
    wanted: Any = {
        "type": "json_schema",
        "json_schema": {"name": "Found", "schema": answer.model_json_schema()},
    }

    def call(number: int) -> int:
        told = [*messages[:-1], {"role": "user", "content": f"{messages[-1]['content']} {number}"}]
        made = client.chat.completions.create(
            model="m", messages=told, response_format=wanted, max_tokens=700
        )  # type: ignore[arg-type]
        answer.model_validate_json(made.choices[0].message.content)  # type: ignore[attr-defined]
        return 1

    return call


def instructor_documented(url: str) -> Call:
    """Instructor around the openai client, called with a response model."""
    import instructor
    from openai import OpenAI

    client = instructor.from_openai(OpenAI(base_url=url, api_key="x"))
    messages, answer = asked(0)

    def call(number: int) -> int:
        told = [*messages[:-1], {"role": "user", "content": f"{messages[-1]['content']} {number}"}]
        client.chat.completions.create(model="m", messages=told, response_model=answer, max_tokens=700)  # type: ignore[arg-type]
        return 1

    return call


def summarizer_request(url: str) -> Call:
    """The library's own client: retries, budget, salvage; every item checked against the article."""
    from summarizer.llm import Client, Message

    client = Client("m", url, "x")
    made = question(0)
    *before, last = made.messages

    def call(number: int) -> int:
        told = (*before, Message(role="user", content=f"{last.content} {number}"))
        reply = client.ask(made.model_copy(update={"messages": told}))
        assert reply.failure is None  # noqa: S101
        return reply.usage.requests

    return call


def summarizer_article(url: str) -> Call:
    """A whole article: several requests, and all that makes objects of their answers."""
    from summarizer.pipeline import Summarizer

    summarizer = Summarizer("openai/m", base_url=url)

    def call(number: int) -> int:
        made = summarizer.summarize(text(number))
        assert made.status == "complete"  # noqa: S101
        return made.provenance.usage.requests

    return call


def langextract(url: str) -> Call:
    """The langextract package through its OpenAI provider, one call an article."""
    import langextract as lx
    from langextract import factory

    example = lx.data.ExampleData(
        text=ARTICLE, extractions=[lx.data.Extraction("claim", "the old bridge is not safe")]
    )
    given = {"api_key": "x", "base_url": url}
    config = factory.ModelConfig(model_id="gpt-m", provider="OpenAILanguageModel", provider_kwargs=given)
    told = "Who says what, in exact words."

    def call(number: int) -> int:
        lx.extract(text_or_documents=text(number), prompt_description=told, examples=[example], config=config,
                          max_char_buffer=20_000, max_workers=1, fence_output=False, show_progress=False)  # fmt: skip
        return 1

    return call


CONTENDERS: dict[str, Callable[[str], Call]] = {
    made.__name__: made
    for made in (openai_bare, instructor_documented, summarizer_request, summarizer_article, langextract)
}
