package pk.gov.nsor.foundation.reference.policy;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalTerm;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** How long proposals stay open. */
@Component
class ProposalTermPolicy implements ProposalTerm, PolicyEffect {

    private static final String OPEN = "approval.open";

    private final PolicyValues values;

    ProposalTermPolicy(PolicyValues values) {
        this.values = values;
    }

    @Override
    public LocalDate lastDay(LocalDate today) {
        return today.plusDays(values.get(OPEN, today).number());
    }

    @Override
    public boolean reckonsWith(String key) {
        return key.equals(OPEN);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("reference.policy.effect.proposals"));
    }
}
