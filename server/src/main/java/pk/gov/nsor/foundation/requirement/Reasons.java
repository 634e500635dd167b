package pk.gov.nsor.foundation.requirement;

import java.util.ArrayList;
import java.util.List;

/** Collects the steps of one derivation. */
public class Reasons {

    /** For derivations that only lead to another one: keeps nothing. */
    public static final Reasons NONE = new Reasons() {
        @Override
        public void add(Reason.Code code, Object... values) {
            // The steps of a step are not needed.
        }
    };

    private final List<Reason> steps = new ArrayList<>();

    public void add(Reason.Code code, Object... values) {
        steps.add(Reason.of(code, values));
    }

    List<Reason> list() {
        return steps;
    }
}
