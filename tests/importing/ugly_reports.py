"""Reports of Teams, Zoom and Google Meet, old and new, in several languages; invented people."""

from tests.importing.ugly import Case, day

NEW = (
    "1. {a}\n{b}\tDigital information om ASF\n{c}\t3\n{d}\t{start}\n{e}\t{end}\n{f}\t1 h 2 m\n\n2. {g}\n"
    "{heading}\n{rows}\n\n3. {h}\n{heading2}\n{again}\n"
)


def _teams(words: str, heading: str, start: str, end: str, joined: str, left: str, length: str) -> str:
    keys = dict(zip("abcdefgh", words.split("|"), strict=True))
    people = [("Anna Berg (Bollnäs kommun)", "anna@exempel.se"), ("Dahl, Per", "per@exempel.se"), ("Eva Ek (Gäst)", "")]
    rows = "\n".join(f"{name}\t{joined}\t{left}\t{length}\t{mail}\t{mail}\tX" for name, mail in people)
    return NEW.format(
        **keys, start=start, end=end, heading=heading, rows=rows, heading2=heading, again=rows.replace(length, "5 m")
    )


REPORTS = (
    Case(
        name="Teams' new report in Swedish, guests and companies in the names, the third part repeats them",
        text=_teams(
            "Sammanfattning|Mötesrubrik|Antal deltagare|Starttid|Sluttid|Mötets längd|Deltagare|Aktiviteter under möte",
            "Namn\tFörsta anslutning\tSenast lämnade\tLängd\tE-post\tDeltagar-ID (UPN)\tRoll",
            "2017-09-05 09:00:12",
            "2017-09-05 10:02:12",
            "2017-09-05 09:01:00",
            "2017-09-05 10:00:00",
            "59 m 3 s",
        ),
        encoding="utf-16",
        file="rapport.csv",
        header=9,
        new=3,
        events=1,
        gauges=(1, 3, 0, 1),
    ),
    Case(
        name="Teams' new report in English with the month first, without a byte-order mark",
        text=_teams(
            "Summary|Meeting title|Attended participants|Start time|End time|Meeting duration|"
            "Participants|In-Meeting Activities",
            "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
            "9/5/17, 9:00:12\u202fAM",
            "9/5/17, 10:02:12\u202fAM",
            "9/5/17, 9:01:00\u202fAM",
            "9/5/17, 10:00:00\u202fAM",
            "59m 3s",
        ),
        encoding="utf-16-le",
        file="report.csv",
        header=9,
        new=3,
        events=1,
        gauges=(1, 3, 0, 1),
    ),
    Case(
        name="Teams' new report in Finnish, told by its shape",
        text=_teams(
            "Yhteenveto|Kokouksen otsikko|Osallistujia|Aloitusaika|Päättymisaika|Kesto|Osallistujat|"
            "Toiminta kokouksessa",
            "Nimi\tEnsimmäinen liittyminen\tViimeinen poistuminen\tKokouksen kesto\tSähköposti\t"
            "Osallistujan tunnus\tRooli",
            "5.9.2017 klo 9.00.12",
            "5.9.2017 klo 10.02.12",
            "5.9.2017 klo 9.01.00",
            "5.9.2017 klo 10.00.00",
            "59 min 3 s",
        ),
        file="raportti.csv",
        header=9,
        new=3,
        events=1,
        gauges=(1, 3, 0, 1),
    ),
    Case(
        name="Teams' new report in German, saved again by Excel with semicolons",
        text=_teams(
            "Zusammenfassung|Besprechungstitel|Teilnehmer|Startzeit|Endzeit|Dauer|Teilnehmer|Aktivitäten",
            "Name\tErster Beitritt\tLetztes Verlassen\tBesprechungsdauer\tE-Mail\tTeilnehmer-ID (UPN)\tRolle",
            "05.09.2017, 09:00:12",
            "05.09.2017, 10:02:12",
            "05.09.2017, 09:01:00",
            "05.09.2017, 10:00:00",
            "59 Min. 3 Sek.",
        ).replace("\t", ";"),
        encoding="cp1252",
        file="bericht.csv",
        header=9,
        new=3,
        events=1,
        gauges=(1, 3, 0, 1),
    ),
    Case(
        name="Teams' new report in French, a word between day and time",
        text=_teams(
            "Résumé|Titre de la réunion|Participants présents|Heure de début|Heure de fin|Durée|Participants|Activités",
            "Nom\tPremière connexion\tDernière déconnexion\tDurée\tAdresse de courrier\tID de participant\tRôle",
            "05/09/2017 à 09:00:12",
            "05/09/2017 à 10:02:12",
            "05/09/2017 à 09:01:31",
            "05/09/2017 à 10:00:00",
            "59 min 3 s",
        ),
        encoding="utf-8-sig",
        file="rapport 2017-09-05.csv",
        header=9,
        new=3,
        events=1,
        gauges=(1, 3, 0, 1),
    ),
    Case(
        name="Teams' new report in Norwegian with its preamble cut off by hand",
        text="Navn\tFørste gang blitt med\tSiste gang forlatt\tVarighet i møtet\tE-postadresse\tDeltaker-ID\tRolle\n"
        "Anna Berg\t05.09.2017, 09:01:00\t05.09.2017, 10:00:00\t59 m\tanna@exempel.se\tanna@exempel.se\tPresentatør\n"
        "Per Dahl\t05.09.2017, 09:02:00\t05.09.2017, 10:00:00\t58 m\t\t\tDeltaker\n",
        file="digital information.csv",
        header=1,
        new=2,
        events=1,
        gauges=(0, 2, 0, 1),
    ),
    Case(
        name="Teams' old list, many rows a person, settled by AM and PM",
        text="Full Name\tUser Action\tTimestamp\nAnna Berg\tJoined before\t9/5/2017, 9:00:12 AM\n"
        "Anna Berg\tLeft\t9/5/2017, 9:20:12 AM\nAnna Berg\tJoined\t9/5/2017, 9:25:12 AM\n"
        "Per Dahl\tJoined\t9/5/2017, 9:05:00 AM\nPer Dahl\tLeft\t9/5/2017, 10:05:00 AM\n",
        encoding="utf-16",
        file="meetingAttendanceList.csv",
        header=1,
        new=2,
        duplicate=3,
        events=1,
        gauges=(0, 2, 0, 1),
    ),
    Case(
        name="Teams' old list with its heading lost",
        text="Anna Berg\tAnsluten\t2017-09-05 09:00:12\nAnna Berg\tLämnade\t2017-09-05 09:20:12\n"
        "Per Dahl\tAnsluten\t2017-09-05 09:05:00\n",
        file="frukostmöte.csv",
        header=0,
        new=2,
        duplicate=1,
        events=1,
        gauges=(0, 2, 0, 1),
    ),
    Case(
        name="Teams' report of the years between, a summary without numbers",
        text="Meeting Summary\nTotal Number of Participants\t2\nMeeting Title\tSeminarium upphandling\n"
        "Meeting Start Time\t4/20/2017, 9:00:12 AM\nMeeting End Time\t4/20/2017, 11:00:12 AM\n"
        "Meeting Id\t8f2c1d1a-0000-4e3c-9f0e-0123456789ab\n\n"
        "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\n"
        "Anna Berg\t4/20/2017, 9:00:12 AM\t4/20/2017, 11:00:12 AM\t2h\tanna@exempel.se\tOrganizer\tanna@exempel.se\n"
        "+46 70 123 45 67\t4/20/2017, 9:10:12 AM\t4/20/2017, 11:00:12 AM\t1h 50m\t\tAttendee\t\n",
        encoding="utf-16",
        file="attendance.csv",
        header=8,
        new=1,
        rejected=1,
        events=1,
        gauges=(0, 1, 0, 1),
        mend={10: {1: "Per Dahl"}},
    ),
    Case(
        name="a webinar: who registered and never came is not present",
        text="1. Summary\nMeeting title\tDigital information\nRegistered participants\t3\nAttended participants\t2\n"
        "Start time\t2017-09-05 09:00:00\nEnd time\t2017-09-05 10:00:00\n\n2. Participants\n"
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tRegistration Email\tRole\n"
        "Anna Berg\t2017-09-05 09:01:00\t2017-09-05 10:00:00\t59m\tanna@exempel.se\tAttendee\n"
        "Per Dahl\t2017-09-05 09:01:00\t2017-09-05 10:00:00\t59m\tper@exempel.se\tAttendee\n"
        "Eva Ek\t\t\t\teva@exempel.se\tAttendee\n",
        file="webinar.csv",
        header=9,
        new=3,
        events=1,
        gauges=(0, 2, 0, 1),
        says="no time of joining",
    ),
    Case(
        name="Zoom with its row of the meeting, joins and leaves, one person twice",
        text="Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"
        "812 3456 7890,Seminarium om upphandling,04/20/2017 09:00:00 AM,04/20/2017 11:00:00 AM,"
        "vard@exempel.se,120,3\n\n"
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
        "Anna Berg,anna@exempel.se,04/20/2017 09:01:00 AM,04/20/2017 09:30:00 AM,29,No\n"
        "Anna Berg,anna@exempel.se,04/20/2017 09:35:00 AM,04/20/2017 11:00:00 AM,85,No\n"
        "Per Dahl (iPhone),,04/20/2017 09:05:00 AM,04/20/2017 11:00:00 AM,115,Yes\n",
        file="participants_81234567890.csv",
        header=4,
        new=2,
        duplicate=1,
        events=1,
        gauges=(0, 2, 0, 1),
    ),
    Case(
        name="Zoom without that row, only minutes, the day in the file's name",
        text="Name (Original Name),User Email,Total Duration (Minutes),Guest\nAnna Berg,anna@exempel.se,59,No\n"
        "Per Dahl,,44,Yes\n",
        file="digital information 2017-09-05.csv",
        header=1,
        new=2,
        events=1,
        gauges=(0, 2, 0, 1),
    ),
    Case(
        name="Google Meet: hours without a day, the day in the file's name",
        text="First name,Last name,Email,Duration,Time joined,Time exited\n"
        "Anna,Berg,anna@exempel.se,59 min,9:01 AM,10:00 AM\n"
        "Per,Dahl,,44 min,9:16 AM,10:00 AM\n",
        file="2017-09-05 09_00 frukostmöte digitalt - Attendance Report.csv",
        header=1,
        new=2,
        events=1,
        gauges=(0, 2, 0, 1),
    ),
    Case(
        name="a report opened and saved in Excel, where moments are cells",
        rows=[
            ["2. Osallistujat"],
            ["Nimi", "Liittyi", "Poistui", "Kesto"],
            ["Anna Berg", day(9, 5, 9, 1), day(9, 5, 10, 0), "59 min"],
            ["Per Dahl", day(9, 5, 9, 2), day(9, 5, 10, 0), "58 min"],
        ],
        file="digital information.xlsx",
        header=2,
        new=2,
        events=1,
        gauges=(0, 2, 0, 1),
    ),
)
