"""What can go wrong, by what the reader does next.

SummarizerError
├── InputError        the document or an argument is not usable: give another one
├── SetupError        something has to be installed, downloaded, freed or set first
├── ReleaseError      a prompt or schema release is unknown, incomplete or changed
├── ModelError        the model did not give a usable answer: try again or take another model
│   ├── ContextTooLong   the question is too long for it: ask about less at once
│   ├── ServerError   its server could not be reached or refused
│   └── AnswerPending    it answers later: come back
└── RecordingError    a recording does not fit
    ├── MissingRecording   nothing was recorded for this: record it
    └── StaleRecording     what is asked has changed since: record it again
"""


DISTRIBUTION = "newsclaims"
"""The name this package is installed by."""


class SummarizerError(Exception):
    """Root of every error this package raises on purpose; its text is one line for a person.

    ``usage`` is what was spent on an article before, where a model was asked (``schema.Usage``).
    """

    usage: object = None


class InputError(SummarizerError):
    """The document or an argument is not usable."""


class SetupError(SummarizerError):
    """Something has to be installed, downloaded, freed or set first."""


class ReleaseError(SummarizerError):
    """A prompt or schema release is unknown, incomplete or changed."""


class ModelError(SummarizerError):
    """The model did not give a usable answer."""


class ContextTooLong(ModelError):  # noqa: N818
    """The question is too long for the model."""


class ServerError(ModelError):
    """The model's server could not be reached or refused."""


class AnswerPending(ModelError):  # noqa: N818
    """The question is noted, and is answered later."""


class RecordingError(SummarizerError):
    """A recording does not fit what is asked of it."""


class MissingRecording(RecordingError):  # noqa: N818
    """Nothing was recorded for this request."""


class StaleRecording(RecordingError):  # noqa: N818
    """What is asked differs from what was recorded."""
