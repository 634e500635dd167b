package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;
import pk.gov.nsor.publicservice.disclosure.cases.BureauDecisions;

/** A request, its files, and the record that the bureau's page puts beside it. */
@Component
class DisclosureRequestPage extends ShownRows {

    private final BureauDecisions decisions;

    DisclosureRequestPage(JdbcClient jdbc, BureauDecisions decisions) {
        super(jdbc, "select id from disclosure.request where id = cast(:id as uuid) for update", """
                select id::text, xmin::text from disclosure.request where id = cast(:id as uuid)
                union all (select kind, xmin::text from disclosure.vault_file where request_id = cast(:id as uuid) order by kind)
                """);
        this.decisions = decisions;
    }

    @Override
    public String version(Map<String, String> address) {
        return of(super.version(address) + decisions.candidateNow(UUID.fromString(address.get("id"))));
    }
}
