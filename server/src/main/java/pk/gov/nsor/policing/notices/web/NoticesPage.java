package pk.gov.nsor.policing.notices.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.ShownOfPerson;

/** What the pages about one notice, announcement or task decide about. */
final class NoticesPage {

    private NoticesPage() {}

    /** A notice and its steps. */
    @Component
    static class OfNotice extends ShownOfPerson {

        OfNotice(People people, JdbcClient jdbc) {
            super(people, jdbc, """
                    select id::text, xmin::text from notices.notice where id = cast(:notice as uuid)
                    union all (select id::text, xmin::text from notices.step where notice_id = cast(:notice as uuid) order by id)
                    """);
        }
    }

    /** What came by SMS. */
    @Component
    static class OfAnnouncement extends ShownOfPerson {

        OfAnnouncement(People people, JdbcClient jdbc) {
            super(people, jdbc, """
                    select id::text, xmin::text from notices.announcement where id = cast(:announcement as uuid)
                    """);
        }
    }

    /**
     * A task, with the two facts that it compares: what was reported, and what the record says. One statement, whether
     * there is such a task or not.
     */
    @Component
    static class OfTask extends ShownOfPerson {

        OfTask(People people, JdbcClient jdbc) {
            super(people, jdbc, """
                    select id::text, xmin::text from notices.task where id = cast(:task as uuid)
                    union all select o.id::text, o.xmin::text from notices.observation o
                        join notices.task t on t.source = o.id and t.person_id = o.person_id
                        where t.id = cast(:task as uuid)
                    union all (select kind || row_id, version from register.row_version
                        where person_id = cast(:id as uuid) and kind in ('person', 'former name', 'address')
                        order by kind, row_id)
                    union all (select id::text, state from supervision.phone_view
                        where person_id = cast(:id as uuid) order by id)
                    union all select kind, count(*)::text from conviction.row_version
                        where person_id = cast(:id as uuid) and kind = 'custody' group by kind
                    """);
        }
    }
}
