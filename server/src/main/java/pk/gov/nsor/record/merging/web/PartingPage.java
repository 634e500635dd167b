package pk.gov.nsor.record.merging.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** The content of the page on which records are parted: whether they are joined, and what is on the leading record. */
@Component
class PartingPage extends ShownRows {

    PartingPage(JdbcClient jdbc) {
        super(jdbc, address -> {}, """
                select m.part_id::text, m.root_id::text, '' from register.merged_view m
                    join register.merged_record r on r.part_id = m.part_id and r.ended_at is null
                    where r.id = cast(:id as uuid)
                union all (select v.row_id, v.version, v.kind from register.merged_record r
                    join register.row_version v on v.person_id = r.leading_id
                    where r.id = cast(:id as uuid) and v.kind in ('cnic', 'address') order by v.kind, v.row_id)
                union all (select c.id::text, '', 'conviction' from register.merged_record r
                    join conviction.every_conviction c on c.person_id = r.leading_id where r.id = cast(:id as uuid))
                """);
    }
}
