package pk.gov.nsor.agencies.intake.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.ShownRows;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;

/** A message that waits, what was done about it, and the records beside it: who each is, its facts and its planned release. */
@Component
class QuarantinePage extends ShownRows {

    private static final String OF_PEOPLE = """
            select kind, row_id, version from register.row_version
            where person_id = any (:people) and kind <> 'address' and kind <> 'correction'
            union all
            select kind, row_id, version from conviction.row_version where person_id = any (:people)
            """;

    private final JdbcClient jdbc;
    private final Quarantine quarantine;
    private final Releases releases;

    QuarantinePage(JdbcClient jdbc, Quarantine quarantine, Releases releases) {
        super(jdbc, address -> quarantine.hold(UUID.fromString(address.get("receipt"))), """
                select receipt::text, xmin::text, status from intake.message where receipt = cast(:receipt as uuid)
                union all (select position::text, xmin::text, code from intake.quarantine_reason where receipt = cast(:receipt as uuid) order by position)
                union all (select id::text, '', step from intake.decision where receipt = cast(:receipt as uuid) order by id)
                """);
        this.jdbc = jdbc;
        this.quarantine = quarantine;
        this.releases = releases;
    }

    @Override
    public String version(Map<String, String> address) {
        String message = super.version(address);
        List<PersonId> persons = quarantine.beside(UUID.fromString(address.get("receipt")));
        List<UUID> beside = persons.stream().map(PersonId::value).toList();
        if (beside.isEmpty()) {
            return message;
        }
        List<String> rows =
                jdbc.sql(OF_PEOPLE).param("people", beside.toArray(UUID[]::new)).query().listOfRows().stream()
                        .map(row -> row.values().toString())
                        .sorted()
                        .toList();
        Map<PersonId, PlannedRelease> planned = releases.planned(persons);
        List<String> plans = persons.stream()
                .map(person -> String.valueOf(planned.get(person)))
                .toList();
        return of(message + beside + rows + plans);
    }
}
