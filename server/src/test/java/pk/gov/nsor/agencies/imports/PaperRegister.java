package pk.gov.nsor.agencies.imports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import pk.gov.nsor.agencies.intake.CourtMessages;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.testing.Samples;

/** Lines of a province's paper register, of people nobody else's tests use. */
public final class PaperRegister {

    public static final String HEADINGS =
            "Court,Case No,FIR No,Police Station,District,Name,Father's Name,Gender,Date of Birth,CNIC,Date of Offence,Date of Judgment,Victim Age,Victim Sex,Sections";

    private static final DateTimeFormatter BORN = DateTimeFormatter.ofPattern("d-M-uuuu");

    private PaperRegister() {}

    public static String line() {
        return line(Samples.cnic(), "15-01-2023");
    }

    public static String line(Cnic cnic, String judgment) {
        return line(cnic.formatted(), judgment, "PPC 376");
    }

    static String line(String cnic, String judgment, String sections) {
        return String.join(
                ",",
                "sessions-court-lahore",
                "SC " + CourtMessages.id(),
                "123/2022",
                "city-police-station-lahore",
                "Lahore",
                "Akbar " + CourtMessages.word(),
                CourtMessages.word() + " " + CourtMessages.word(),
                "Male",
                "1-5-1990",
                cnic,
                "2 March 2022",
                judgment,
                "Adult",
                "F",
                sections);
    }

    public static String file(String... lines) {
        return HEADINGS + "\n" + String.join("\n", lines) + "\n";
    }

    /** Each of somebody born on another day: nobody has to wait for anybody else. */
    public static String many(int lines) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            all.add(line().replace(
                            "1-5-1990", BORN.format(LocalDate.of(1990, 5, 1).minusDays(i))));
        }
        return file(all.toArray(String[]::new));
    }
}
