package pk.gov.nsor.release;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.approval.Approval;
import pk.gov.nsor.approval.Preview;
import pk.gov.nsor.approval.ProposalForm;
import pk.gov.nsor.approval.ProposalKind;
import pk.gov.nsor.approval.Text;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.registration.ListedCnics;
import pk.gov.nsor.shell.Form;

/** Switching the public's channel on again. */
@Component
class ReleaseOnKind implements ProposalKind<ReleaseOnKind.SwitchOn>, ProposalForm<ReleaseOnKind.SwitchOn> {

    private static final String SMS = "SMS_CNIC";

    private final ReleaseChannels channels;
    private final ListedCnics listed;
    private final Clock clock;

    ReleaseOnKind(ReleaseChannels channels, ListedCnics listed, Clock clock) {
        this.channels = channels;
        this.listed = listed;
        this.clock = clock;
    }

    /** @param channel the only one there is: {@code SMS_CNIC} */
    record SwitchOn(String channel) {}

    @Override
    public String name() {
        return "release-on";
    }

    @Override
    public String messages() {
        return "release.on.";
    }

    @Override
    public Class<SwitchOn> payload() {
        return SwitchOn.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(SwitchOn payload) {
        return List.of(new Line("channel", Text.of("release.channel.sms")));
    }

    @Override
    public Preview preview(SwitchOn payload, LocalDate effectiveFrom) {
        ReleaseChannels.Version off = channels.latest();
        return Preview.of(
                Text.of(
                        "release.on.off-since",
                        off.decidedAt().atZone(clock.getZone()).toLocalDate(),
                        off.reason()),
                Text.of("release.on.told", listed.countReleasable(effectiveFrom)),
                Text.of("release.on.other"));
    }

    @Override
    public String fingerprint(SwitchOn payload) {
        return Integer.toString(channels.latest().version());
    }

    @Override
    public void validate(SwitchOn payload, LocalDate effectiveFrom) {
        if (channels.latest().open()) {
            throw new InvalidValueException("release.open", "The channel is on, or will be on a day decided already.");
        }
    }

    /** A day that is past means today: what was not said then can not be said now. */
    @Override
    public void apply(SwitchOn payload, Approval approval) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = approval.effectiveFrom().isBefore(today) ? today : approval.effectiveFrom();
        channels.lock();
        validate(payload, from);
        channels.switchOn(approval.reason(), new Approval(approval.proposal(), from, approval.reason(), approval.by()));
    }

    @Override
    public Optional<ProposalForm<SwitchOn>> form() {
        return Optional.of(this);
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public Optional<SwitchOn> read(Form form) {
        return Optional.of(new SwitchOn(SMS));
    }
}
