package pk.gov.nsor.policing.supervision.web;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.ShownOfPerson;

/** What the pages about one case decide about. */
public final class CaseOverview {

    private CaseOverview() {}

    /** An alleged breach. */
    @Component
    static class OfBreach extends ShownOfPerson {

        OfBreach(People people, JdbcClient jdbc) {
            super(people, jdbc, """
                    select id::text, xmin::text from supervision.breach where id = cast(:breach as uuid)
                    """);
        }
    }

    /** Where the case is, and to whom it is offered. */
    @Component
    static class OfTransfers extends ShownOfPerson {

        OfTransfers(People people, JdbcClient jdbc) {
            super(people, jdbc, """
                    select id::text, xmin::text from supervision.transfer where person_id = cast(:id as uuid) and state = 'OFFERED'
                    union all (select id::text, xmin::text from supervision.responsibility
                        where person_id = cast(:id as uuid) and until_day is null order by id)
                    """);
        }
    }

    /** The numbers that count, as the officer sees them; that somebody replied is not for the officer to decide about. */
    @Component
    public static class OfPhone extends ShownOfPerson {

        OfPhone(People people, JdbcClient jdbc) {
            super(people, jdbc, """
                    select id::text, state, language from supervision.phone
                    where person_id = cast(:id as uuid) and ended_at is null order by id
                    """);
        }
    }

    /** One circumstance with its versions. */
    @Component
    public static class OfCircumstance extends ShownOfPerson {

        OfCircumstance(People people, JdbcClient jdbc) {
            super(people, jdbc, """
                    select version::text, xmin::text from supervision.circumstance
                    where id = cast(:circumstance as uuid) order by version
                    """);
        }
    }

    /** A planned visit and its report. */
    @Component
    public static class OfVisit extends ShownOfPerson {

        OfVisit(People people, JdbcClient jdbc) {
            super(people, jdbc, """
                    select id::text, xmin::text from supervision.visit where id = cast(:visit as uuid)
                    union all select visit_id::text, xmin::text from supervision.visit_report where visit_id = cast(:visit as uuid)
                    """);
        }
    }

    /** A photograph, and whether it was withdrawn. */
    @Component
    public static class OfPhotograph extends ShownOfPerson {

        OfPhotograph(People people, JdbcClient jdbc) {
            super(people, jdbc, """
                    select kind, row_id, version from register.row_version
                    where person_id = cast(:id as uuid) and kind in ('photograph', 'withdrawn photograph')
                        and row_id = cast(:photograph as text)
                    order by kind
                    """);
        }
    }

    /** The release that is announced. */
    @Component
    static class OfPlannedRelease extends ShownOfPerson {

        OfPlannedRelease(People people, JdbcClient jdbc) {
            super(people, jdbc, """
                    select id::text, xmin::text from supervision.planned_release
                    where person_id = cast(:id as uuid) order by id
                    """);
        }
    }

    /** Days on which nobody could appear. */
    @Component
    static class OfOutage extends ShownRows {

        OfOutage(JdbcClient jdbc) {
            super(jdbc, "select id from supervision.outage where id = cast(:outage as uuid) for update", """
                    select id::text, xmin::text from supervision.outage where id = cast(:outage as uuid)
                    """);
        }
    }

    /** One transfer; the person's row is locked first, as whoever answers it does. */
    @Component
    static class OfTransfer extends ShownRows {

        OfTransfer(People people, Transfers transfers, JdbcClient jdbc) {
            super(
                    jdbc,
                    address -> transfers
                            .find(UUID.fromString(address.get("transfer")))
                            .ifPresent(transfer -> people.lock(transfer.person())),
                    "select id::text, xmin::text from supervision.transfer where id = cast(:transfer as uuid)");
        }
    }
}
