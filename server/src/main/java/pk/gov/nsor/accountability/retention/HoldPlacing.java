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

/** A legal hold on a record, or on a request about a case. */
@Component
public class HoldPlacing extends HoldProposal<HoldPlacing.Placing> {

    HoldPlacing(Holds holds, Proposals proposals) {
        super(holds, proposals);
    }

    /** What is proposed. */
    public record Placing(@Nullable UUID person, @Nullable UUID request, HoldCause cause, LocalDate until) {}

    /**
     * Asks for a hold.
     *
     * @param until the last day, at most {@link Holds#mostDays} from today
     * @param reason why, 5 to 1000 characters
     * @return the proposal, by whose identifier the hold is known if it is confirmed
     * @throws InvalidValueException where the record or the request's files are erased, a hold for the same cause lasts, or
     *     the day can not be
     */
    public UUID ask(Held held, HoldCause cause, LocalDate until, String reason, Actor actor) {
        return ask(new Placing(held.person(), held.request(), cause, until), reason, actor);
    }

    @Override
    public String name() {
        return "legal-hold";
    }

    @Override
    public Class<Placing> payload() {
        return Placing.class;
    }

    @Override
    Held held(Placing payload) {
        return new Held(payload.person(), payload.request());
    }

    @Override
    List<Line> more(Placing payload) {
        return List.of(
                new Line("cause", Text.of("retention.cause." + payload.cause().key())), until(payload.until()));
    }

    @Override
    public Preview preview(Placing payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of(
                held(payload).isRequest() ? "retention.legal-hold.effect-request" : "retention.legal-hold.effect",
                payload.until()));
    }

    @Override
    public String fingerprint(Placing payload) {
        return holds().lasting(held(payload), payload.cause())
                .map(hold -> hold.id() + " " + hold.steps())
                .orElse("none");
    }

    @Override
    public void validate(Placing payload, LocalDate effectiveFrom) {
        holds().checkThere(held(payload));
        holds().checkDay(payload.until());
        holds().lasting(held(payload), payload.cause()).ifPresent(hold -> {
            throw new InvalidValueException(
                            "retention.held", "A hold for this cause lasts until %s. It can be extended.", hold.until())
                    .at("cause");
        });
    }

    @Override
    public void apply(Placing payload, Approval approval) {
        holds().place(held(payload), payload.cause(), payload.until(), approval);
    }
}
