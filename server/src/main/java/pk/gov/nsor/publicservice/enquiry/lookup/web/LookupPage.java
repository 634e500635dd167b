package pk.gov.nsor.publicservice.enquiry.lookup.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.ShownOfPerson;

/** What was answered to the person before. */
@Component
class LookupPage extends ShownOfPerson {

    LookupPage(People people, JdbcClient jdbc) {
        super(people, jdbc, """
                select id::text from enquiry.lookup_answer where person_id = any (
                    array(select m.part_id from register.merged_view m where m.root_id = cast(:id as uuid))
                    || cast(:id as uuid)) order by id
                """);
    }
}
