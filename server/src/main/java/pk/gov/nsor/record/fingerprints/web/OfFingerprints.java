package pk.gov.nsor.record.fingerprints.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.ShownOfPerson;

/** The prints of a person, and which of them count. */
@Component
class OfFingerprints extends ShownOfPerson {

    OfFingerprints(People people, JdbcClient jdbc) {
        super(people, jdbc, """
                select id::text, xmin::text from fingerprints.print where person_id = cast(:id as uuid) order by number
                """);
    }
}
