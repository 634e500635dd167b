package pk.gov.nsor.record.register.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.ShownOfPerson;
import pk.gov.nsor.record.register.StatedElsewhere;

/** The identity on record, with which a document is compared. */
@Component
class IdentityView extends ShownOfPerson {

    private final List<StatedElsewhere> statements;

    IdentityView(People people, JdbcClient jdbc, List<StatedElsewhere> statements) {
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
        this.statements = List.copyOf(statements);
    }

    /** What another authority says of the person is on the page, too. */
    @Override
    public String version(Map<String, String> address) {
        String record = super.version(address);
        PersonId person = new PersonId(UUID.fromString(address.get("id")));
        return of(record
                + statements.stream().map(each -> each.version(person)).collect(Collectors.joining(";", ";", "")));
    }
}
