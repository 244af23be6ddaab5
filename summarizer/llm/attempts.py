"""One question put until its answer holds: instructor asks again with the reasons, tenacity counts.

Instructor sees OpenAI's protocol only; ``llm/protocols`` translates the others.
"""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Any, Self, cast

import instructor
from instructor.core.exceptions import InstructorRetryException, ResponseParsingError
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

from summarizer.llm.exchange import Said
from summarizer.llm.messages import Message, Request

logging.getLogger("instructor").addHandler(logging.NullHandler())  # it logs article text at ERROR
logging.getLogger("instructor").propagate = False
logging.getLogger("instructor").setLevel(logging.CRITICAL)  # so it need not format log lines either

Send = Callable[[tuple[Message, ...]], Said]
Reasons = Callable[[Said], tuple[str, ...]]
_REASONS: ContextVar[Callable[[], tuple[str, ...]]] = ContextVar("reasons")


def until_it_holds(request: Request, send: Send, reasons: Reasons) -> None:
    """Send the messages, and again with the reasons why the answer does not hold, as often as is allowed.

    Args:
        send: gives the answer to messages; what it raises comes through.
        reasons: lines for the model; none where the answer is not to be asked for again.
    """
    heard: list[Said] = []

    def create(messages: list[dict[str, Any]], **_: Any) -> Any:
        heard.append(send(tuple(Message(role=m["role"], content=m["content"]) for m in messages)))
        return _completion(heard[-1].text)

    ask = cast(Any, instructor.patch)(
        create=create, provider=instructor.Provider.OPENAI, mode=instructor.Mode.JSON_SCHEMA
    )
    token = _REASONS.set(lambda: reasons(heard[-1]))
    try:
        ask(
            messages=[m.model_dump() for m in request.messages],
            response_model=_Envelope,
            max_retries=Retrying(
                stop=stop_after_attempt(request.attempts),
                retry=retry_if_exception_type(ResponseParsingError),
                reraise=True,
            ),
        )
    except InstructorRetryException as error:
        if not isinstance(error.__cause__, ResponseParsingError):
            raise (error.__cause__ or error) from None
    finally:
        _REASONS.reset(token)


class _Envelope(instructor.ResponseSchema):
    """Stands in for an answer's class in instructor.

    With the class itself, instructor would build a class and derive a schema on every call, and put pydantic's errors
    into the message that asks again.
    """

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
        return {}

    @classmethod
    def model_validate_json(cls, *_: Any, **__: Any) -> Self:
        found = _REASONS.get()()
        if found:
            raise ResponseParsingError("\n".join(found))
        return cls.model_construct()


def _completion(text: str) -> Any:
    message = SimpleNamespace(role="assistant", content=text)
    return SimpleNamespace(choices=[SimpleNamespace(finish_reason="stop", message=message)], usage=None)
