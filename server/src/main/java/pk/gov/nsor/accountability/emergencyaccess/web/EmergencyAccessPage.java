package pk.gov.nsor.accountability.emergencyaccess.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** A record that was opened by its number, and what was said of it. */
@Component
class EmergencyAccessPage extends ShownRows {

    EmergencyAccessPage(JdbcClient jdbc) {
        super(
                jdbc,
                "select id from emergencyaccess.emergency_access where id = cast(:emergencyAccess as uuid) for update",
                """
                select id::text, xmin::text from emergencyaccess.emergency_access where id = cast(:emergencyAccess as uuid)
                """);
    }
}
