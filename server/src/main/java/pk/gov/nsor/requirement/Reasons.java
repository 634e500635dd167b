package pk.gov.nsor.requirement;

import java.util.ArrayList;
import java.util.List;

/** Collects the steps of one derivation. */
class Reasons {

    /** For derivations that only lead to another one: keeps nothing. */
    static final Reasons NONE = new Reasons() {
        @Override
        void add(Reason.Code code, Object... values) {
            // Nobody asks for the steps of a step.
        }
    };

    private final List<Reason> steps = new ArrayList<>();

    void add(Reason.Code code, Object... values) {
        steps.add(Reason.of(code, values));
    }

    List<Reason> list() {
        return steps;
    }
}
