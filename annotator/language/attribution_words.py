"""English words by what they do where someone alleges something; all in lower case."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _forms(bases: str) -> dict[str, str]:
    """Each regular form of these verbs with its base: `deny`, `denies`, `denied`, `denying`."""
    forms: dict[str, str] = {}
    for base in bases.split():
        stem = base[:-1] if base.endswith(("e", "y")) else base
        third, past = (f"{stem}ies", f"{stem}ied") if base.endswith("y") else (f"{base}s", f"{stem}ed")
        present = f"{base if base.endswith('y') else stem}ing"
        forms |= dict.fromkeys((base, third, past, present), base)
    return forms


_IRREGULAR = {
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "think": "think thinks thought thinking",
    "swear": "swear swears swore",
    "write": "writes wrote",
}


def _irregular(*bases: str) -> dict[str, str]:
    return {form: base for base in bases for form in _IRREGULAR[base].split()}


CLAIMING = _irregular("say", "tell", "think", "swear") | _forms(
    """
    allege claim insist maintain contend assert believe suspect warn argue suggest predict report declare
    announce estimate expect fear complain speculate reckon testify imply hint conclude caution charge
    theorise theorize profess state
    """
)
"""Verbs whose clause is only as good as their subject, with their bases."""

QUOTING = _irregular("write") | _forms("add reply recall explain note remark observe comment shout ask tweet")
"""Verbs that are so only beside a quotation, with their bases."""

BLAMING = _forms("accuse blame charge suspect denounce")
"""Verbs whose object is accused, with their bases."""
BLAMED_FOR = {
    "accuse": _words("of"),
    "blame": _words("for on"),
    "charge": _words("with"),
    "suspect": _words("of"),
    "denounce": _words("as"),
}
"""What comes between the accused and the deed."""

DENYING = _forms("deny")
DENIED = _words(
    """
    that it this involvement wrongdoing responsibility knowledge guilt allegation allegations accusation
    accusations charge charges claim claims report reports rumour rumours rumor rumors suggestions
    """
)
"""What is denied where a deed is denied, not a request."""

HEARERS = _words("tell warn caution")
"""Bases of verbs that name who is told before the clause."""
INTENDING = _words("claim profess expect")
"""Bases of verbs before an infinitive: `claims to have seen`."""
JUDGING = _words("expect believe report estimate suspect")
"""Bases of verbs before a noun and an infinitive: `expects prices to rise`."""

HEARSAY = _words(
    """
    alleged said believed suspected accused rumoured rumored reported thought understood charged blamed
    claimed feared presumed assumed reputed expected estimated purported
    """
)
"""Participles that after `is` tell what others say."""
BARE_HEARSAY = _words("alleged believed suspected accused rumoured rumored presumed reputed")
"""Those that need nothing after them."""
AFTER_HEARSAY = {
    "accused": _words("of"),
    "blamed": _words("for on"),
    "charged": _words("with"),
    "suspected": _words("of to"),
}
"""What else follows a participle; for the others, `to`."""
FORECAST = _words("expected estimated presumed")
"""Participles that accuse nobody."""

ATTRIBUTES = _words("alleged suspected purported reputed rumoured rumored presumed")
"""Participles that stand before the noun of the accused."""
PERSON_ENDINGS = (*_words("er ers or ors ist ists ant ants man men ee ees spy spies"),)
NO_PERSONS = _words(
    """
    murder murders order orders matter matters number offer offers cover power transfer transfers disaster
    error errors terror danger letter letters paper papers encounter encounters
    """
)
"""Nouns with such an ending that are none."""

HELD_BACK = _words("allegedly reportedly purportedly supposedly reputedly")
"""Adverbs by which the author holds back."""

_ACCUSATIONS = _words(
    "allegation allegations accusation accusations rumour rumours rumor rumors insinuation insinuations"
)
_CHARGES = _words("claims charges warnings reports suspicions complaints")
_CLAIMS = _words(
    """
    claim charge warning report suspicion complaint assertion assertions contention insistence belief
    suggestion suggestions fear fears testimony
    """
)
NOUNS = (
    dict.fromkeys(_ACCUSATIONS, _words(""))
    | dict.fromkeys(_CHARGES, _words("that of against"))
    | dict.fromkeys(_CLAIMS, _words("that"))
)
"""Nouns of allegation, with the words of which one must follow; empty where none must."""

CUES = HEARSAY | ATTRIBUTES | HELD_BACK | {*CLAIMING, *QUOTING, *BLAMING, *DENYING, *NOUNS, "according"}
"""A sentence without any of them is no allegation by its words."""

NOBODY = _words("no nobody none neither whoever anyone")
"""First words of those who neither allege nor are accused."""
NO_CLAIMANTS = NOBODY | _words("i we you what let")
"""First words of subjects that allege nothing; `I believe` is the author's opinion."""
QUANTIFIERS = _words("some many most few several both")
"""Determiners that may stand alone."""
PLURAL = QUANTIFIERS | _words("they people men women children police and")
"""What makes a subject plural, but for an -s at the end of a word."""
NOMINATIVE = _words("i he she it they we you who")
PRONOUNS = NOMINATIVE | _words("me him her it them us whom")
PERSONAL = _words("he she they it this who him her them")
"""Pronouns that may stand for a claimant, for want of a noun."""
POSSESSIVE = _words("my his her its their our your whose")
DEFINITE = POSSESSIVE | _words("the this these those both")
DETERMINERS = DEFINITE | _words("a an some many most several few all each every any no another one other")

BE = _words("is are was were be been being isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t 's ’s")
AUXILIARIES = BE | _words(
    """
    has have had having hasn't haven't hadn't hasn’t haven’t hadn’t 've 'd ’ve ’d
    do does did doesn't don't didn't doesn’t don’t didn’t stands stand stood
    will would can could may might shall should must cannot can't won't couldn't wouldn't won’t can’t couldn’t
    wouldn’t 'll 're 'm ’ll ’re ’m
    """
)
"""What a group of verbs may begin with; `stands accused` among them."""
ADVERBS = _words(
    """
    not never long also since now still again already even just often once always later then soon twice
    too ever only first earlier thus therefore instead yesterday today tomorrow recently meanwhile however
    moreover nevertheless yet so perhaps furthermore
    """
)
"""Those that do not end in -ly, and adverbs of time."""
SEEKING = _words(
    """
    seek seeks sought try tries tried continue continues continued appear appears appeared seem seems seemed
    begin begins began go goes going
    """
)
"""Verbs before an infinitive with the same subject: `sought to blame`."""

PREPOSITIONS = _words(
    """
    of in on at by for from with without about against between among into onto over under through during
    before after until since near behind beyond within across along around despite inside outside towards
    toward upon via as like than to amid beside besides below above
    """
)
ATTACHING = _words("of in at from for near")
"""Prepositions that bind a noun to the one before it: `officials in Kyiv`."""
LINKS = _words("and or but nor &")
RELATIVES = _words("who which whom whose that")
BREAKS = RELATIVES | _words(
    "because when while if whether although though unless where what why how once but yet so nor there here"
)
"""Words that no noun phrase goes across."""

DAYS = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december
    """
)
PAST = _words("last next this earlier late early")
PERIODS = _words("night week month year morning evening summer winter spring autumn weekend")

VERBS = _words(
    """
    knew took gave came went made got saw became began broke brought built bought caught chose drew drank
    drove ate fell fought found flew forgot grew hid hit held kept laid led left lost meant met paid put ran
    rose sank sang sat sold sent shook shot slept spoke spent stole stood swore taught threw tore understood
    won wore wrote told said heard felt rode woke blew bore dealt dug fed fled forbade forgave froze hung lent
    lit rang slid sprang stuck struck swept swung wept withdrew withheld overthrew undertook misled rebuilt
    knows takes gives comes goes makes gets sees becomes begins breaks brings builds buys chooses draws drives
    falls fights finds flies grows hides hits holds keeps lays leads leaves loses means meets pays puts runs
    rises sells sends shoots speaks spends steals teaches throws understands wins wears writes tells says
    wants wanted owns owes needs tries uses seems appears remains lacks lies lied intends refuses plans hopes
    helps allows follows lives moves plays believes belongs provides contains includes know take give come go
    make get see become begin bring choose hide hold keep lose mean pay seem appear remain want own believe
    allow lie include provide ought let lets set cut shut cost spread hurt read deserve deserves exist exists
    fail fails ignore ignores prefer prefers
    """
)
"""Finite verbs that no ending gives away."""
NOT_PAST = _words("hundred indeed speed breed need kindred sacred naked wicked exceed proceed succeed")
"""Words in -ed that are no past tense."""

ENGLISH = _words("the a an of to that is are was were had has have and by for with on at it he she they not")
FOREIGN = _words(
    """
    le la les des du est une et dans pour der die das und ist nicht den dem ein eine el los las que y en un
    het een van zijn il lo gli che di per os da em uma
    """
)
"""Small words of languages that share letters with English, as they are written within a sentence."""
