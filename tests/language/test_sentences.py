"""Sentences as they stand in real prose, language by language: each list, joined, comes apart into itself."""

import pytest

from annotator.language.segmentation import segment

NAMES_AND_TITLES = [
    ["Maj. Gen. Ruth Hale and Lt. Col. Ivo Brandt testified.", "Sen. Ortiz chaired the panel."],
    ["J. R. Smith and A. B. C. Doe wrote the report.", "It ran to 400 pages."],
    ["George W. Hill and J.K. Moor met Mr. and Mrs. Obi at St. Paul's.", "Nobody took notes."],
    ["Rep. Ana Ruiz, D-N.Y., met Gov. Tom Lee on Jan. 6.", "Both declined to comment."],
    ["Acme Inc. and Widgets Ltd. merged.", "Acme Inc. Chief Executive Pat Lee resigned."],
    ["He works for Acme Corp.", "The firm declined to comment."],
    ["Samuel King Jr. Boulevard was closed.", "So was the bridge."],
    ["MR. HALE AND DR. OBI MET ON JAN. 5 IN ST. LOUIS.", "THEY SHOOK HANDS."],
    ["She holds a Ph.D. in law.", "He has an M.D.", "They met at Yale."],
]

PLACES_AND_TIMES = [
    ["The talks began on Sept. 30, 2015, in Geneva.", "They ended without a deal."],
    ["The U.S. Treasury froze the accounts.", "The U.S. also expelled two envoys."],
    ["He grew up in the U.S.", "The family moved there in 1971."],
    ["She lives in Springfield, Ill., with a cat.", "He moved to Boston, Mass.", "They write."],
    ["The vote is at 8 p.m. Monday.", "Doors open at 7 p.m.", "Bring a friend."],
    ["It is broadcast at 9 p.m. ET and 6 a.m. GMT.", "Nobody watches."],
    ["At 5 a.m. Mr. Hale left.", "By noon he was back."],
]

NUMBERS_AND_REFERENCES = [
    [
        "Rain fell early.[^1]",
        "A wet June followed.[^note]",
        "Seal the archive of the T.P.A.",
        "Nobody else will.",
    ],
    ["Prices rose 3.5 percent, to $1.2 billion.", "Wages rose 0.4 percent."],
    ["See No. 5, p. 4, and Fig. 2 in vol. 3.", "The rest is silence."],
    ["Did you say no?", "No.", "I said maybe."],
    ["It began in 1999.", "In 2000 it grew.", "It ended in 2001.", "42 people came."],
    ["Smaller parties, e.g. the Greens, i.e. the left, voted against.", "Others abstained."],
    ["Keller et al. (2019) disagree.", "So do Ruiz et al. in their reply."],
    ["She bought pens, paper, etc. and left.", "He brought food, drink, etc.", "Nobody was hungry."],
    [
        "The result was replicated.[12]",
        "Others failed.[3,4] [7–9]",
        "It is unclear why. [5]",
        "Work goes on.",
    ],
    ["The claim was withdrawn. [citation needed]", "Nobody said why. [...]", "The end."],
    ["The case is Hale v. Obi.", "It is cited in Doe vs. Roe."],
    ["Section 4.2.1 applies.", "Version 1.0.3 is out."],
    ["1. The first point.", "2. The second point."],
    ["We are left with Plan B.", "Nothing else will do."],
    ["The prize went to The Long Night (2012).", "It was his last."],
    ["Is it on the shelf? (2012) is the better edition."],
]

QUOTATIONS = [
    ['"Why?" he asked.', '"Because," she said, "it is late."'],
    ['"Stop!" the guard shouted.', "Nobody did."],
    ["“Are you certain?” Mr. Hale asked.", "“Yes.”"],
    ["“Who is it?” I asked.", "“Nobody!”", "The door fell shut."],
    ["“We won.", "We will win again.", "Nobody can stop us,” he said."],
    ["The minister said: “We are done.”", "“That is all.”", "He left."],
    ["He called it 'a farce.'", "They called it 'justice'."],
    ["She left (at about 5 p.m.) for home.", "(He stayed.)", "[Both declined to comment.]"],
    ["He said “No way!” and left.", "The film “Who Goes There?” was shown."],
]

MARKS = [
    ["Well... maybe not.", "I thought...", "Never mind.", "So it goes…", "Then again…"],
    ["She read out the names . . . and sat down.", "The room was silent."],
    ["You did what?!", "Really?!", "Yes!!!", "OK."],
    ["Yahoo! is a company.", "So is Yum!", "Both pay tax."],
    ["It was odd (!) but true.", "Was it (?) planned."],
    ["The file is at https://example.org/a.b?c=d.e#f.", "Get it."],
    ["Write to jo.doe@mail.example.com or see www.example.com.", "Do it today."],
    ["More is on our page.", "https://example.org/more"],
    ["Node.Js and System.Out are names.", "So is .NET."],
    ["Apple unveiled a phone.", "iPhone sales rose."],
    ["We made it! :-)", "See you there."],
]

GERMAN = [
    ["Am 3. Oktober 1990 endete die Teilung.", "Das war im 20. Jahrhundert."],
    ["Der 2. Weltkrieg begann am 1. September.", "Am 15. Mai kam er zurück."],
    ["Nach dem II. Weltkrieg gab es eine 2. Chance.", "Sie kam spät."],
    ["Sie gewann zum 3. Mal die Liga.", "Ihr 80. Geburtstag ist morgen."],
    ["Dr. Anna Weiß und Prof. Dr. Karl Voß kamen, z. B. um 8 Uhr, d. h. früh.", "Sie gingen bald."],
    ["Das kostet ca. 3 Mio. Euro bzw. 4 Mrd. Yen.", "Niemand zahlt."],
    ["„Komm!“, rief er.", "„Nein.“", "Dann ging sie."],
    ["»Wer ist da?«, fragte sie.", "»Ich.«"],
    ["Er starb 14 n. Chr. in Nola.", "Geboren wurde er 63 v. Chr. in Rom."],
    ["Er wohnt in der Berliner Str. 5 in Köln.", "Die Nr. 7 ist frei."],
    ["Es gab Äpfel, Birnen usw.", "Alle aßen."],
    ["Das Dorf (lat. Vicus) liegt am Rhein.", "Es ist alt."],
    ["Papst Johannes Paul II. reiste viel.", "Er war alt."],
]

FRENCH = [
    ["M. Dupont et Mme Durand sont venus.", "Le Dr Roux aussi."],
    ["« Vous venez ? » demanda-t-il.", "« Non ! »", "Il partit."],
    ["Il naquit en 50 av. J.-C. à Rome.", "Il mourut en 14 apr. J.-C. à Nola."],
    ["Pourquoi ?", "Parce que c'est tard !", "C'est tout."],
    ["MM. Petit et Grand ont signé, cf. p. 12 et art. 5.", "L'accord tient."],
    ["L'œuvre de J.-J. Rousseau plaît.", "J. Le Goff l'a lue."],
    ["Il y avait des pommes, des poires, etc.", "Ils étaient sept.", "Puis ils partirent."],
]

SPANISH = [
    ["El Sr. Pérez y la Sra. Díaz llegaron.", "El Dr. Ruiz no."],
    ["¿Por qué?", "¡Porque sí!", "¿Y tú?"],
    ["Los EE. UU. firmaron.", "México, no."],
    ["Nació en 50 a. C. en Roma.", "Murió en 14 d. C. en Nola."],
    ["Véase la pág. 5, núm. 3.", "Hay manzanas, peras, etc.", "Nadie come."],
    ["—¿Vienes? —preguntó él.", "—No.", "Ella se fue."],
    ["Mide 1,80 m.", "El otro, 1,70.", "Son 133,45 hab. / km²."],
]

RUSSIAN = [
    ["А. С. Пушкин родился в 1799 г. в Москве.", "Он умер в 1837 г.", "Похоронен он под Псковом."],
    ["В 1812 г. Наполеон вторгся в Россию.", "Это было летом."],
    ["Он жил на ул. Ленина, д. 5, кв. 7.", "Потом уехал."],
    ["В 1941—1945 гг. Ленинград голодал.", "Столица (англ. London) далеко."],
    ["Купили хлеб, соль и т. д.", "Всё съели.", "Остались крошки и т.п.", "Их смели."],
    ["«Кто там?» — спросил он.", "«Я».", "Он открыл."],
    ["Завод им. Кирова закрыт.", "Он помог им.", "Они уехали."],
    ["Город основан в 300 г. до н. э.", "Он стоит до сих пор, т. е. уже долго."],
]

ARABIC = [
    ["وصل الرئيس إلى القاهرة يوم الأحد.", "وقال إنه سيبقى أسبوعا."],
    ["هل تعرف السبب؟", "لا أعرف!", "ربما غدا."],
    ["قال د. أحمد زكي إن النتائج جيدة.", "وكتب أ. د. محمد علي المقال."],
    ["بلغت النسبة 3.5 في المئة.", 'وقال "لا."', "ثم جلس."],
    ["یہ ایک جملہ ہے۔", "یہ دوسرا ہے۔"],
]

CHINESE = [
    ["他昨天来了。", "我们都很高兴！", "你呢？"],
    ["他说：“我走了。”", "然后他走了。"],
    ["“你是谁？”他问。", "“我是老师。”"],
    ["增长了3.5%。", "共计1.2亿元。"],
    ["他看了《你好，李焕英！》这部电影。", "很好看。"],
    ["「我不去。」他說。", "「為什麼？」"],
    ["太好了!", "我们走吧。"],
    ["今日は雨です。", "「行くよ。」と彼は言った。"],
]


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in segment(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        *NAMES_AND_TITLES,
        *PLACES_AND_TIMES,
        *NUMBERS_AND_REFERENCES,
        *QUOTATIONS,
        *MARKS,
        *GERMAN,
        *FRENCH,
        *SPANISH,
        *RUSSIAN,
        *ARABIC,
    ],
)
def test_prose_comes_apart_into_its_sentences(sentences: list[str]) -> None:
    assert parts(" ".join(sentences)) == sentences


@pytest.mark.parametrize("sentences", CHINESE)
def test_scripts_without_spaces_come_apart_at_their_stops(sentences: list[str]) -> None:
    assert parts("".join(sentences)) == sentences
    assert parts(" ".join(sentences)) == sentences


def test_a_quotation_of_several_sentences_is_cut_inside_in_any_language() -> None:
    assert parts("Er sagte: „Ich gehe. Du bleibst.“ Sie blieb.") == [
        "Er sagte: „Ich gehe.",
        "Du bleibst.“",
        "Sie blieb.",
    ]
    assert parts("Il a dit : « Je pars. Tu restes. » Elle resta.") == [
        "Il a dit : « Je pars.",
        "Tu restes. »",
        "Elle resta.",
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left.The others stayed.", ["He left.", "The others stayed."]),
        ("Was it him?Nobody knows.", ["Was it him?", "Nobody knows."]),
        ("thanks for the book. it was great! see you", ["thanks for the book.", "it was great!", "see you"]),
    ],
)
def test_careless_writing_is_cut_too(text: str, sentences: list[str]) -> None:
    assert parts(text) == sentences


def test_a_sentence_is_a_span_of_the_unchanged_text() -> None:
    text = "\ufeff Émile slept.\u00a0\u00a0 😀 laughed.\r\n"
    assert parts(text) == ["\ufeff Émile slept.", "😀 laughed."]


def test_the_number_of_a_heading_is_no_sentence() -> None:
    assert parts("# Grain\n\n## 1. The harvest\n\nIt rained.") == [
        "# Grain",
        "## 1. The harvest",
        "It rained.",
    ]
