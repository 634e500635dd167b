package pk.gov.nsor.record.duplicates.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** The content of a pair's page: the pair with what was decided, and who the two people are. */
@Component
class DuplicatePage extends ShownRows {

    DuplicatePage(JdbcClient jdbc) {
        super(jdbc, address -> {}, """
                select x.id::text, x.xmin::text, '' from duplicates.pair x where x.id = cast(:id as uuid)
                union all (select v.row_id, v.version, v.kind from duplicates.pair x
                    join register.row_version v on v.person_id in (x.older, x.newer)
                    where x.id = cast(:id as uuid) and v.kind in ('person', 'cnic') order by v.kind, v.row_id)
                """);
    }
}
