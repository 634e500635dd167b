package pk.gov.nsor.agencies.imports.web;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.imports.BatchId;
import pk.gov.nsor.agencies.imports.Batches;
import pk.gov.nsor.foundation.shell.ShownRows;

/** At what step a file is, what its columns are taken for, and what a dry run found; how far it has come changes all the time. */
@Component
class BulkFilePage extends ShownRows {

    BulkFilePage(JdbcClient jdbc, Batches batches) {
        super(jdbc, address -> batches.hold(new BatchId(UUID.fromString(address.get("file")))), """
                select id::text, state, columns::text, case when state = 'CHECKED' then md5(checking) end as found
                from imports.batch where id = cast(:file as uuid)
                """);
    }
}
