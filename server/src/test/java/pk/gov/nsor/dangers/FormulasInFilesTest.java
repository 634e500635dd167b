package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.authority.AuthorityEndpoints;
import pk.gov.nsor.authority.AuthorityEndpoints.Door;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.publicservice.directory.Entries;
import pk.gov.nsor.publicservice.directory.Entries.By;
import pk.gov.nsor.publicservice.directory.EntrySamples;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** Cells that a spreadsheet would reckon with, in every file that can be kept. */
@Tag("walk")
@RegisterTest
class FormulasInFilesTest {

    private static final Pattern FORMULA = Pattern.compile("(?s)[\\p{Cntrl}\\p{Cf}\\p{Z}]*[=+@\\-＝＋－＠].*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final String DISTRICT = "mianwali";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Entries entries;

    @Test
    void noCellOfAnyFileOfTheTableBeginsAFormula() throws Exception {
        String said = "=cmd|' /C calc'!A1";
        List<String> wrong = new ArrayList<>();
        int files = 0;
        try (AuthorityEndpoints doors = new AuthorityEndpoints(context, port, said)) {
            for (Door door : doors.all()) {
                if (!door.endpoint().endsWith(".csv")) {
                    continue;
                }
                files++;
                HttpResponse<String> file = Http.send(door.request(port));
                assertThat(file.statusCode()).as(door.endpoint()).isEqualTo(200);
                assertThat(Http.header(file, "Content-Type"))
                        .as(door.endpoint())
                        .startsWith("text/csv");
                assertThat(Http.header(file, "Content-Disposition"))
                        .as(door.endpoint())
                        .matches("attachment; filename=\"[A-Za-z0-9_.-]+\\.csv\"");
                cells(file).stream()
                        .filter(cell -> FORMULA.matcher(cell).matches()
                                && !NUMBER.matcher(cell).matches())
                        .forEach(cell -> wrong.add(door.endpoint() + ": " + cell));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(files).as("the files of the table").isGreaterThan(30);
    }

    /** A name can begin with a hyphen, which is a letter of names and the sign of a formula. */
    @Test
    void aNameThatBeginsWithAHyphenIsATextInTheListOfCases() throws Exception {
        Officer officer = new Officers(accounts).of(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        Identity identity = new Identity(
                new PersonName("-Akbar(Ali)", "-اکبر"),
                new PersonName("Bashir", "بشیر"),
                Sex.MALE,
                LocalDate.of(1990, 5, 1),
                "PK",
                List.of());
        registration.register(
                identity,
                Samples.cnic(),
                List.of(new NewAddress("House 3", DISTRICT, LocalDate.of(2024, 6, 1))),
                Offenders.conviction("PPC 376"),
                null,
                officer.actor());
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        List<String> cells = new ArrayList<>();
        for (String list : List.of("everybody")) {
            cells.addAll(cells(session.get("/caseload.csv?list=" + list)));
        }
        assertThat(cells).contains("'-Akbar(Ali)", "'-اکبر").doesNotContain("-Akbar(Ali)", "-اکبر");
    }

    @Test
    void whatAnEntryOfTheDirectoryIsCalledIsAText() throws Exception {
        Officer keeper = new Officers(accounts).of(new OfDistrict(DISTRICT), Role.DIRECTORY_KEEPER);
        By by = new By(keeper.signedIn(), keeper.actor());
        List<String> names = List.of("=1+1", "+1+1", "-1+1", "@SUM(1)", "\uFF1D1+1", "\u200E=1+1", "|=1");
        for (String name : names) {
            entries.add(EntrySamples.cell(name + " " + EntrySamples.name(), new OfDistrict(DISTRICT)), "", by);
        }
        WebSession session = new WebSession(port);
        session.signIn(keeper.name(), Officers.PASSWORD);
        List<String> cells = cells(session.get("/directory.csv"));
        assertThat(cells.stream().filter(cell -> cell.contains("Sample cell") && cell.startsWith("'")))
                .hasSizeGreaterThanOrEqualTo(names.size() - 1);
        assertThat(cells.stream()
                        .filter(cell -> FORMULA.matcher(cell).matches()
                                && !NUMBER.matcher(cell).matches()))
                .isEmpty();
        assertThat(cells).anyMatch(cell -> cell.startsWith("|=1"));
    }

    private static List<String> cells(HttpResponse<String> file) throws Exception {
        List<String> cells = new ArrayList<>();
        for (CSVRecord line :
                CSVFormat.RFC4180.parse(new StringReader(file.body().replace("\uFEFF", "")))) {
            line.forEach(cells::add);
        }
        return cells;
    }
}
