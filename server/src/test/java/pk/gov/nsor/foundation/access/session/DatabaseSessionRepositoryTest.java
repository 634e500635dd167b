package pk.gov.nsor.foundation.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class DatabaseSessionRepositoryTest {

    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(12);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Keys keys;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Accounts accounts;

    private final TestClock clock = new TestClock();
    private DatabaseSessionRepository here;
    private DatabaseSessionRepository there;

    /** As two processes have them. */
    @BeforeEach
    void twoStores() {
        here = store(IDLE, LONGEST);
        there = store(IDLE, LONGEST);
    }

    @Test
    void whatOneProcessStoresTheOtherReads() {
        StoredSession session = begun("purpose", "COMPLAINT");
        StoredSession read = there.findById(session.getId());
        assertThat(Objects.requireNonNull(read).<String>getAttribute("purpose")).isEqualTo("COMPLAINT");
        there.deleteById(session.getId());
        assertThat(here.findById(session.getId())).isNull();
    }

    @Test
    void aNameThatChangesIsTheOnlyOneFromThenOn() {
        StoredSession session = begun("a", "1");
        String before = session.getId();
        StoredSession read = Objects.requireNonNull(there.findById(before));
        String after = read.changeSessionId();
        there.save(read);
        assertThat(here.findById(before)).isNull();
        assertThat(Objects.requireNonNull(here.findById(after)).<String>getAttribute("a"))
                .isEqualTo("1");
    }

    @Test
    void twoRequestsAtOnceLoseNothingOfEachOther() {
        String id = begun("kept", "yes").getId();
        StoredSession one = Objects.requireNonNull(here.findById(id));
        StoredSession other = Objects.requireNonNull(there.findById(id));
        one.setAttribute("one", "1");
        other.setAttribute("other", "2");
        other.removeAttribute("kept");
        here.save(one);
        there.save(other);
        assertThat(Objects.requireNonNull(here.findById(id)).getAttributeNames())
                .containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void oneThatWasEndedWhileARequestWasAtWorkStaysSo() {
        String id = begun("a", "1").getId();
        StoredSession atWork = Objects.requireNonNull(here.findById(id));
        there.deleteById(id);
        atWork.setAttribute("b", "2");
        here.save(atWork);
        assertThat(here.findById(id)).isNull();
    }

    @Test
    void itEndsAQuarterOfAnHourAfterItsReaderWasLastSeen() {
        String id = begun("a", "1").getId();
        clock.move(Duration.ofMinutes(14));
        here.save(Objects.requireNonNull(here.findById(id)));
        clock.move(Duration.ofMinutes(14));
        assertThat(there.findById(id)).isNotNull();
        clock.move(Duration.ofMinutes(2));
        assertThat(there.findById(id)).isNull();
    }

    @Test
    void whatAPageAsksForByItselfKeepsNobodySignedIn() {
        String id = begun("a", "1").getId();
        clock.move(Duration.ofMinutes(14));
        StoredSession background = Objects.requireNonNull(here.findById(id));
        background.setAttribute(StoredSession.BACKGROUND, true);
        here.save(background);
        clock.move(Duration.ofMinutes(2));
        assertThat(there.findById(id)).isNull();
    }

    @Test
    void itEndsTwelveHoursAfterItBeganHoweverBusyItsReader() {
        String id = begun("a", "1").getId();
        for (int i = 0; i < 71; i++) {
            clock.move(Duration.ofMinutes(10));
            here.save(Objects.requireNonNull(here.findById(id)));
        }
        assertThat(there.findById(id)).isNotNull();
        clock.move(Duration.ofMinutes(11));
        assertThat(there.findById(id)).isNull();
        here.removeEnded();
        assertThat(jdbc.sql("select count(*) from access.session where token_hash = ?")
                        .param(SessionTokens.hash(id))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void thatSomebodyIsThereIsWrittenOnceAMinute() {
        String id = begun("a", "1").getId();
        Instant begun = lastSeen(id);
        clock.move(Duration.ofSeconds(50));
        here.save(Objects.requireNonNull(here.findById(id)));
        assertThat(lastSeen(id)).isEqualTo(begun);
        clock.move(Duration.ofSeconds(11));
        here.save(Objects.requireNonNull(here.findById(id)));
        assertThat(lastSeen(id)).isAfter(begun.plusSeconds(60));
    }

    @Test
    void neitherItsNameNorWhatItHoldsIsInTheDatabaseInTheOpen() {
        String id = begun("purpose", "A_CERTAIN_PURPOSE").getId();
        byte[] content = jdbc.sql("select content from access.session where token_hash = ?")
                .param(SessionTokens.hash(id))
                .query(byte[].class)
                .single();
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("CERTAIN");
    }

    @Test
    void whatWasStoredUnderAnotherNameOpensNothing() {
        String one = begun("who", "one").getId();
        String other = begun("who", "other").getId();
        jdbc.sql("""
                        update access.session s set content = o.content, wrapped_key = o.wrapped_key
                        from access.session o where s.token_hash = ? and o.token_hash = ?
                        """).params(SessionTokens.hash(one), SessionTokens.hash(other)).update();
        assertThat(here.findById(one)).isNull();
    }

    @Test
    void aSessionComesWithItsAccountAsThatIsNow() {
        Officer officer = new Officers(accounts).with(Role.REGISTRAR);
        StoredSession session = here.createSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(officer.signedIn(), null, List.of())));
        here.save(session);
        assertThat(account(session)).isEqualTo(officer.signedIn());
        accounts.setRoles(officer.name(), Set.of(Role.OVERSIGHT), officer.actor());
        assertThat(Objects.requireNonNull(account(session)).roles()).containsExactly(Role.OVERSIGHT);
        StoredSession read = Objects.requireNonNull(there.findById(session.getId()));
        assertThat(read.getAttributeNames())
                .as("it is no part of what is stored")
                .doesNotContain(StoredSession.ACCOUNT);
        accounts.disable(officer.name(), officer.actor());
        assertThat(account(session)).isNull();
        assertThat(account(begun("nobody", "signed in"))).isNull();
    }

    @Test
    void timesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> store(Duration.ofMinutes(1), LONGEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nsor.session.idle");
        assertThatThrownBy(() -> store(IDLE, Duration.ofMinutes(14))).isInstanceOf(IllegalArgumentException.class);
    }

    private StoredSession begun(String name, String value) {
        StoredSession session = here.createSession();
        session.setAttribute(name, value);
        here.save(session);
        return session;
    }

    private @Nullable SignedIn account(StoredSession session) {
        return Objects.requireNonNull(there.findById(session.getId())).getAttribute(StoredSession.ACCOUNT);
    }

    private Instant lastSeen(String id) {
        return jdbc.sql("select last_seen_at from access.session where token_hash = ?")
                .param(SessionTokens.hash(id))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private DatabaseSessionRepository store(Duration idle, Duration longest) {
        return new DatabaseSessionRepository(jdbc, keys, transaction, clock, idle, longest);
    }
}
