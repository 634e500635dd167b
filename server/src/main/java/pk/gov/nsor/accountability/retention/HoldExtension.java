package pk.gov.nsor.accountability.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** A later last day of a legal hold. */
@Component
public class HoldExtension extends HoldProposal<HoldExtension.Extending> {

    HoldExtension(Holds holds, Proposals proposals) {
        super(holds, proposals);
    }

    /** What is proposed. */
    public record Extending(@Nullable UUID person, @Nullable UUID request, UUID hold, LocalDate until) {}

    /**
     * Asks for a later last day.
     *
     * @param until the last day, after the present one and at most {@link Holds#mostDays} from today
     * @throws InvalidValueException where the hold is over, the record erased, or the day can not be
     */
    public UUID ask(Hold hold, LocalDate until, String reason, Actor actor) {
        return ask(new Extending(hold.of().person(), hold.of().request(), hold.id(), until), reason, actor);
    }

    @Override
    public String name() {
        return "legal-hold-extension";
    }

    @Override
    public Class<Extending> payload() {
        return Extending.class;
    }

    @Override
    Held held(Extending payload) {
        return new Held(payload.person(), payload.request());
    }

    @Override
    List<Line> more(Extending payload) {
        return List.of(until(payload.until()));
    }

    @Override
    public Preview preview(Extending payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of(
                "retention.legal-hold-extension.effect",
                holds().lasting(payload.hold()).until(),
                payload.until()));
    }

    @Override
    public String fingerprint(Extending payload) {
        return payload.hold() + " "
                + holds().find(payload.hold()).map(Hold::steps).orElse(0);
    }

    @Override
    public void validate(Extending payload, LocalDate effectiveFrom) {
        holds().checkThere(held(payload));
        holds().checkDay(payload.until());
        Hold hold = holds().lasting(payload.hold());
        if (!payload.until().isAfter(hold.until())) {
            throw new InvalidValueException(
                            "retention.not-later", "The hold lasts until %s already. Give a later day.", hold.until())
                    .at("until");
        }
    }

    @Override
    public void apply(Extending payload, Approval approval) {
        holds().extend(holds().lasting(payload.hold()), payload.until(), approval);
    }
}
