package pk.gov.nsor.accountability.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.accountability.oversight.Dashboard.Month;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.reference.Announcements;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** A district that is split in the middle of a month. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since splits stay")
@DirtiesContext
class DashboardSplitTest {

    private static final String TEHSIL = "PK60804";

    @Autowired
    private Dashboards dashboards;

    @Autowired
    private DashboardCounting counting;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private CaseReviewJob review;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    private final Officer supervisor;

    DashboardSplitTest(Officers officers) {
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void theOldDistrictKeepsWhatItWasAndTheNewOneHasWhatItIs() {
        LocalDate day = today().plusDays(3);
        comes();
        Announcements announcements = new Announcements(context);
        announcements.station("sadar-police-station-jaranwala", "faisalabad");
        announcements.split("faisalabad", "Jaranwala", "جڑانوالہ", day, TEHSIL, "sadar-police-station-jaranwala");
        counting.count();
        assertThat(people("faisalabad")).isEqualTo(1);
        assertThat(find("jaranwala")).as("it has not begun").isEmpty();
        while (today().isBefore(day)) {
            clock.move(Duration.ofDays(1));
            review.run();
        }
        comes();
        counting.count();
        assertThat(came("faisalabad")).isEqualTo(1);
        assertThat(came("jaranwala")).isEqualTo(1);
        assertThat(people("faisalabad")).isZero();
        assertThat(people("jaranwala")).isEqualTo(2);
        Dashboard province =
                dashboards.of(dashboards.find(reader(), "PK-PB", "").orElseThrow(), reader());
        assertThat(total(province)).isEqualTo(2);
        assertThat(province.rows())
                .extracting(row -> row.place().code())
                .contains("faisalabad", "jaranwala")
                .doesNotHaveDuplicates();
        // The day after, all months are counted anew.
        clock.move(Duration.ofDays(1));
        counting.count();
        assertThat(came("faisalabad")).isEqualTo(1);
    }

    private void comes() {
        registration.register(
                Offenders.identity(LocalDate.of(1990, 5, 1)),
                Samples.cnic(),
                List.of(new NewAddress("House 3, Street 9", "faisalabad", TEHSIL, LocalDate.of(2024, 1, 1))),
                Offenders.judged("PPC 376", today()),
                null,
                supervisor.actor());
    }

    private Optional<DashboardPlace> find(String district) {
        return dashboards.find(reader(), "PK-PB", district);
    }

    private Dashboard of(String district) {
        return dashboards.of(find(district).orElseThrow(), reader());
    }

    private long people(String district) {
        return of(district).parts().getFirst().figures().getFirst().count();
    }

    private long came(String district) {
        return total(of(district));
    }

    private static long total(Dashboard dashboard) {
        return dashboard.months().stream().mapToLong(Month::count).sum();
    }

    private SignedIn reader() {
        return supervisor.signedIn();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
