package pk.gov.nsor.agencies.exchange;

import java.util.ArrayList;
import java.util.List;
import pk.gov.nsor.foundation.access.client.ClientScope;

/** Whom an audience may hear of today, before it is known for whom its systems speak. */
record Candidates<R extends Audience.Row>(Audience<R> audience, List<R> rows) {

    Candidates {
        rows = List.copyOf(rows);
    }

    /** What a system that speaks for this scope is told; whoever is left out concerns it in no way. */
    List<Heard> within(ClientScope scope) {
        List<Heard> heard = new ArrayList<>();
        for (R row : rows) {
            EventData data = audience.told(row, scope);
            if (data != null) {
                heard.add(new Heard(row.who().person(), data));
            }
        }
        return heard;
    }
}
