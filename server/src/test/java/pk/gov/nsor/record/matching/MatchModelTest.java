package pk.gov.nsor.record.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.matching.compare.Agreement;
import pk.gov.nsor.record.matching.compare.MatchModel;
import pk.gov.nsor.record.matching.compare.Part;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

/** Two people decide by which parameters people are compared. */
@RegisterTest
class MatchModelTest {

    private static final Path BUNDLED = Path.of("src/main/resources/matching/model.tsv");

    @Autowired
    private MatchModelProposal kind;

    @Autowired
    private MatchModels models;

    @Autowired
    private SimilarRecords similar;

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource source;

    @LocalServerPort
    private int port;

    private final Officers officers;

    MatchModelTest(Officers officers) {
        this.officers = officers;
    }

    /** Other tests in this database compare by the program's own model. */
    @AfterEach
    void bundledAgain() {
        int _ = TestDatabase.superuserOf(source)
                .sql("delete from matching.model")
                .update();
    }

    @Test
    void aModelIsInUseFromItsApprovalBySomebodyElseOnAndNamesWhatIsComparedByIt() throws IOException {
        double before = models.current().chance(Part.SEX, Agreement.DIFFERENT).u();
        UUID proposal = propose(file(2, "SEX\tDIFFERENT\t0.0050000\t0.1518534", "SEX\tDIFFERENT\t0.0050000\t0.25"));
        assertThat(models.current().version()).isEqualTo(1);
        assertThat(kind.changes(new MatchModelProposal.NewModel(
                        file(2, "SEX\tDIFFERENT\t0.0050000\t0.1518534", "SEX\tDIFFERENT\t0.0050000\t0.25"))))
                .hasSize(1);
        proposals.approve(proposal, "", officers.with(Role.NATIONAL_SUPERVISOR).actor());
        assertThat(models.current().version()).isEqualTo(2);
        assertThat(similar.model()).isEqualTo("2");
        assertThat(models.current().chance(Part.SEX, Agreement.DIFFERENT).u())
                .isEqualTo(0.25)
                .isNotEqualTo(before);
        assertThat(new MatchModels(jdbc, java.time.Clock.systemUTC()).current().version())
                .as("in another process")
                .isEqualTo(2);
        assertThatExceptionOfType(InvalidValueException.class)
                .as("the same version once more")
                .isThrownBy(() -> propose(file(2, "", "")))
                .matches(refused -> refused.code().equals("match-model.version"));
    }

    @Test
    void whatIsNoModelIsRefusedWithItsLine() throws IOException {
        String good = file(2, "", "");
        assertThat(MatchModel.parse(good).version()).isEqualTo(2);
        for (Map.Entry<String, String> bad : Map.of(
                        good.replace("version\t2", "version\tx"),
                        "match-model.line",
                        good.replace("version\t2\n", ""),
                        "match-model.version-missing",
                        good.replace("SEX\tSAME\t1.0000000", "SEX\tSAME\t1.0000001"),
                        "match-model.line",
                        good.replace("SEX\tSAME\t1.0000000", "SEX\tSAME\t0"),
                        "match-model.line",
                        good.replace("SEX\tSAME\t1.0000000", "SEX\tSAME\tNaN"),
                        "match-model.line",
                        good.replace("SEX\tSAME", "SHOES\tSAME"),
                        "match-model.line",
                        good + "SEX\tSAME\t0.5\t0.5\n",
                        "match-model.line",
                        good + "SEX\tCLOSE\t0.5\t0.5\n",
                        "match-model.parameters",
                        good.replaceAll("TELEPHONE.*\n", ""),
                        "match-model.parameters",
                        "",
                        "match-model.version-missing")
                .entrySet()) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .as(bad.getKey())
                    .isThrownBy(() -> MatchModel.parse(bad.getKey()))
                    .matches(refused -> refused.code().equals(bad.getValue()));
        }
    }

    @Test
    void itIsProposedOnThePageOfApprovalsAsTheCommandWroteIt() throws IOException {
        WebSession session = new WebSession(port);
        session.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        String page = "/approvals/new?kind=match-model";
        assertThat(session.get(page).body()).contains("Match weights", "<textarea");
        assertThat(session.submit(page, page, Map.of("parameters", "SEX SAME", "reason", "Learned anew"))
                        .body())
                .contains("Line 1 is no parameter");
        assertThat(session.submit(page, page, Map.of("parameters", file(3, "", ""), "reason", "Learned anew"))
                        .body())
                .contains("Check this before you propose it", "Version", "in every process");
    }

    private UUID propose(String parameters) {
        return proposals.propose(
                kind,
                new MatchModelProposal.NewModel(parameters),
                LocalDate.now(),
                "Learned from reviewed pairs",
                officers.with(Role.REGISTRAR).actor());
    }

    private static String file(int version, String line, String other) throws IOException {
        return Files.readString(BUNDLED)
                .replace("version\t1", "version\t" + version)
                .replace(line, other);
    }
}
