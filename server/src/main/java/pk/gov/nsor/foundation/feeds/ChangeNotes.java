package pk.gov.nsor.foundation.feeds;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes what became of messages, for their senders. Only what the receipt tells may be noted: never that a message was recorded,
 * waits or was put aside.
 */
@Component
public class ChangeNotes {

    private final JdbcClient jdbc;

    ChangeNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A second change of the same name changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID client, UUID receipt, SentChange.What what, Instant at) {
        jdbc.sql("""
                        insert into feeds.change (receipt, change, client_id, changed_at) values (?, ?, ?, ?)
                        on conflict (receipt, change) do nothing
                        """)
                .params(receipt, what.name(), client, at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
