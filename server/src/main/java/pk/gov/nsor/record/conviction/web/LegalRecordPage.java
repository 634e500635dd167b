package pk.gov.nsor.record.conviction.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.ShownOfPerson;

/** What courts and prisons have reported about the person: each version of a fact is a row that is kept. */
@Component
class LegalRecordPage extends ShownOfPerson {

    LegalRecordPage(People people, JdbcClient jdbc) {
        super(people, jdbc, """
                select 'conviction', count(*)::text, max(recorded_at)::text from conviction.conviction_version
                    where person_id = cast(:id as uuid)
                union all select 'quashing', count(*)::text, max(recorded_at)::text from conviction.quashing
                    where person_id = cast(:id as uuid)
                union all select 'sentence', count(*)::text, max(recorded_at)::text from conviction.sentence
                    where person_id = cast(:id as uuid)
                union all select 'appeal', count(*)::text, max(recorded_at)::text from conviction.appeal
                    where person_id = cast(:id as uuid)
                union all select 'dismissal', count(*)::text, max(recorded_at)::text from conviction.appeal_dismissal
                    where person_id = cast(:id as uuid)
                union all select 'clemency', count(*)::text, max(recorded_at)::text from conviction.clemency
                    where person_id = cast(:id as uuid)
                union all select 'custody', count(*)::text, max(recorded_at)::text from conviction.custody_event
                    where person_id = cast(:id as uuid)
                union all select 'death', count(*)::text, max(recorded_at)::text from conviction.death
                    where person_id = cast(:id as uuid)
                union all select 'mark', count(*)::text, max(recorded_at)::text from conviction.release_mark
                    where person_id = cast(:id as uuid)
                """);
    }
}
