package pk.gov.nsor.reference;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.approval.Preview;
import pk.gov.nsor.approval.ProposalTerm;
import pk.gov.nsor.approval.Text;

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
