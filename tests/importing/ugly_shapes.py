"""People against dates, names without a heading, registers, and lists of events with head counts."""

from tests.importing.ugly import Case, day

MATRICES = (
    Case(
        name="people against dates, marks of both kinds, somebody without any, a column of sums",
        rows=[
            ["Nätverksträffar 2017"],
            [],
            ["Namn", "Organisation", day(2, 7), day(3, 14), day(4, 20), "Antal"],
            ["Anna Berg", "AF", "x", "x", "x", 3],
            ["Per Dahl", "FK", "X", None, "nej", 1],
            ["Eva Ek", "FK", None, None, None, 0],
            ["Summa", None, 2, 1, 1, 4],
        ],
        header=3,
        new=3,
        events=3,
        gauges=(2, 2, 0, 3),
    ),
    Case(
        name="people against events, the date and the title in one heading, no year",
        rows=[
            ["Efternamn", "Förnamn", "7/2 Informationsmöte IFO", "14/3 Frukostmöte", "20/4 Seminarium", "Roll"],
            ["Berg", "Anna", 1, 1, 0, "Tjänsteman"],
            ["Dahl", "Per", None, 1, None, "Politiker"],
            [None, None, 1, None, None, None],
        ],
        header=1,
        new=2,
        rejected=1,
        events=3,
        gauges=(0, 1, 1, 3),
        mend={4: {1: "Ek", 2: "Eva"}},
    ),
    Case(
        name="titles over the dates, names headed in the lower row",
        rows=[
            ["Närvaro våren 2017"],
            [None, None, "Frukostmöte", "Seminarium", "Mässa"],
            ["Deltagare", "Arbetsplats", "14 mars", "20 april", "11 maj"],
            ["Anna Berg", "AF", "ja", "nej", "ja"],
            ["Anna Berg", "AF", "ja", None, None],
            ["Per Dahl", "FK", "kanske", "ja", None],
        ],
        header=3,
        new=2,
        duplicate=1,
        events=3,
        gauges=(2, 2, 0, 3),
    ),
    Case(
        name="people against dates as text with semicolons, one date with nobody",
        text="Namn;Organisation;2017-03-14;2017-04-20;2017-12-24\nAnna Berg;AF;x;;\nPer Dahl;FK;;x;\n",
        file="matris.csv",
        header=1,
        new=2,
        events=2,
        gauges=(2, 2, 0, 2),
        says="nobody is marked",
    ),
)

BARE = (
    Case(
        name="names down a column under the event, no heading",
        rows=[["Frukostmöte i Bollnäs den 14 mars 2017"], [], ["Anna Berg"], ["Per Dahl"], ["Eva Maria Ek"]],
        header=0,
        new=3,
        events=1,
        gauges=(0, 3, 0, 1),
        says="no heading",
    ),
    Case(
        name="numbered names with their organisations and addresses, no heading, the event in the sheet's name",
        rows=[
            [1, "Anna Berg", "Arbetsförmedlingen", "anna@exempel.se"],
            [2, "Per Dahl", "Försäkringskassan", "per@exempel.se"],
            [3, "von Post, Fredrik", "Bollnäs kommun", None],
            [4, "Eva Ek", "AF", "eva@exempel.se"],
        ],
        sheet="Frukostmöte 2017-03-14",
        header=0,
        new=4,
        events=1,
        gauges=(3, 4, 0, 1),
        says="no heading",
    ),
    Case(
        name="names and nothing else are a register at most, and said to be a guess",
        rows=[["Anna Berg"], ["Per Dahl"], ["Eva Ek"], ["Lars Holm"]],
        kind="people",
        header=0,
        new=4,
        says="no heading",
    ),
)

REGISTERS = (
    Case(
        name="a register with a date of printing and a kind of event in its name",
        rows=[
            ["Kontaktlista Mysam", None, None, "Utskriven 2017-03-01"],
            [],
            ["Efternamn", "Förnamn", "Organisation", "E-post", "Mobil"],
            ["Berg", "Anna", "AF", "anna@exempel.se", "070-1"],
            ["BERG", "ANNA", "Arbetsförmedlingen", "ANNA@EXEMPEL.SE", None],
            ["Dahl", "Per", "FK", "per@exempel.se", "070-2"],
            [None, None, "FK", None, None],
        ],
        kind="people",
        header=3,
        new=2,
        duplicate=1,
        rejected=1,
        mend={7: {1: "Ek", 2: "Eva"}},
    ),
    Case(
        name="a register in English with capitals and odd spaces",
        text='sep=,\n"Contact person","Company","E-mail"\n"ANNA\u00a0BERG","AF","anna@exempel.se"\n'
        '"Per  Dahl","FK",""\n',
        encoding="utf-8-sig",
        file="contacts.csv",
        kind="people",
        header=2,
        new=2,
    ),
)

EVENTS = (
    Case(
        name="the association's own list: abbreviations, several organisations in a cell, one cancelled",
        rows=[
            ["Sammanställning insatser 2017"],
            ["Datum", "Aktivitet", "Ort", "Antal tjm", "Antal pol.", "Organisationer", "Anm."],
            ["7/2", "Informationsmöte socialnämnden", "Hudiksvall", 14, 5, "Hudiksvalls kommun, AF", None],
            [day(3, 14), "Frukostmöte", "Bollnäs", "12 st", None, "Bollnäs kommun; FK", "lyckat"],
            ["20 april", "Seminarium", "Gävle", "inställt", None, None, "sjukdom"],
            ["11/5", "Studieresa", "Malmö", 8, 1, "AF", None],
            ["Totalt", None, None, 34, 6],
        ],
        kind="events",
        header=2,
        new=4,
        events=4,
        gauges=(4, 34, 6, 2),
    ),
    Case(
        name="a list of events in English, one without a date and one that is not yet held",
        rows=[
            ["Type", "Title", "Date", "Place", "Participants", "Status"],
            ["Informationsmöte", "Info AF", "2017-02-07", "Gävle", 20, "held"],
            ["Seminarium", "Procurement", "2017-04-20", "Gävle", 30, "cancelled"],
            ["Mässa", "Fair", "TBA", "Gävle", 10, "planned"],
            ["Mässa", "Fair 2", "2017-11-30", "Gävle", None, "planned"],
        ],
        kind="events",
        header=1,
        new=3,
        rejected=1,
        events=3,
        gauges=(0, 20, 0, 1),
        mend={4: {3: "2017-05-11"}},
    ),
    Case(
        name="cancelled ones said in the title, in another order",
        rows=[
            ["Politiker", "Tjänstemän", "Rubrik", "Typ", "När"],
            [2, 9, "Info", "Informationsmöte", "2017-02-07"],
            [3, 11, "Frukostmöte (inställt)", "Frukostmöte", "2017-03-14"],
        ],
        kind="events",
        file="aktiviteter.xlsx",
        header=1,
        new=2,
        events=2,
        gauges=(0, 9, 2, 1),
    ),
)
