package pk.gov.nsor.accountability.accounts.web;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** The parts of one secret; a new secret takes the place of both. */
@Component
class HandoverPage extends ShownRows {

    HandoverPage(JdbcClient jdbc) {
        super(
                jdbc,
                address -> {
                    // Whoever makes a new secret writes to one of these first.
                    for (String of : List.of("account", "machine_client")) {
                        List<?> _ = jdbc.sql(
                                        "select id from access." + of + " where id = cast(:subject as uuid) for update")
                                .params(address)
                                .query()
                                .listOfRows();
                    }
                },
                """
                select subject_id::text, min(made_at)::text from access.handover
                where subject_id = cast(:subject as uuid) group by subject_id
                """);
    }
}
