package pk.gov.nsor.accountability.accounts.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** An account, what it may do and when it was reviewed. Its owner's signing in needs no decision. */
@Component
class AccountPage extends ShownRows {

    AccountPage(JdbcClient jdbc) {
        super(jdbc, "select id from access.account where id = cast(:id as uuid) for update", """
                select display_name, agency, jurisdiction::text, enabled::text, reviewed_at::text, reset_at::text
                from access.account where id = cast(:id as uuid)
                union all (select role, '', '', '', '', '' from access.account_role where account_id = cast(:id as uuid) order by role)
                """);
    }
}
