package pk.gov.nsor.publicservice.disclosure.rights.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** What somebody asked about a record, and the note that it left. */
@Component
class RightRequestPage extends ShownRows {

    RightRequestPage(JdbcClient jdbc) {
        super(jdbc, "select id from disclosure.right_request where id = cast(:id as uuid) for update", """
                select r.id::text, r.xmin::text, n.noted_at::text, w.withdrawn_at::text from disclosure.right_request r
                left join disclosure.namesake_note n on n.request_id = r.id
                left join disclosure.namesake_withdrawal w on w.request_id = r.id where r.id = cast(:id as uuid)
                union all (select v.row_id, v.version, v.kind, '' from disclosure.right_request r
                    left join register.merged_view m on m.part_id = r.person_id
                    join register.row_version v on v.person_id = coalesce(m.root_id, r.person_id)
                    where r.id = cast(:id as uuid) and v.kind = 'cnic' order by v.row_id)
                """);
    }
}
