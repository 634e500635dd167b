package pk.gov.nsor.agencies.intake.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** A CNIC that two records lay claim to, and what both say of who they are. */
@Component
class CnicClashPage extends ShownRows {

    CnicClashPage(JdbcClient jdbc) {
        super(jdbc, "select receipt from intake.cnic_clash where receipt = cast(:receipt as uuid) for update", """
                select 'clash', receipt::text, xmin::text from intake.cnic_clash where receipt = cast(:receipt as uuid)
                union all (select r.kind, r.row_id, r.version from intake.cnic_clash c
                    join register.row_version r on r.person_id in (c.holder_id, c.person_id)
                    where c.receipt = cast(:receipt as uuid) and r.kind in ('person', 'cnic') order by r.kind, r.row_id)
                """);
    }
}
