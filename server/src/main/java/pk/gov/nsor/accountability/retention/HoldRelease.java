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

/** The end of a legal hold before its last day. */
@Component
public class HoldRelease extends HoldProposal<HoldRelease.Releasing> {

    HoldRelease(Holds holds, Proposals proposals) {
        super(holds, proposals);
    }

    /** What is proposed. */
    public record Releasing(@Nullable UUID person, @Nullable UUID request, UUID hold) {}

    /**
     * Asks for the release.
     *
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException where the hold is over, or the record erased
     */
    public UUID ask(Hold hold, String reason, Actor actor) {
        return ask(new Releasing(hold.of().person(), hold.of().request(), hold.id()), reason, actor);
    }

    @Override
    public String name() {
        return "legal-hold-release";
    }

    @Override
    public Class<Releasing> payload() {
        return Releasing.class;
    }

    @Override
    Held held(Releasing payload) {
        return new Held(payload.person(), payload.request());
    }

    @Override
    List<Line> more(Releasing payload) {
        return holds().find(payload.hold()).stream()
                .map(hold -> new Line(
                        "cause", Text.of("retention.cause." + hold.cause().key())))
                .toList();
    }

    @Override
    public Preview preview(Releasing payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of(
                "retention.legal-hold-release.effect",
                holds().lasting(payload.hold()).until()));
    }

    @Override
    public String fingerprint(Releasing payload) {
        return payload.hold() + " "
                + holds().find(payload.hold()).map(Hold::steps).orElse(0);
    }

    @Override
    public void validate(Releasing payload, LocalDate effectiveFrom) {
        holds().checkThere(held(payload));
        Hold _ = holds().lasting(payload.hold());
    }

    @Override
    public void apply(Releasing payload, Approval approval) {
        holds().release(holds().lasting(payload.hold()), approval);
    }
}
