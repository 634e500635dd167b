package pk.gov.nsor.record.conviction;

import java.util.List;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.Section;

/**
 * One offence of a judgment.
 *
 * @param connectedWith the offences it was committed in connection with, at most 20; needed for sections that count
 *     only in connection with another
 */
public record Offence(Section section, List<Section> connectedWith) {

    private static final int MOST = 20;

    /** @throws InvalidValueException where there are too many connected sections */
    public Offence {
        connectedWith = List.copyOf(connectedWith);
        if (connectedWith.size() > MOST) {
            throw new InvalidValueException("offence.connected", "At most %s connected offences can be given.", MOST)
                    .at("connectedWith");
        }
    }
}
