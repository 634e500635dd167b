package pk.gov.nsor.accountability.accounts.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** An agency's system and what it proves itself with. */
@Component
class SystemPage extends ShownRows {

    SystemPage(JdbcClient jdbc) {
        super(jdbc, "select id from access.machine_client where id = cast(:client as uuid) for update", """
                select id::text, xmin::text from access.machine_client where id = cast(:client as uuid)
                union all (select id::text, ends_at::text from access.client_credential
                    where client_id = cast(:client as uuid) order by id)
                """);
    }
}
