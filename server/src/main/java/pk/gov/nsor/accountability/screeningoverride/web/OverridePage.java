package pk.gov.nsor.accountability.screeningoverride.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** A stopped text, and whether it was decided. */
@Component
class OverridePage extends ShownRows {

    OverridePage(JdbcClient jdbc) {
        super(
                jdbc,
                "select id from screeningoverride.screening_override where id = cast(:override as uuid) for update",
                """
                select id::text, xmin::text from screeningoverride.screening_override where id = cast(:override as uuid)
                """);
    }
}
