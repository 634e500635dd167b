package pk.gov.nsor.publicservice.enquiry.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** What the pages about disputes, answers to take back and scans decide about. */
final class DisputesPage {

    private DisputesPage() {}

    /** A dispute, its steps, and who the record is of that had the CNIC; its number is sealed anew, and its messages go out, by themselves. */
    @Component
    static class Dispute extends ShownRows {

        Dispute(JdbcClient jdbc) {
            super(jdbc, "select id from enquiry.dispute_ticket where key = cast(:key as uuid) for update", """
                    select t.id::text, concat_ws(' ', t.state, t.state_since, 'by', t.taken_by, 'proof', t.proof_from,
                        t.proof_by, t.proof_at, t.proof_document, t.proof_person, 'decided', t.decided_by, t.refusal,
                        t.correction, t.corrected_person)
                    from enquiry.dispute_ticket t where t.key = cast(:key as uuid)
                    union all (select s.id::text, s.xmin::text from enquiry.dispute_step s
                        join enquiry.dispute_ticket t on t.id = s.ticket_id where t.key = cast(:key as uuid) order by s.id)
                    union all (select r.kind || r.row_id, r.version from enquiry.dispute_ticket t
                        join register.row_version r on r.person_id = t.proof_person
                        where t.key = cast(:key as uuid) and r.kind in ('person', 'cnic') order by r.kind, r.row_id)
                    """);
        }
    }

    /** Answers to take back. */
    @Component
    static class TakenBack extends ShownRows {

        TakenBack(JdbcClient jdbc) {
            super(jdbc, "select id from enquiry.take_back where id = cast(:id as uuid) for update", """
                    select id::text, xmin::text from enquiry.take_back where id = cast(:id as uuid)
                    """);
        }
    }

    /** A scan; how far it has come goes on by itself. */
    @Component
    static class Scan extends ShownRows {

        Scan(JdbcClient jdbc) {
            super(jdbc, "select id from enquiry.scan_alert where id = cast(:id as uuid) for update", """
                    select id::text, acknowledged_at::text, closed_at::text from enquiry.scan_alert where id = cast(:id as uuid)
                    """);
        }
    }
}
