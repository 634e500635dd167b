package pk.gov.nsor.record.registration.removal.web;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.removal.Removals;

/**
 * The content of a removal's page: what was done, to whom, with which CNICs, and which other removals of the record
 * wait. Another version of the fact ends what waits, so that it is shown here, too.
 */
@Component
class RemovalPage extends ShownRows {

    RemovalPage(People people, Removals removals, JdbcClient jdbc) {
        super(
                jdbc,
                address -> removals.find(UUID.fromString(address.get("id")))
                        .ifPresent(removal -> people.lock(removal.person())),
                """
                select r.id::text, r.xmin::text, '' from registration.removal r where r.id = cast(:id as uuid)
                union all (select o.id::text, o.xmin::text, '' from registration.removal r
                    join registration.removal o on o.person_id = r.person_id
                    where r.id = cast(:id as uuid) order by o.id)
                union all (select v.row_id, v.version, v.kind from registration.removal r
                    join register.row_version v on v.person_id = r.person_id
                    where r.id = cast(:id as uuid) and v.kind in ('person', 'cnic') order by v.kind, v.row_id)
                """);
    }
}
