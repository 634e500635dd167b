package pk.gov.nsor.publicservice.release.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailContents;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.publicservice.release.statistics.StatisticsNoteProposal.Noting;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases.Month;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class StatisticsNotesTest {

    private static final String ENGLISH =
            "Some people were counted twice in Punjab; the figures by sex and age were too high.";
    private static final String URDU = "پنجاب میں کچھ افراد کی گنتی دہرائی گئی تھی، اس لیے اعداد زیادہ تھے۔";

    private static final String OTHER = "سندھ میں مردوں اور عورتوں کے اعداد بدل گئے تھے۔";

    @Autowired
    private StatisticsReleases releases;

    @Autowired
    private StatisticsNoteProposal kind;

    @Autowired
    private NoteWording wording;

    @Autowired
    private Proposals proposals;

    @Autowired
    private TrailContents trail;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private final Officers officers;

    StatisticsNotesTest(Officers officers) {
        this.officers = officers;
    }

    @Test
    void aNoteOfTwoStandsBesideItsMonthInBothLanguagesAndTheSignedFilesStay() throws Exception {
        YearMonth month = published();
        Month before = releases.find(month).orElseThrow();
        Officer registrar = officers.with(Role.REGISTRAR);
        UUID proposal = propose(month, ENGLISH, URDU, registrar);
        assertThat(get("/statistics?lang=en&month=" + month)).doesNotContain(ENGLISH);
        assertThatThrownBy(() -> proposals.approve(proposal, "", registrar.actor()))
                .isInstanceOf(InvalidValueException.class);
        proposals.approve(proposal, "", officers.with(Role.NATIONAL_SUPERVISOR).actor());

        assertThat(get("/statistics?lang=en&month=" + month)).contains("Note of", ENGLISH);
        assertThat(get("/statistics?month=" + month)).contains("کا نوٹ", URDU);
        assertThat(get("/statistics/index.json")).contains(ENGLISH, URDU, StatisticsReleases.sha256(before.text()));
        Month after = releases.find(month).orElseThrow();
        assertThat(after.text()).isEqualTo(before.text());
        assertThat(after.signature()).isEqualTo(before.signature());
        assertThat(trail.of(PublishedChecksums.nameOf(month), TrailAction.STATISTICS_NOTED))
                .last()
                .asString()
                .contains(ENGLISH, URDU);
    }

    @Test
    void aNoteIsDecidedBesideTheNotesItWasProposedWith() {
        YearMonth month = published();
        UUID first = propose(month, "Men and women were exchanged in Sindh.", OTHER, officers.with(Role.REGISTRAR));
        UUID second = propose(month, "Women and men were exchanged in Sindh.", OTHER, officers.with(Role.REGISTRAR));
        Officer supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        proposals.approve(first, "", supervisor.actor());
        assertThatThrownBy(() -> proposals.approve(second, "", supervisor.actor()))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void thereIsNoNoteBesideAMonthThatWasNotPublished() {
        assertThatThrownBy(() -> propose(YearMonth.of(2001, 1), ENGLISH, URDU, officers.with(Role.REGISTRAR)))
                .hasMessageContaining("No figures are published");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12 offenders of Lahore were counted twice | number
            The figure of Punjab was too high by three | number
            The figure of Punjab was too high by one | number
            پنجاب کا عدد دو زیادہ تھا | number
            لاہور میں بارہ مجرم زیادہ گنے گئے تھے | number
            Somebody in Lahore was counted twice | place
            لاہور میں کسی کو زیادہ گنا گیا | place
            The figures left out Muhammad Aslam of that province | name
            Wrong | length
            """)
    void aNoteHasNoNumberNoSmallPlaceAndNoName(String text, String refused) {
        assertThatThrownBy(() -> wording.require(text, "english"))
                .isInstanceOf(InvalidValueException.class)
                .extracting(problem -> ((InvalidValueException) problem).messageKey())
                .isEqualTo("invalid.statistics.note." + refused);
    }

    @Test
    void provincesMayBeNamed() {
        for (String text : List.of(
                ENGLISH,
                URDU,
                "The figures of Gilgit-Baltistan and Khyber Pakhtunkhwa were too low.",
                OTHER,
                "Some people were on the register twice, under different CNICs.",
                "Courts corrected judgments of last year; men and women were exchanged in Sindh.")) {
            assertThat(wording.require(text, "english")).isEqualTo(text);
        }
    }

    private UUID propose(YearMonth month, String english, String urdu, Officer by) {
        return proposals.propose(
                kind,
                new Noting(month.toString(), english, urdu),
                LocalDate.now(clock),
                "Found by the yearly check",
                by.actor());
    }

    private YearMonth published() {
        var _ = releases.releaseDue();
        return releases.months().getFirst();
    }

    private String get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
