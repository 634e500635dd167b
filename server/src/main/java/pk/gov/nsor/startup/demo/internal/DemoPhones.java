package pk.gov.nsor.startup.demo.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.policing.supervision.Phones.Entered;

/**
 * Gives some of the demonstration's people verified telephones, 0399 0001000 and those after it: first those who are
 * reminded of a duty today, so that their telephones show a reminder.
 */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoPhones {

    static final String FIRST = "0399 0001000";

    private static final long FIRST_NUMBER = 923_990_001_000L;
    private static final int PEOPLE = 12;
    private static final String DATA_SET = "phones";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Phones phones;
    private final StoredDemoCodes codes;
    private final Clock clock;

    DemoPhones(JdbcClient jdbc, TransactionOperations transaction, Phones phones, StoredDemoCodes codes, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.phones = phones;
        this.codes = codes;
        this.clock = clock;
    }

    /** Runs once, all in one transaction with the row that marks it as done. */
    void load(Actor officer) {
        LocalDate today = LocalDate.now(clock);
        transaction.executeWithoutResult(status -> {
            boolean isFirst =
                    jdbc.sql("insert into demo.data_set (name, seed, as_of) values (?, 0, ?) on conflict do nothing")
                                    .params(DATA_SET, today)
                                    .update()
                            == 1;
            if (isFirst) {
                List<PersonId> people = people(today);
                for (int i = 0; i < people.size(); i++) {
                    verify(people.get(i), i, officer);
                }
            }
        });
    }

    /** Those with a reminder today, then those who have to appear next; within each in the order of registration. */
    private List<PersonId> people(LocalDate today) {
        return jdbc.sql("""
                        select p.id from register.person p
                        join supervision.responsibility r on r.person_id = p.id and r.until_day is null
                        join supervision.duty d on d.person_id = p.id and d.state = 'OPEN' and d.due_on >= ?
                        group by p.id
                        order by bool_or(d.due_on - ?::date in (0, 3, 14)) desc, min(d.due_on), p.registered_at, p.id limit ?
                        """).params(today, today, PEOPLE).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }

    /** People without a telephone get the next numbers. */
    void ensure(PersonId person, Actor officer) {
        if (phones.of(person).isEmpty()) {
            verify(person, PEOPLE, officer);
        }
    }

    private void verify(PersonId person, int index, Actor officer) {
        MobileNumber number = new MobileNumber("+" + (FIRST_NUMBER + index));
        TextLanguage language = TextLanguage.values()[index % TextLanguage.values().length];
        phones.take(person, number, language, officer);
        Entered entered = phones.enter(person, codes.last(), officer);
        if (entered != Entered.VERIFIED) {
            throw new IllegalStateException("The demonstration's telephone " + index + " is " + entered);
        }
    }
}
