package pk.gov.nsor.publicservice.release;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalForm;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.registration.ListedCnics;

/** Switching one of the public's channels on again. */
@Component
class ReleaseOnProposal implements ProposalKind<ReleaseOnProposal.SwitchOn>, ProposalForm<ReleaseOnProposal.SwitchOn> {

    private final ReleaseChannels channels;
    private final ListedCnics listed;
    private final AreaBands areas;
    private final UiFormat uiFormat;
    private final Clock clock;

    ReleaseOnProposal(ReleaseChannels channels, ListedCnics listed, AreaBands areas, UiFormat uiFormat, Clock clock) {
        this.channels = channels;
        this.listed = listed;
        this.areas = areas;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** @param channel which one */
    record SwitchOn(ReleaseChannel channel) {}

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
        return List.of(new Line(
                "channel", Text.of("release.channel." + payload.channel().key())));
    }

    @Override
    public Preview preview(SwitchOn payload, LocalDate effectiveFrom) {
        ReleaseChannels.Version off = channels.latest(payload.channel());
        Text offSince = Text.of(
                "release.on.off-since", off.decidedAt().atZone(clock.getZone()).toLocalDate(), off.reason());
        return switch (payload.channel()) {
            case SMS_CNIC ->
                Preview.of(
                        offSince,
                        Text.of("release.on.told", listed.countReleasable(effectiveFrom)),
                        Text.of("release.on.other"));
            case SMS_AREA ->
                Preview.of(
                        offSince,
                        areas.months().stream()
                                .findFirst()
                                .map(last -> Text.of("release.on.areas", last.asOf()))
                                .orElseGet(() -> Text.of("release.on.no-areas")),
                        Text.of("release.on.areas.other"));
        };
    }

    @Override
    public String fingerprint(SwitchOn payload) {
        return Integer.toString(channels.latest(payload.channel()).version());
    }

    @Override
    public void validate(SwitchOn payload, LocalDate effectiveFrom) {
        if (channels.latest(payload.channel()).open()) {
            throw new InvalidValueException("release.open", "The channel is on, or will be on a day decided already.");
        }
    }

    /** A day that is past means today: what was not said then can not be said now. */
    @Override
    public void apply(SwitchOn payload, Approval approval) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = approval.effectiveFrom().isBefore(today) ? today : approval.effectiveFrom();
        channels.lock(payload.channel());
        validate(payload, from);
        channels.switchOn(
                payload.channel(),
                approval.reason(),
                new Approval(approval.proposal(), from, approval.reason(), approval.proposedBy(), approval.by()));
    }

    @Override
    public Optional<ProposalForm<SwitchOn>> form() {
        return Optional.of(this);
    }

    @Override
    public List<Field> fields() {
        Map<String, String> options = new LinkedHashMap<>();
        for (ReleaseChannel channel : ReleaseChannel.values()) {
            options.put(channel.name(), uiFormat.text("release.channel." + channel.key()));
        }
        return List.of(Field.choice("channel", false, options));
    }

    @Override
    public Optional<SwitchOn> read(Form form) {
        return form.require(
                "channel",
                "release.on.channel.missing",
                text -> new SwitchOn(ReleaseChannel.of(text)
                        .orElseThrow(() -> new InvalidValueException("release.channel", "There is no such channel."))));
    }
}
