package pk.gov.nsor.agencies.exchange.audience;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.agencies.exchange.EventData;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientScope;

/** Immigration is told whom it is asked not to let out of the country, and until when; not why. */
@Component
class ExitControlAudience implements Audience<ExitControlAudience.Kept> {

    record Kept(Named who, LocalDate until) implements Row {}

    @Schema(name = "ExitControlData", description = "Somebody whom you are asked not to let out of the country.")
    record Data(
            @Schema(
                    description =
                            "The last day on which this holds; it may be extended once, which is told, and be ended"
                                    + " before. After that day nothing is asked of you, whether or not you have heard that it ended.")
            LocalDate until,

            @JsonUnwrapped Who who)
            implements EventData {}

    @Override
    public String name() {
        return "exit-control";
    }

    @Override
    public Feed feed() {
        return Feed.IMMIGRATION;
    }

    @Override
    public Sql sql() {
        return new Sql("e.until_day as until", """
                join lateral (select max(l.until_day) as until_day from exitcontrol.lasting l
                    where l.until_day >= :today and (l.person_id = p.id
                        or l.person_id in (select m.part_id from register.merged_view m where m.root_id = p.id))) e
                    on e.until_day is not null
                """, "true");
    }

    @Override
    public Class<Kept> row() {
        return Kept.class;
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public Data told(Kept row, ClientScope scope) {
        return new Data(row.until(), Who.of(row));
    }

    @Override
    public Data example() {
        return told(new Kept(Described.NOBODY, LocalDate.of(2026, 12, 29)), ClientScope.COUNTRY);
    }
}
