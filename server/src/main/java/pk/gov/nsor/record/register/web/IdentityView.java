package pk.gov.nsor.record.register.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.ShownOfPerson;

/** The identity on record, with which a document is compared. */
@Component
class IdentityView extends ShownOfPerson {

    IdentityView(People people, JdbcClient jdbc) {
        super(people, jdbc, """
                select id::text, xmin::text from register.person where id = cast(:id as uuid)
                union all (select id::text, xmin::text from register.person_alias
                    where person_id = cast(:id as uuid) order by id)
                union all (select id::text, xmin::text from register.former_name
                    where person_id = cast(:id as uuid) order by id)
                union all (select id::text, xmin::text from register.person_cnic
                    where person_id = cast(:id as uuid) order by id)
                union all (select e.id::text, e.xmin::text from register.identity_examination e
                    join register.person_cnic c on c.id = e.person_cnic_id
                    where c.person_id = cast(:id as uuid) order by e.id)
                """);
    }
}
