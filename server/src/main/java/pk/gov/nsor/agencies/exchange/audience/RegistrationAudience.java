package pk.gov.nsor.agencies.exchange.audience;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.agencies.exchange.EventData;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientScope;

/** Courts are told which judgments of theirs have put somebody on the register. */
@Component
class RegistrationAudience implements Audience<RegistrationAudience.Convict> {

    private final CourtCases cases;

    RegistrationAudience(CourtCases cases) {
        this.cases = cases;
    }

    record Convict(Named who, @Nullable List<CourtCases.Judgment> judgments) implements Row {}

    @Schema(name = "RegistrationData", description = "Somebody who is on the register by judgments of yours.")
    record Data(
            @Schema(description = Described.LATIN) @Nullable String nameLatin,
            @Schema(description = Described.URDU) @Nullable String nameUrdu,

            @Schema(description = "Your judgments that count today, the earliest first; at least one.")
            List<CourtCases.Judgment> judgments)
            implements EventData {}

    @Override
    public String name() {
        return "registration";
    }

    @Override
    public Feed feed() {
        return Feed.COURT;
    }

    @Override
    public Sql sql() {
        return new Sql(CourtCases.COLUMN, "", "true");
    }

    @Override
    public Class<Convict> row() {
        return Convict.class;
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public @Nullable Data told(Convict row, ClientScope scope) {
        List<CourtCases.Judgment> all = row.judgments();
        List<CourtCases.Judgment> own = all == null ? List.of() : cases.of(all, scope);
        return own.isEmpty() ? null : data(row.who(), own);
    }

    @Override
    public Data example() {
        return data(Described.NOBODY, CourtCases.EXAMPLE);
    }

    private static Data data(Named who, List<CourtCases.Judgment> own) {
        return new Data(who.nameLatin(), who.nameUrdu(), own);
    }
}
