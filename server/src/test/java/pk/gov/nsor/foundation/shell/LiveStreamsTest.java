package pk.gov.nsor.foundation.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.live.LiveUpdates;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.StreamOfBrowser;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** Streams of changes: for whoever may open the page, while they may, and no more of them than somebody has pages open. */
@Tag("fault")
@RegisterTest
class LiveStreamsTest {

    private static final String OWN = "thatta";
    private static final String ELSEWHERE = "badin";
    private static final Duration SOON = Duration.ofSeconds(3);

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private LiveUpdates updates;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TestClock clock;

    private final List<StreamOfBrowser> opened = new ArrayList<>();
    private Officer officer;
    private WebSession session;
    private Supervised people;

    @BeforeEach
    void anOfficerOfADistrict() {
        officer = new Officers(accounts).of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        session = signedIn(officer);
        people = new Supervised(registration, facts, jdbc, officer.actor());
    }

    @AfterEach
    void closed() {
        opened.forEach(StreamOfBrowser::close);
        people.unseal();
    }

    @Test
    void aTopicIsThereForWhoeverMayOpenThePage() {
        String own = topic(living(OWN));
        String foreign = topic(living(ELSEWHERE));
        PersonId sealed = living(OWN);
        people.seal(sealed, LocalDate.now(clock));
        assertThat(status(own)).isEqualTo(200);
        for (String refused : List.of(
                foreign,
                topic(sealed),
                "person/" + UUID.randomUUID(),
                "person/1",
                "person/",
                "today",
                "enquiry-figures",
                own + "," + foreign)) {
            assertThat(status(refused)).as(refused).isEqualTo(404);
        }
        Officer registrar = new Officers(accounts).with(Role.REGISTRAR);
        Officer auditor = new Officers(accounts).with(Role.AUDITOR);
        for (String topic : List.of(foreign, topic(sealed), "enquiry-figures", own + "," + foreign)) {
            assertThat(status(signedIn(registrar), topic)).as(topic).isEqualTo(200);
            assertThat(status(signedIn(auditor), topic)).as(topic).isEqualTo(404);
        }
    }

    @Test
    void aStreamHearsOfItsTopicAlone() {
        PersonId own = living(OWN);
        StreamOfBrowser stream = open(session, topic(own));
        updates.publish(topic(living(OWN)));
        updates.publish(topic(own));
        assertThat(stream.hears(SOON)).isEqualTo(topic(own));
    }

    @Test
    void aLinkThatEndsEndsTheStreamBeforeItTellsMore() {
        PersonId person = living(OWN);
        StreamOfBrowser stream = open(session, topic(person));
        people.seal(person, LocalDate.now(clock));
        updates.publish(topic(person));
        assertThat(stream.hears(SOON)).as("of a sealed record").isEmpty();
        assertThat(stream.ends(SOON)).isTrue();
    }

    @Test
    void aRoleTakenAwayEndsTheStream() {
        PersonId person = living(OWN);
        StreamOfBrowser stream = open(session, topic(person));
        jdbc.sql("update access.account set jurisdiction = ? where id = ?")
                .params("DISTRICT:" + ELSEWHERE, officer.account().id())
                .update();
        updates.publish(topic(person));
        assertThat(stream.hears(SOON)).isEmpty();
        assertThat(stream.ends(SOON)).isTrue();
    }

    @Test
    void whoeverSignsOutHearsNoMore() {
        PersonId person = living(OWN);
        StreamOfBrowser stream = open(session, topic(person));
        assertThat(stream.ends(SOON)).as("while signed in").isFalse();
        session.submit("/", "/sign-out", java.util.Map.of());
        updates.publish(topic(person));
        assertThat(stream.ends(SOON)).isTrue();
        assertThat(stream.hears(Duration.ZERO)).isEmpty();
    }

    @Test
    void aSessionThatAnotherProcessEndsEndsItsStreamsAndNobodyElses() {
        String topic = topic(living(OWN));
        WebSession other = signedIn(officer);
        StreamOfBrowser stream = open(session, topic);
        StreamOfBrowser others = open(other, topic);
        jdbc.sql("delete from access.session where token_hash = sha256(convert_to(?, 'UTF8'))")
                .param(session.session())
                .update();
        assertThat(stream.ends(SOON)).isTrue();
        assertThat(others.ends(Duration.ZERO)).isFalse();
    }

    @Test
    void aSessionWhoseReaderIsNotSeenAndAnAccountThatIsClosedEndTheStreams() {
        String topic = topic(living(OWN));
        StreamOfBrowser idle = open(session, topic);
        clock.move(Duration.ofMinutes(16));
        try {
            assertThat(idle.ends(SOON)).isTrue();
        } finally {
            clock.move(Duration.ofMinutes(-16));
        }
        StreamOfBrowser stream = open(session, topic);
        accounts.disable(officer.name(), officer.actor());
        assertThat(stream.ends(SOON)).isTrue();
    }

    @Test
    void aSessionHasTenStreamsAndTheOldestMakesRoom() {
        String topic = topic(living(OWN));
        for (int i = 0; i < 10; i++) {
            open(session, topic);
        }
        assertThat(opened.getFirst().ends(Duration.ofSeconds(1))).as("with ten").isFalse();
        StreamOfBrowser one = open(session, topic);
        assertThat(opened.getFirst().ends(SOON)).isTrue();
        assertThat(opened.getFirst().hears(Duration.ZERO)).isEqualTo("displaced");
        assertThat(opened.get(1).ends(Duration.ZERO)).isFalse();
        updates.publish(topic);
        assertThat(one.hears(SOON)).isEqualTo(topic);
    }

    @Test
    void anAccountHasTwentyStreamsHoweverManySessions() {
        String topic = topic(living(OWN));
        for (int session = 0; session < 4; session++) {
            WebSession another = signedIn(officer);
            for (int i = 0; i < 8; i++) {
                open(another, topic);
            }
        }
        assertThat(stillOpen(20)).isEqualTo(20);
    }

    @Test
    void manyStreamsAtOnceLeaveTen() throws Exception {
        String topic = topic(living(OWN));
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            threads.invokeAll(java.util.Collections.nCopies(
                            50, (Callable<StreamOfBrowser>) () -> StreamOfBrowser.open(port, session, topic)))
                    .forEach(each -> opened.add(each.resultNow()));
        }
        assertThat(stillOpen(10)).isEqualTo(10);
    }

    /** Somebody of the district, when all pages have been told that they were registered. */
    private PersonId living(String district) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen nsor_live");
            PersonId person = people.in(district);
            PGConnection channel = connection.unwrap(PGConnection.class);
            await().atMost(SOON)
                    .until(() -> Arrays.stream(channel.getNotifications(1_000))
                            .anyMatch(said -> said.getParameter().equals(topic(person))));
            // The server hears it at the same moment.
            Thread.sleep(200);
            statement.execute("unlisten *");
            return person;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Those that have to end do so within ten seconds, and no others. */
    private long stillOpen(int expected) {
        // Of those opened at once the last of the list is not the newest, and may be over: its end says nothing of the
        // rest.
        await().atMost(Duration.ofSeconds(10)).until(() -> countOpen() <= expected);
        return countOpen();
    }

    private long countOpen() {
        return opened.stream().filter(stream -> !stream.ends(Duration.ZERO)).count();
    }

    private StreamOfBrowser open(WebSession by, String topics) {
        StreamOfBrowser stream = StreamOfBrowser.open(port, by, topics);
        opened.add(stream);
        assertThat(stream.status()).isEqualTo(200);
        return stream;
    }

    private int status(String topics) {
        return status(session, topics);
    }

    private int status(WebSession by, String topics) {
        StreamOfBrowser stream = StreamOfBrowser.open(port, by, topics);
        opened.add(stream);
        return stream.status();
    }

    private static String topic(PersonId person) {
        return "person/" + person;
    }

    private WebSession signedIn(Officer by) {
        WebSession signedIn = new WebSession(port);
        signedIn.signIn(by.name(), Officers.PASSWORD);
        return signedIn;
    }
}
