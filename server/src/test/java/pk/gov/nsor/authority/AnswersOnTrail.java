package pk.gov.nsor.authority;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.authority.AuthorityTable.Row;
import pk.gov.nsor.foundation.access.Feed;

/** Looks after each answer for the entry that one caller must have left by it. */
final class AnswersOnTrail {

    private final JdbcClient jdbc;
    private final Optional<UUID> actor;
    private final Set<String> withoutEntry;
    private final boolean isMachine;
    private long last;

    AnswersOnTrail(JdbcClient jdbc, AuthorityCaller caller, Set<String> withoutEntry) {
        this.jdbc = jdbc;
        this.actor = caller.actor();
        this.isMachine =
                Arrays.stream(Feed.values()).anyMatch(feed -> feed.name().equals(caller.asker()));
        this.withoutEntry = withoutEntry;
        this.last = jdbc.sql("select coalesce(max(id), 0) from audit.entry")
                .query(Long.class)
                .single();
    }

    /**
     * What the trail lacks of the answer that has just come. Who is led to the sign-in page is nobody, as a machine's token
     * is on a page, and leaves nothing.
     */
    Optional<String> missing(Row row, Answer answer) {
        boolean isNobody = actor.isEmpty() || (isMachine && !row.path().startsWith("/api/"));
        if (isNobody
                || answer == Answer.SIGN_IN
                || (withoutEntry.contains(row.endpoint()) && answer == Answer.ALLOWED)) {
            return Optional.empty();
        }
        List<Left> left = jdbc.sql("select id, outcome from audit.entry where actor_id = ? and id > ? order by id")
                .params(actor.get(), last)
                .query(Left.class)
                .list();
        if (left.isEmpty()) {
            return Optional.of("nothing on the trail");
        }
        last = left.getLast().id();
        boolean isRefusal = answer == Answer.REFUSED || answer == Answer.NOT_THERE;
        return isRefusal && left.stream().noneMatch(entry -> entry.outcome().equals("REFUSED"))
                ? Optional.of("no refusal on the trail")
                : Optional.empty();
    }

    private record Left(long id, String outcome) {}
}
