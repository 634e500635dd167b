package pk.gov.nsor.foundation.requirement;

import java.util.List;
import pk.gov.nsor.foundation.kernel.Section;

/**
 * One offence a person was convicted of.
 *
 * @param connectedWith the offences it was committed in connection with; they need not be charges of their own
 */
public record Charge(Section section, List<Section> connectedWith) {

    public Charge {
        connectedWith = List.copyOf(connectedWith);
    }
}
