package pk.gov.nsor.foundation.approval.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.shell.ShownRows;
import pk.gov.nsor.foundation.shell.WhatIsShown;

/** The content of a proposal's page: its state, and the people or things it would affect now. */
@Component
class ProposalPage implements WhatIsShown {

    private final ProposalReading reading;
    private final Clock clock;

    ProposalPage(ProposalReading reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public void hold(Map<String, String> address) {
        reading.hold(id(address));
    }

    @Override
    public String version(Map<String, String> address) {
        return reading.of(id(address))
                .map(proposal -> version(proposal, now(proposal)))
                .orElse("");
    }

    @Override
    public boolean isInModel() {
        return true;
    }

    /** Whom it would affect now; for one that is closed, as it was then. */
    ProposalReading.Now now(Proposal proposal) {
        return proposal.on(LocalDate.now(clock)) == Proposal.State.WAITING
                ? reading.now(proposal)
                : new ProposalReading.Now(proposal.preview(), false, reading.changes(proposal));
    }

    /** The proposed content never changes; its state and the people affected may. */
    static String version(Proposal proposal, ProposalReading.Now now) {
        return ShownRows.of(proposal.id() + "\n" + proposal.decision() + "\n" + now);
    }

    private static UUID id(Map<String, String> address) {
        return UUID.fromString(address.get("id"));
    }
}
