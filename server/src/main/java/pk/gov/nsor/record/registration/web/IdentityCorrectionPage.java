package pk.gov.nsor.record.registration.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.ShownOfPerson;

/** The content of the page: the identity, and the resulting standing. */
@Component
class IdentityCorrectionPage extends ShownOfPerson {

    IdentityCorrectionPage(People people, JdbcClient jdbc) {
        super(people, jdbc, """
                (select kind || row_id, version from register.row_version
                    where person_id = cast(:id as uuid) and kind in ('person', 'alias', 'cnic', 'correction')
                    order by kind, row_id)
                union all (select person_id::text, xmin::text from registration.standing
                    where person_id = cast(:id as uuid))
                """);
    }
}
