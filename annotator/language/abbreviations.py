"""Abbreviations by what comes after them, and the words that tell a new sentence.

Case counts. An entry is what stands before its last dot; spaced ones (`z. B.`) are entered without the space.
"""

_TITLES = """
    Mr Mrs Ms Mx Dr Drs Pr Prof Profs Assoc Asst Sec Gens Lt Col Cols Maj Capt Cpt Cpl Sgt Cmdr Cdr
    Comdr Adm Brig Pvt Pfc Spc Rev Revd Hon Sen Sens Rep Reps Gov Govs Pres Supt Insp Det Atty Messrs
    Amb Msgr St Ste Sts Mt Ft Fr Br Bro Wm Chas Geo Jas Thos Robt Hr Hrn Frl Dipl Ing Hl M MM Mme Mlle
    Mgr Sr Sra Sres Srta Dña Excmo Dra Gral Lic EE д-р Д-р проф Проф акад Акад ул пр-т тов гос доц инж
    г-н г-жа Rt Lieut Sto Sta Ntra Sig Dott Avv
"""
_LINKS = """
    e.g E.g i.e I.e cf Cf viz vs Vs v ca Ca c approx incl excl esp resp a.k.a w.r.t z.B Z.B d.h D.h u.a
    i.d s.o s.u v.a m.E o.g sog vgl Vgl bzw evtl ggf inkl exkl zzgl bspw einschl gem etw geb gest p.ex
    c.-à-d av apr p.ej ej т.е т.н т.к напр aprox ap
"""
_NUMBERED = """
    No Nos no nos Nr Nrn nr núm Núm N° n° p pp P pg Fig Figs fig figs Vol Vols vol vols Ch ch Chap chap
    Sect sec Art Arts art Eq Eqs Tab Ex cap Cap Par par Para § Ed ed Bd Bde Abb Abs Anm Kap Jg Ziff Tel
    tel pág págs Pág d b r fl pop est Rs ft App app Op op ver стр с рис табл гл пп ч № ст п т д кв корп
    ext Ext Apt Rm Rte Núm ок
"""
_CALENDAR_WORDS = """
    Sun Sat Mar janv févr avr juil sept oct nov déc ene abr ago sep dic янв фев февр апр авг сент окт
    нояб дек
"""
_CALENDAR = """
    Jan Feb Febr Apr Jun Jul Aug Sep Sept Oct Okt Nov Dec Dez Mon Tue Tues Wed Thu Thur Thurs Fri
"""
_PLACES = """
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev
    Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Ave Blvd Rd Hwy Sq Bldg Str UU обл им пл св гр о р-н
    Wisc Av Avda
"""
_CORPORATE = "Inc Corp Ltd Co Cos Bros LLC Plc plc PLC Pty Cía Dept Univ Inst Natl Intl Hrsg"
_AFTER_NAMES = "Jr Sr Jnr Snr Esq al Gen Chr Ud Uds Vd Jh Jhd Mio Mrd Tsd Std тыс млн млрд гг вв"
_TONGUES = """
    lat griech engl frz franz ital russ arab türk poln hebr dt ehem urspr
    англ нем фр франц лат греч др-греч итал исп яп араб укр
"""

NEVER_LAST = frozenset((_TITLES + _LINKS).split())
"""A name or a phrase follows; no sentence ends here."""

BEFORE_NUMBER = frozenset((_NUMBERED + _CALENDAR_WORDS).split())
"""No sentence ends between these and a number; else they are words as any other."""

SELDOM_LAST = frozenset(" ".join([_CALENDAR, _PLACES, _CORPORATE, _AFTER_NAMES, _TONGUES]).split())
"""A sentence ends here only if the next word often opens one; so with initials and with dotted letters."""

ABBREVIATIONS = NEVER_LAST | BEFORE_NUMBER | SELDOM_LAST

OFTEN_LAST = frozenset(["a.m", "p.m", "A.M", "P.M", "т.д", "т.п", "u.ä", "o.ä"])
"""Dotted letters after which any capital opens a sentence."""

_CLOCK = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Eastern Central Pacific ET EST EDT CT CST
    CDT MT MST MDT PT PST PDT GMT UTC BST CET
"""
AFTER_CLOCK = frozenset(_CLOCK.split())
"""Except these, which go on with `8 p.m.`"""

_LABELLED = """
    vitamin vitamine vitamina plan type typ tipo class classe clase klasse group groupe grupo gruppe
    hepatitis appendix section figure table phase grade part вариант группа план
"""
LABELLED = frozenset(_LABELLED.split())
"""The letter after these is no initial: `Plan B.`"""

PARTICLES = frozenset(["De", "Du", "Le", "La", "El"])
"""Words that open sentences, but names as well: `J. Le Goff`."""

_MONTHS = "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
AFTER_ORDINAL = frozenset((_MONTHS + " Jahrhundert Jahrhunderts Jh Jhd").split())
_BEFORE_ORDINAL = """
    am Am im Im vom Vom zum Zum zur Zur beim Beim der Der die Die das Das des Des dem Dem den Den bis
    seit Seit ab ihr Ihr ihre ihrem ihren ihrer ihres sein Sein seine seinem seinen seiner seines mein
    Mein meinem meinen meiner unser unserem unseren unserer diesem diesen dieser jedem jeden
    jeder ein eine einem einen einer
"""
BEFORE_ORDINAL = frozenset(_BEFORE_ORDINAL.split())
"""German words: between these and a capital, `3.` means third."""

_ENGLISH = """
    Nobody Somebody Everybody Anyone Someone Everyone Nothing Something Everything
    The This That These Those He She It We They You I A An In On At As By For From With But And Or So If
    When While Where Who What Why How Since After Before Although Though Because Once Until Unless There
    Here Then Thus Hence His Her Its Their Our My Your Some Many Most Much Several Such No Not Now Yet
    Still Also Another Other Others Both Each Every All Any One Two Three However Moreover Furthermore
    Meanwhile Nevertheless Instead According During Despite Through Between Even Only Just Perhaps Maybe
    Please Is Are Was Were Do Does Did Has Have Had Can Could Would Should To Of Let Today Yesterday
"""
_GERMAN = """
    Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ihr Ich Im Am An Auf Aus Bei Mit
    Nach Seit Von Vor Zu Zum Zur Für Über Durch Gegen Und Oder Aber Doch Denn Wenn Als Wie Was Wer Wo Da
    Dann Daher Dabei Dies Diese Dieser Dieses Diesen Sein Seine Nur Noch Nun Auch Heute Trotz Während
    Nachdem Bereits Später
"""
_FRENCH = """
    Le La Les Un Une Du De Il Elle Ils Elles On Nous Vous Je Tu Ce Cet Cette Ces Son Sa Ses Leur Leurs
    Dans En Au Aux Pour Par Sur Sous Avec Sans Mais Et Ou Si Quand Lorsque Comme Depuis Après Avant
    Selon Ainsi Cependant Puis
"""
_SPANISH = """
    El Los Las Lo Una Unos Su Sus Este Esta Estos Estas Ese Esa Para Por Con Sin Pero Y O Cuando Como
    Desde Según También Tras Entre Hasta Aunque Además Durante Se Del
"""
_RUSSIAN = """
    В Во На С Со К По О Об От До За Из Из-за У При Для Под Над Без Через После Перед И А Но Или Он Она
    Оно Они Мы Вы Я Это Этот Эта Эти Тот Та Те Его Её Ее Их Как Когда Если Что Чтобы Кто Где Так Также
    Однако Затем Потом Поэтому Не Все Всё Весь Уже Ещё Еще Был Была Было Были
"""
STARTERS = frozenset((_ENGLISH + _GERMAN + _FRENCH + _SPANISH + _RUSSIAN).split())
"""Words that, with a capital in the middle of a line, most likely open a sentence."""
