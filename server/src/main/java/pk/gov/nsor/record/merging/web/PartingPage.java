package pk.gov.nsor.record.merging.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** The content of the page on which records are parted: whether they are joined, and what is on the leading record. */
@Component
class PartingPage extends ShownRows {

    PartingPage(JdbcClient jdbc) {
        super(jdbc, address -> {}, """
                select m.id::text, m.version, '' from register.merged_view m where m.id = cast(:id as uuid)
                union all (select v.row_id, v.version, v.kind from register.merged_view m
                    join register.row_version v on v.person_id = m.leading_id
                    where m.id = cast(:id as uuid) and v.kind in ('cnic', 'address') order by v.kind, v.row_id)
                union all (select j.id::text, '', 'judgment' from register.merged_view m
                    join conviction.judgment_view j on j.person_id = m.leading_id where m.id = cast(:id as uuid))
                union all (select v.row_id, v.version, v.kind from register.merged_view m
                    join conviction.row_version v on v.person_id = m.leading_id where m.id = cast(:id as uuid))
                """);
    }
}
