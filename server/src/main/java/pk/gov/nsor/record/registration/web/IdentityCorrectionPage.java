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
                select id::text, xmin::text from register.person where id = cast(:id as uuid)
                union all (select id::text, xmin::text from register.person_alias
                    where person_id = cast(:id as uuid) order by id)
                union all (select id::text, xmin::text from register.person_cnic
                    where person_id = cast(:id as uuid) order by id)
                union all (select id::text, xmin::text from register.identity_correction
                    where person_id = cast(:id as uuid) order by number)
                union all (select person_id::text, xmin::text from registration.standing
                    where person_id = cast(:id as uuid))
                """);
    }
}
