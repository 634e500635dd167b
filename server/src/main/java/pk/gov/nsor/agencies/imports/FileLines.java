package pk.gov.nsor.agencies.imports;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.ConfirmationHeld;

/**
 * A file is sent by one person, whosever name it is sent in. With real particulars in it, NADRA would agree, and one person
 * would have put a neighbour on the register: so a second one looks at whoever has a line of a file on their record.
 */
@Component
class FileLines implements ConfirmationHeld {

    private final JdbcClient jdbc;

    FileLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Reason reason() {
        return Reason.FILE;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holds(PersonId person, Cnic cnic) {
        return jdbc.sql("select exists (select from imports.outcome where person_id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }
}
