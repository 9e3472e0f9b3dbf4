"""What a fact, an allegation and an opinion are, in a few lines, with the hard cases.

Grounded in the guidelines of PolNeAR (who is it attributed to), CheckThat! (is it subjective),
FactBank (how certain is it) and AVeriTeC (can it be checked).
"""

from annotator.domain.vocabulary import Label

PRINCIPLE = (
    "A label says how the text presents a claim, not whether the claim is true: the verdict says that."
)

LABELS = {
    Label.FACT: (
        "Records could settle it, and the author states it in his own voice.",
        "The bridge was closed for eleven days in March.",
    ),
    Label.ALLEGATION: (
        "Records could settle it, but someone else says it, or the author keeps a distance from it.",
        "The contractor is said to have known of the cracks.",
    ),
    Label.OPINION: (
        (
            "No record could settle it, whoever holds it: it judges, demands, mocks, reads a mind, "
            "or foretells without a date."
        ),
        "The inquiry came shamefully late.",
    ),
    Label.NONE: (
        "Nothing is claimed: headline without a verb, byline, caption, greeting, real question.",
        "Photo: City archive",
    ),
}
"""Per label its meaning and an example."""

QUESTIONS = (
    "Is anything claimed at all? No: no claim.",
    "One claim or several? Where the label changes, at who, but, because, a quotation mark: carve.",
    "Take loaded words away, and flag them. Can one check what remains and matters? No: opinion.",
    "Would two informed people who saw every record have to agree? No: opinion.",
    "Does the author vouch for it? Quoted, attributed, hedged, alleged, from unnamed officials: allegation.",
    "Otherwise: fact.",
    "In doubt for half a minute: between fact and allegation take allegation; else opinion, and flag it.",
    "Several claims in a sentence that is not carved: allegation goes before fact, and fact before opinion.",
)
"""To be asked in this order; the first answer counts."""

HARD_CASES = (
    (
        "The mayor, who had run the port, is said to have sold it.",
        "carve: he had run it, a fact; he sold it, an allegation of someone unnamed",
    ),
    ("“He stole it,” the mayor said.", "allegation; the mayor alleges"),
    ("“He is a crook,” the mayor said.", "opinion, the mayor's: an insult is no charge"),
    ("The mayor said that …", "the label of what he said, as he says it"),
    ("The mayor resigned, apologised, promised …", "fact: here the saying is the news"),
    ("The council passed it, the ministry banned it.", "fact: it is so once they do it"),
    ("The mayor denied that he took money.", "allegation: a denial keeps it alive"),
    ("The court found that he took money.", "fact as to the finding; the deed is the court's allegation"),
    (
        "The mayor revealed, admitted, knows that …",
        "fact with its source, unless the author doubts it",
    ),
    ("The mayor claimed, insisted, believes …", "allegation"),
    ("According to the census, 8,100 live there.", "fact: the record is itself the evidence"),
    ("A poll, a study, a report finds …", "allegation, held by those who made it"),
    ("Officials, critics, some say that …", "allegation, its holder as vague as the text leaves it"),
    ("He may well have known of it.", "allegation: hedged, yet it can be checked"),
    ("He will hope that it is forgotten.", "opinion: it reads a mind"),
    ("This will end badly.", "opinion: no date, no measure"),
    ("The bank expects 9 % inflation by June.", "allegation: dated and measured"),
    ("The vote is on 4 May.", "fact about what is planned"),
    ("How many more bridges must fall?", "opinion: it asks to make a point"),
    ("the largest bridge; the most important bridge", "fact; opinion"),
    ("There is no evidence that …", "fact, about the evidence"),
    ("a “truce”, the so-called republic", "the marks show distance, they are no source"),
    ("The state should pay.", "opinion: a demand"),
)
"""What is often asked, and the answer."""
