package pk.gov.nsor.accountability.retention.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** A legal hold and its steps. */
@Component
class HoldPage extends ShownRows {

    HoldPage(JdbcClient jdbc) {
        super(jdbc, "select id from retention.hold where id = cast(:id as uuid)", """
                select id::text, xmin::text from retention.hold where id = cast(:id as uuid)
                union all (select id::text, xmin::text from retention.hold_step where hold_id = cast(:id as uuid) order by id)
                """);
    }
}
