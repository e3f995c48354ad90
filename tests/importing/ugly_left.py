"""Sheets that hold nobody who came: surveys, and others that are left; never taken for people or attendance."""

from tests.importing.ugly import Case, day

SURVEYS = (
    Case(
        name="Microsoft Forms in English, with names and addresses",
        rows=[
            ["ID", "Start time", "Completion time", "Email", "Name", "How useful was it? (1-5)", "What next?"],
            [1, day(3, 14, 10, 1), day(3, 14, 10, 4), "anna@exempel.se", "Anna Berg", 4, "More;Less;"],
        ],
        kind="survey",
    ),
    Case(
        name="Microsoft Forms in Finnish, told by its first columns",
        rows=[
            ["Tunnus", "Alku", "Loppu", "Sähköposti", "Nimi", "Arvosana", "Terveiset"],
            [1, day(3, 14, 10, 1), day(3, 14, 10, 4), "anonymous", "Anna Berg", 4, "Kiitos"],
            [2, day(3, 14, 10, 2), day(3, 14, 10, 9), "anonymous", "Per Dahl", 5, "Hyvä"],
        ],
        kind="survey",
    ),
    Case(
        name="Google Forms in Swedish, with a name asked for",
        text="Tidstämpel,Namn,Vad tyckte du?,Vad vill du veta mer om?\n"
        '2017-03-14 10:02:11,Anna Berg,4,"Upphandling, Ekonomi"\n',
        file="Utvärdering.csv",
        kind="survey",
    ),
    Case(
        name="SurveyMonkey with two rows of heading",
        rows=[
            [
                "Respondent ID",
                "Collector ID",
                "Start Date",
                "End Date",
                "Email Address",
                "First Name",
                "Last Name",
                "Your role",
                None,
            ],
            [None, None, None, None, None, None, None, "Response", "Other (please specify)"],
            [1, 7, day(3, 14, 10, 1), day(3, 14, 10, 4), "anna@exempel.se", "Anna", "Berg", "Employee", None],
        ],
        kind="survey",
    ),
    Case(
        name="LimeSurvey with codes for headings",
        text='"id";"submitdate";"lastpage";"startlanguage";"seed";"Q1";"Q2[SQ001]";"Q2[SQ002]"\n'
        '"1";"2017-03-14 10:04";"2";"sv";"99";"4";"Y";""\n',
        file="results-survey.csv",
        kind="survey",
    ),
    Case(
        name="Mentimeter, the heading some way down",
        rows=[
            ["Frukostmöte 2017-03-14"],
            ["Exported"],
            [],
            ["Voter", "Session", "How do you feel?: Answer", "One word: Answer"],
            ["Voter 1", 1, "Good", "Hope"],
            ["Voter 2", 1, "Fine", "Work"],
        ],
        sheet="Voters",
        kind="survey",
    ),
    Case(
        name="Enalyzer with labels",
        rows=[["Respondent", "Response status", "Kön", "Hur nöjd är du"], ["Anna Berg", "Complete", "Kvinna", "Nöjd"]],
        kind="survey",
    ),
    Case(
        name="a tool that nobody knows: most headings are questions",
        rows=[
            ["Namn", "Hur nöjd är du med frukostmötet?", "Vad var bäst?", "Kommer du igen?"],
            ["Anna Berg", 4, "Kaffet", "ja"],
            ["Per Dahl", 5, "Samtalen", "ja"],
        ],
        file="frukostmöte 2017-03-14.xlsx",
        kind="survey",
    ),
)

OTHERS = (
    Case(
        name="instructions in running text",
        rows=[
            ["Så fyller du i listan"],
            ["Skriv ett namn på varje rad och sätt ett kryss när personen kommer."],
            ["Skicka listan till processledaren senast 14 mars 2017."],
        ],
        kind="",
    ),
    Case(
        name="a table that explains the columns of another sheet",
        rows=[
            ["Kolumn", "Namn", "Förklaring"],
            ["Namn", "Namn", "För- och efternamn"],
            ["Organisation", "Organisation", "Där personen arbetar"],
            ["E-post", "E-post", "Adress"],
        ],
        kind="",
    ),
    Case(
        name="lists of choices",
        rows=[["Roller", "Kommuner"], ["Medarbetare", "Gävle"], ["Politiker", "Bollnäs"], ["Annan", "Ljusdal"]],
        kind="",
    ),
    Case(
        name="names of enterprises and places down a column are no people",
        rows=[["Nya Verkstan AB"], ["Föreningen Humlan"], ["Region Gävleborg"], ["Bollnäs Bostäder AB"]],
        kind="",
    ),
)
