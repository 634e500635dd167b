package pk.gov.nsor.publicservice.directory.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** An entry and its versions. */
@Component
class DirectoryEntryPage extends ShownRows {

    DirectoryEntryPage(JdbcClient jdbc) {
        super(jdbc, "select number from directory.state for update", """
                select max(version)::text from directory.entry_version where entry_id = cast(:id as uuid)
                """);
    }
}
