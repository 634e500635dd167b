package pk.gov.nsor.record.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;

/** The index of names can be made anew from the names, however wrong it has become, and goes on where it was stopped. */
@RegisterTest
@TestPropertySource(properties = "test.register=names")
class NameIndexTest {

    @Autowired
    private NameSearch search;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Clock clock;

    private final List<String> words = new ArrayList<>();
    private final List<PersonId> registered = new ArrayList<>();

    @BeforeEach
    void register() {
        for (int each = 0; each < 5; each++) {
            words.add(MadeUpNames.word());
            registered.add(people.register(
                    new Identity(PersonName.latin("Akbar " + words.get(each)), null, Sex.MALE, null, "PK", List.of()),
                    null,
                    List.of(),
                    null,
                    Actor.system("test")));
        }
    }

    @Test
    void whatWasLostWrongOrLeftBehindIsRight() {
        jdbc.sql("delete from matching.name_key where person_id = ?")
                .param(registered.get(0).value())
                .update();
        jdbc.sql("update matching.name_key set codes = '{1,2}', scopes = '{nowhere}' where person_id = ?")
                .param(registered.get(1).value())
                .update();
        jdbc.sql(
                        "insert into matching.name_key (person_id, kind, of_row, codes, rules)"
                                + " select person_id, 'ALIAS', 987654321, codes, rules from matching.name_key where person_id = ?")
                .param(registered.get(2).value())
                .update();
        assertThat(found(0)).isFalse();
        assertThat(found(1)).isFalse();

        long of = index(1_000).rebuild(done -> {});

        assertThat(of).isEqualTo(index(1).people());
        for (int each = 0; each < words.size(); each++) {
            assertThat(found(each)).as(words.get(each)).isTrue();
        }
        assertThat(jdbc.sql("select count(*) from matching.name_key where of_row = 987654321")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from matching.name_key where 'nowhere' = any (scopes)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void itGoesOnWhereItWasStopped() {
        List<Long> before = new ArrayList<>();
        assertThatThrownBy(() -> index(2).rebuild(done -> {
                    before.add(done);
                    if (done == 4) {
                        throw new IllegalStateException("The power fails");
                    }
                }))
                .hasMessage("The power fails");
        assertThat(before).startsWith(0L, 2L, 4L);
        List<Long> after = new ArrayList<>();
        long of = index(2).rebuild(after::add);
        assertThat(after).as("the batch that was cut off is done again").startsWith(2L, 4L);
        assertThat(of).isEqualTo(index(2).people());
        List<Long> anew = new ArrayList<>();
        long _ = index(2).rebuild(anew::add);
        assertThat(anew).startsWith(0L, 2L);
    }

    private NameIndex index(int most) {
        return new NameIndex(jdbc, transaction, clock, most);
    }

    private boolean found(int each) {
        return search
                .find(
                        new Officers(accounts).with(Role.REGISTRAR).signedIn(),
                        new NameQuestion(words.get(each), null, null, null))
                .people()
                .stream()
                .anyMatch(one -> one.person().equals(registered.get(each)));
    }
}
