package pk.gov.nsor.foundation.feeds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;

/** The court of a message that is about one court's case: which it is, and whether its sender answers for it. */
@Component
public class MessageCourts {

    private static final String FIELD = "/court";
    private static final int LONGEST = 120;

    private final Courts courts;

    MessageCourts(Courts courts) {
        this.courts = courts;
    }

    /**
     * The code of the court that is written, by its code or name.
     *
     * @param code of the problem where it is none, or several
     * @return null where something is wrong, which is noted with the fields
     */
    public @Nullable String read(FeedFields fields, @Nullable String written, String code) {
        String text = fields.text(FIELD, written, LONGEST);
        if (text == null) {
            return null;
        }
        List<Court> meant = courts.named(text);
        if (meant.size() == 1) {
            return meant.getFirst().code();
        }
        fields.wrong(
                FIELD,
                code,
                meant.isEmpty()
                        ? "No court is known by this name."
                        : "Several courts are called so: send the code of the court.");
        return null;
    }

    /** Whether a client answers for the court with this code. */
    public boolean covers(ClientScope scope, String court) {
        return courts.byCode(court)
                .filter(known -> scope.coversCourt(known.code(), known.districtCode()))
                .isPresent();
    }

    /** @throws pk.gov.nsor.foundation.access.ProblemException where it does not */
    public void refuseOutside(ClientScope scope, String court) {
        if (!covers(scope, court)) {
            throw ClientScopes.outside(FIELD);
        }
    }
}
