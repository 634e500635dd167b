package pk.gov.nsor.benchmark.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the paper register of a province, typed by several hands: clean, or of uneven quality. In the uneven one headings are
 * misspelt, one CNIC in five is missing, days are written in five ways and some cannot be, names are respelt, courts and stations
 * have names that nobody knows, and one line in thirty is of somebody who stands there already. All CNICs begin with 9.
 */
final class PaperRegister {

    private static final String CLEAN =
            "Court,Case No,FIR No,Police Station,District,Name,Father's Name,Gender,Date of Birth,CNIC,Date of Offence,Date of Judgment,Victim Age,Victim Sex,Sections,Address,Home District";
    private static final String UNEVEN =
            "COURT,case no.,F.I.R. No,Polce Station,Distrct,NAME,Fathers  Name,Gendre,D.O.B.,C.N.I.C No,Date of Offense,Date of Judgemnt,Victim Age,Victim Gender,U/S,Adress,Home District";

    private static final List<String> FIRST = List.of(
            "Muhammad",
            "Ahmed",
            "Ali",
            "Imran",
            "Tariq",
            "Asif",
            "Nadeem",
            "Waseem",
            "Kashif",
            "Bilal",
            "Shahid",
            "Akram",
            "Javed",
            "Naveed",
            "Rashid",
            "Khalid",
            "Zahid",
            "Faisal",
            "Usman",
            "Hamza");
    private static final List<String> SYLLABLES = List.of(
            "ba", "ri", "sha", "mo", "ka", "ni", "zo", "ful", "da", "mir", "go", "ta", "lu", "pe", "jan", "qa", "we",
            "hus", "yo", "cha");
    private static final List<String> WRITTEN =
            List.of("d-M-uuuu", "dd/MM/uuuu", "dd.MM.uuuu", "d MMM uuuu", "uuuu-MM-dd");

    private final Random random;
    private final boolean isUneven;
    private final long series;

    private PaperRegister(long seed, boolean isUneven) {
        this.random = new Random(seed);
        this.isUneven = isUneven;
        this.series = Math.floorMod(seed, 90_000L);
    }

    static Path write(Path file, int lines, long seed, boolean isUneven) throws IOException {
        PaperRegister register = new PaperRegister(seed, isUneven);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write((isUneven ? UNEVEN : CLEAN) + "\n");
            String before = "";
            for (int line = 0; line < lines; line++) {
                String written = register.isUneven && line > 0 && register.random.nextInt(30) == 0
                        ? before.replaceFirst("SC [0-9]+/", "SC 9" + line + "/")
                        : register.line(line);
                out.write(written + "\n");
                before = written;
            }
        }
        return file;
    }

    private String line(int number) {
        LocalDate offence = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(2500));
        LocalDate judgment = offence.plusDays(100 + random.nextInt(900));
        String cnic = "9%04d%08d".formatted(series % 10_000, 10_000_000L + number * 10L + series % 10);
        boolean isMissing = isUneven && random.nextInt(5) == 0;
        return String.join(
                ",",
                oneIn(40) ? "Some Court" : "sessions-court-lahore",
                "SC " + (number + 1) + "/" + judgment.getYear(),
                (number + 1) + "/" + offence.getYear(),
                oneIn(40) ? "P.S. Nowhere" : "city-police-station-lahore",
                "Lahore",
                name(),
                oneIn(50) ? "" : name(),
                oneIn(3) ? "M" : "Male",
                oneIn(60) ? "abt 40 yrs" : day(LocalDate.of(1955, 1, 1).plusDays(random.nextInt(15_000))),
                isMissing ? "" : oneIn(80) ? "9.35E+12" : cnic,
                day(offence),
                oneIn(80) ? "31-02-2022" : day(judgment),
                oneIn(2) ? "Adult" : "Child",
                "F",
                oneIn(3) ? "u/s 376 PPC" : "PPC 376",
                "House " + random.nextInt(900) + " Mohalla Noor",
                "Lahore");
    }

    /** Of the uneven register alone. */
    private boolean oneIn(int many) {
        return isUneven && random.nextInt(many) == 0;
    }

    private String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(
                isUneven ? WRITTEN.get(random.nextInt(WRITTEN.size())) : WRITTEN.getFirst(), Locale.ENGLISH));
    }

    private String name() {
        StringBuilder last = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            last.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return FIRST.get(random.nextInt(FIRST.size())) + " " + Character.toUpperCase(last.charAt(0))
                + last.substring(1);
    }
}
