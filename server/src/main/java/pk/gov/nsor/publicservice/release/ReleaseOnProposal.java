package pk.gov.nsor.publicservice.release;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalForm;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.registration.ListedCnics;

/** Switching one of the public's channels on again. */
@Component
class ReleaseOnProposal implements ProposalKind<ReleaseOnProposal.SwitchOn>, ProposalForm<ReleaseOnProposal.SwitchOn> {

    private static final int LONGEST_RESTS_ON = 500;

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

    /**
     * @param channel which one
     * @param restsOn the notification or order; null in proposals from before orders were recorded
     */
    record SwitchOn(ReleaseChannel channel, @Nullable String restsOn) {}

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
        return List.of(
                new Line(
                        "channel",
                        Text.of("release.channel." + payload.channel().key())),
                new Line("restsOn", Text.plain(payload.restsOn() == null ? "" : payload.restsOn())));
    }

    @Override
    public Preview preview(SwitchOn payload, LocalDate effectiveFrom) {
        ReleaseChannels.Version now = channels.latest(payload.channel());
        Text offSince = now.open()
                ? Text.of("release.without-order")
                : Text.of(
                        "release.on.off-since",
                        now.decidedAt().atZone(clock.getZone()).toLocalDate(),
                        now.reason());
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
            case STATISTICS -> Preview.of(offSince, Text.of("release.on.statistics"));
        };
    }

    @Override
    public String fingerprint(SwitchOn payload) {
        return Integer.toString(channels.latest(payload.channel()).version());
    }

    @Override
    public void validate(SwitchOn payload, LocalDate effectiveFrom) {
        if (payload.restsOn() == null) {
            throw new InvalidValueException(
                            "release.rests-on",
                            "Say on which notification or order it rests, in at most 500 characters.")
                    .at("restsOn");
        }
        ReleaseChannels.Version latest = channels.latest(payload.channel());
        if (latest.open() && !latest.isWithoutOrder()) {
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
                Objects.requireNonNull(payload.restsOn()),
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
        return List.of(Field.choice("channel", false, options), Field.hinted("restsOn", Type.TEXT));
    }

    @Override
    public Optional<SwitchOn> read(Form form) {
        Optional<ReleaseChannel> channel = form.require(
                "channel",
                "release.on.channel.missing",
                text -> ReleaseChannel.of(text)
                        .orElseThrow(() -> new InvalidValueException("release.channel", "There is no such channel.")));
        Optional<String> restsOn = form.require("restsOn", "release.on.rests-on.missing", ReleaseOnProposal::restsOn);
        return channel.flatMap(which -> restsOn.map(order -> new SwitchOn(which, order)));
    }

    private static String restsOn(String text) {
        if (text.length() > LONGEST_RESTS_ON || text.equals(ReleaseChannels.NOT_RECORDED)) {
            throw new InvalidValueException(
                    "release.rests-on", "Say on which notification or order it rests, in at most 500 characters.");
        }
        return Screened.require(text, "restsOn");
    }
}
