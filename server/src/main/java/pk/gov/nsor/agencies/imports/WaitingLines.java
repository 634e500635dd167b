package pk.gov.nsor.agencies.imports;

import java.util.OptionalInt;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.MessageFact;
import pk.gov.nsor.foundation.audit.Actor;

/** What a line that waited brought to the record by itself, with another message, goes with the file that it came from. */
@Component
class WaitingLines {

    private final RecordedFacts facts;
    private final JdbcClient jdbc;

    WaitingLines(RecordedFacts facts, JdbcClient jdbc) {
        this.facts = facts;
        this.jdbc = jdbc;
    }

    /** What a registrar has decided stays. */
    @EventListener
    void recorded(MessageFact message) {
        if (message.by().kind() == Actor.Kind.MACHINE) {
            OptionalInt death = facts.deathOf(message.person());
            jdbc.sql("""
                            update imports.outcome set person_id = ?, fact_id = ?, death_version = ?
                            where receipt = ? and fact_id is null
                            """)
                    .param(message.person().value())
                    .param(message.fact().value())
                    .param(death.isPresent() ? death.getAsInt() : null)
                    .param(message.receipt())
                    .update();
        }
    }
}
