package pk.gov.nsor.record.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

/** Numbers that tell nothing and cannot be guessed: random, of nine digits and a check digit, each of one person. */
@RegisterTest
class RegisterNumbersTest {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whoIsRegisteredNextHasANumberThatTheOneBeforeDoesNotTell() {
        Supervised register = new Supervised(registration, facts, jdbc, Actor.system("test"));
        List<Integer> serials = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            PersonId person = register.in("badin");
            serials.add(people.get(person).number().serial());
            assertThat(people.withNumber(people.get(person).number())).contains(person);
        }
        assertThat(serials)
                .doesNotHaveDuplicates()
                .isNotEqualTo(serials.stream().sorted().toList());
        for (int i = 1; i < serials.size(); i++) {
            assertThat(Math.abs(serials.get(i) - serials.get(i - 1))).isGreaterThan(100);
        }
    }

    @Test
    void drawnNumbersLieEverywhereBetweenTheSmallestAndTheLargest() {
        List<Integer> drawn = jdbc.sql("select register.random_serial() from generate_series(1, 90000)")
                .query(Integer.class)
                .list();
        assertThat(drawn).allMatch(serial -> serial >= 100_000_000 && serial <= 999_999_999);
        assertThat(new HashSet<>(drawn)).hasSizeGreaterThan(89_900);
        int[] byLeading = new int[10];
        drawn.forEach(serial -> byLeading[serial / 100_000_000]++);
        for (int digit = 1; digit <= 9; digit++) {
            // 10,000 each, give or take six deviations.
            assertThat(byLeading[digit]).as("beginning with %s", digit).isBetween(9_430, 10_570);
        }
    }

    @Test
    void aNumberIsOnePersonsAndHasNineDigits() {
        int taken = jdbc.sql("select serial from register.person limit 1")
                .query(Integer.class)
                .optional()
                .orElseGet(() -> insert(123_456_789));
        assertThatThrownBy(() -> insert(taken)).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> insert(99_999_999)).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> insert(1_000_000_000)).isInstanceOf(DataIntegrityViolationException.class);
    }

    private int insert(int serial) {
        return jdbc.sql("""
                        insert into register.person (id, serial, name_latin, sex, nationality, registered_at)
                        values (?, ?, 'Nobody', 'MALE', 'PK', now()) returning serial
                        """)
                .params(UUID.randomUUID(), serial)
                .query(Integer.class)
                .single();
    }
}
