"""What a person did that cannot be done: one line that says what is wrong and what to do next."""


class AnnotatorError(Exception):
    """Base of every error that is shown to a person as one line; anything else is a bug.

    The exit code is 1: the request was understood and refused.
    """

    exit_code = 1


class UnreadableError(AnnotatorError):
    """A file, or standard input, holds nothing that can be imported."""


class NotFoundError(AnnotatorError):
    """A document, source, annotation or file that was named does not exist."""


class RefusedError(AnnotatorError):
    """The act would break a rule of the domain."""


class StorageError(AnnotatorError):
    """The database cannot be opened, read or written."""


class OutOfReachError(StorageError):
    """The database is locked, or the system refuses it; what it holds is not known to be damaged."""


class NotStoredError(StorageError):
    """What was to be written is not in the database; the same act can be tried again."""


class UsageError(AnnotatorError):
    """The command line was used wrongly; the exit code is 2."""

    exit_code = 2
