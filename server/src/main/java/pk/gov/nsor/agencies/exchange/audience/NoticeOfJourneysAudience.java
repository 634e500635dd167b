package pk.gov.nsor.agencies.exchange.audience;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.agencies.exchange.EventData;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientScope;

/** Immigration is told who must give notice of journeys abroad. */
@Component
class NoticeOfJourneysAudience implements Audience<NoticeOfJourneysAudience.Owing> {

    record Owing(Named who, LocalDate since) implements Row {}

    @Schema(name = "NoticeOfJourneysData", description = "Somebody who has to give notice of journeys abroad.")
    record Data(
            @Schema(description = "Since when.") LocalDate since,
            @JsonUnwrapped Who who) implements EventData {}

    @Override
    public String name() {
        return "notice-of-journeys";
    }

    @Override
    public Feed feed() {
        return Feed.IMMIGRATION;
    }

    @Override
    public Sql sql() {
        return new Sql(
                "greatest(s.first_day, f.opened_on) as since",
                "join supervision.followed_view f on f.person_id = p.id",
                "not s.in_custody");
    }

    @Override
    public Class<Owing> row() {
        return Owing.class;
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public Data told(Owing row, ClientScope scope) {
        return new Data(row.since(), Who.of(row));
    }

    @Override
    public Data example() {
        return told(new Owing(Described.NOBODY, LocalDate.of(2026, 6, 1)), ClientScope.COUNTRY);
    }
}
