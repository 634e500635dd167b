package pk.gov.nsor.accountability.accessreview.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** An access alert, its figures and its steps. */
@Component
class AccessAlertPage extends ShownRows {

    AccessAlertPage(JdbcClient jdbc) {
        super(jdbc, "select id from accessreview.alert where id = cast(:id as uuid) for update", """
                select id::text, xmin::text from accessreview.alert where id = cast(:id as uuid)
                union all (select id::text, xmin::text from accessreview.alert_step where alert_id = cast(:id as uuid) order by id)
                """);
    }
}
