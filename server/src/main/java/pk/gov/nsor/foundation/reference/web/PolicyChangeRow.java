package pk.gov.nsor.foundation.reference.web;

import pk.gov.nsor.foundation.reference.Certainty;
import pk.gov.nsor.foundation.reference.PolicyValue;

/** A value of policy as a page shows it. */
record PolicyChangeRow(PolicyValue value) {

    public Certainty certainty() {
        return Certainty.of(value.confidence());
    }
}
