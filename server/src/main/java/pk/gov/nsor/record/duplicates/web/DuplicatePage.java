package pk.gov.nsor.record.duplicates.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** The content of a pair's page: the pair with what was decided, and of both people what they are compared by. */
@Component
class DuplicatePage extends ShownRows {

    DuplicatePage(JdbcClient jdbc) {
        super(jdbc, address -> {}, """
                select x.id::text, x.xmin::text, '' from duplicates.pair x where x.id = cast(:id as uuid)
                union all (select v.row_id, v.version, v.kind from duplicates.pair x
                    join register.row_version v on v.person_id in (x.older, x.newer)
                    where x.id = cast(:id as uuid) and v.kind in ('person', 'cnic', 'address', 'photograph', 'withdrawn photograph')
                    order by v.kind, v.row_id)
                union all (select j.id::text, j.person_id::text, 'judgment' from duplicates.pair x
                    join conviction.judgment_view j on j.person_id in (x.older, x.newer)
                    where x.id = cast(:id as uuid) order by j.id)
                union all (select v.row_id, v.version, v.kind from duplicates.pair x
                    join conviction.row_version v on v.person_id in (x.older, x.newer)
                    where x.id = cast(:id as uuid) order by v.kind, v.row_id)
                """);
    }
}
