package pk.gov.nsor.record.registration.lawchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.PolicyRow;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.registration.Rederivation;

/** A policy value that derivations use: it affects everybody judged from its first day on, and the working week whoever is verified then. */
@Component
class LegalPolicyEffect implements PolicyEffect {

    private final Laws laws;
    private final LawEffect effects;
    private final Convictions convictions;
    private final Rederivation rederivation;
    private final JdbcClient jdbc;

    LegalPolicyEffect(
            Laws laws, LawEffect effects, Convictions convictions, Rederivation rederivation, JdbcClient jdbc) {
        this.laws = laws;
        this.effects = effects;
        this.convictions = convictions;
        this.rederivation = rederivation;
        this.jdbc = jdbc;
    }

    @Override
    public boolean reckonsWith(String key) {
        return Law.restsOn(key);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        Law before = laws.current();
        List<PersonId> concerned = concerned(present.key(), before, from);
        return effects.of(before, changed(before, present.key(), value, from), concerned)
                .preview(List.of(Text.of(
                        isWeek(present.key()) ? "registration.policy.verified-from" : "registration.policy.judged-from",
                        concerned.size(),
                        from)));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        try {
            Law _ = changed(laws.current(), present.key(), value, from);
        } catch (InvalidValueException refused) {
            throw refused.at("value");
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidValueException(
                            "policy.not-applicable", "The policy %s can not be %s.", present.key(), value)
                    .at("value");
        }
    }

    @Override
    public void applied(String key, LocalDate from, UUID proposal) {
        rederivation.of(concerned(key, laws.current(), from), proposal);
    }

    /**
     * A change from a day on does not affect those judged before; a change from the Act's first day affects everybody.
     * The working week is that of each day, so it affects whoever is to be verified from then on.
     */
    private List<PersonId> concerned(String key, Law law, LocalDate from) {
        if (isWeek(key)) {
            return jdbc.sql(
                            "select person_id from registration.standing where next_verification_on >= ? order by person_id")
                    .param(from)
                    .query(PersonId.class)
                    .list();
        }
        boolean isEverybody = key.equals(Law.FIRST_DAY) || !from.isAfter(law.firstDay());
        return convictions.judgedFrom(isEverybody ? LocalDate.EPOCH : from);
    }

    private static boolean isWeek(String key) {
        return key.equals(Law.WORKING_WEEK);
    }

    private static Law changed(Law law, String key, String value, LocalDate from) {
        List<PolicyRow> rows = new ArrayList<>();
        for (PolicyRow row : law.policy()) {
            boolean isOpen = row.key().equals(key) && row.to() == null;
            rows.add(isOpen ? new PolicyRow(key, row.value(), row.from(), from.minusDays(1)) : row);
        }
        rows.add(new PolicyRow(key, value, from, null));
        return law.with(rows);
    }
}
