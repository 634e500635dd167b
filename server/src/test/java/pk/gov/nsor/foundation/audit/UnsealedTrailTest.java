package pk.gov.nsor.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.sealing.OwnEntries;
import pk.gov.nsor.foundation.audit.sealing.SealingProgress;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** While what was shown before could be taken out of the trail unseen, no record is shown, and somebody is told. */
@RegisterTest
class UnsealedTrailTest {

    private static final Duration MOST = Duration.ofMinutes(10);

    @LocalServerPort
    private int port;

    @Autowired
    private Trail trail;

    @Autowired
    private OwnEntries own;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Accounts accounts;

    @AfterEach
    void goesOn() {
        trail.showsNothingWhile(() -> false);
    }

    @Test
    void fromTenMinutesOnNoRecordIsShownAndPagesWithoutRecordsAre() {
        PersonId person = registration
                .register(
                        Offenders.identity(LocalDate.of(1980, 5, 1)),
                        Samples.cnic(),
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        Actor.system("test"))
                .person();
        Officer registrar = new Officers(accounts).with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(behindBy(Duration.ofSeconds(110)).health().getStatus()).isEqualTo(Status.UP);
        TrailHealth late = behindBy(MOST.minusSeconds(30));
        assertThat(session.get("/people/" + person).statusCode()).isEqualTo(200);
        assertThat(late.health().getStatus()).isEqualTo(Status.DOWN);
        TrailHealth tooLate = behindBy(MOST.plusSeconds(1));
        assertThat(session.get("/people/" + person).statusCode()).isEqualTo(503);
        assertThat(session.get("/people/unconfirmed").statusCode()).isEqualTo(503);
        assertThat(session.get("/").statusCode()).isEqualTo(200);
        assertThat(tooLate.health().getStatus()).isEqualTo(Status.DOWN);
        WebSession another = new WebSession(port);
        another.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(another.get("/").statusCode()).isEqualTo(200);
        goesOn();
        assertThat(session.get("/people/" + person).statusCode()).isEqualTo(200);
    }

    /** As if nothing had been sealed since then. */
    private TrailHealth behindBy(Duration behind) {
        Clock[] now = {Clock.systemUTC()};
        Clock moving = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return now[0].getZone();
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public java.time.Instant instant() {
                return now[0].instant();
            }
        };
        SealingProgress progress = new SealingProgress(new JdbcTemplate(dataSource), moving);
        now[0] = Clock.offset(Clock.systemUTC(), behind);
        TrailWatching watching = new TrailWatching(trail, own, progress, MOST, true);
        return new TrailHealth(trail, watching, transactions);
    }
}
