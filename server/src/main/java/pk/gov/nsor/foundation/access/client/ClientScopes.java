package pk.gov.nsor.foundation.access.client;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.database.KeyedRows;

/** The scopes of machine clients. */
@Component
public class ClientScopes {

    private final JdbcClient jdbc;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    public ClientScopes(JdbcClient jdbc, Trail trail, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.events = events;
    }

    /** {@link ClientScope#NONE} for a client without a scope. */
    public ClientScope of(UUID client) {
        Map<String, List<String>> codes = jdbc.sql("select kind, code from access.client_scope where client_id = ?")
                .param(client)
                .query(KeyedRows.lists(String.class, String.class));
        return new ClientScope(
                codes.containsKey("COUNTRY"), codes(codes, "DISTRICT"), codes(codes, "COURT"), codes(codes, "PRISON"));
    }

    /** Gives a client another scope, which applies from its next message on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(UUID client, ClientScope scope, Actor by) {
        jdbc.sql("delete from access.client_scope where client_id = ?")
                .param(client)
                .update();
        insert(client, "COUNTRY", scope.isCountry() ? Set.of("") : Set.of());
        insert(client, "DISTRICT", scope.districts());
        insert(client, "COURT", scope.courts());
        insert(client, "PRISON", scope.prisons());
        events.publishEvent(new ClientScopeChanged(client));
        trail.append(TrailEntry.done(by, TrailAction.MACHINE_CLIENT_SCOPED)
                .about(client)
                .with(Map.of("scope", scope.written())));
    }

    /**
     * The answer to a message outside the client's scope. It reveals nothing about anybody.
     *
     * @param field the field of the message that is outside the scope
     */
    public static ProblemException outside(String field) {
        return new ProblemException(
                HttpStatus.FORBIDDEN,
                "outside-scope",
                "This client does not speak for that",
                "Nothing was recorded. The courts, prisons and districts of a client are given by two people of the"
                        + " register's administration.",
                List.of(new FieldProblem(field, "client-scope.outside", "This is not one of the client's own.")));
    }

    private void insert(UUID client, String kind, Set<String> codes) {
        for (String code : codes) {
            jdbc.sql("insert into access.client_scope (client_id, kind, code) values (?, ?, ?)")
                    .params(client, kind, code)
                    .update();
        }
    }

    private static Set<String> codes(Map<String, List<String>> codes, String kind) {
        return Set.copyOf(codes.getOrDefault(kind, List.of()));
    }
}
