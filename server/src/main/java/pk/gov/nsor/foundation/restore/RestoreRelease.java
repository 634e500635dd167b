package pk.gov.nsor.foundation.restore;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.ImmediateDecision;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Lets out what is held after a restore, once one person has looked at it and another agrees. */
@Component
class RestoreRelease implements ImmediateDecision<RestoreRelease.Release> {

    static final String NAME = "restore-release";

    private static final String SEND = "send";
    private static final String DROP = "drop";

    private final Restorations restorations;
    private final List<HeldBack> held;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    RestoreRelease(Restorations restorations, List<HeldBack> held, Trail trail, UiFormat uiFormat, Clock clock) {
        this.restorations = restorations;
        this.held = held;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /**
     * What is proposed.
     *
     * @param restoration which restore; null where there is none, which is refused
     * @param sendsDoubtful whether messages that may have gone out already are sent
     * @param sendsSince whether messages that were made after the restore are sent
     */
    record Release(@Nullable UUID restoration, boolean sendsDoubtful, boolean sendsSince) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String messages() {
        return "restore.release.";
    }

    @Override
    public Class<Release> payload() {
        return Release.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(Release payload) {
        return List.of(
                new Line("doubtful", choice(payload.sendsDoubtful())), new Line("since", choice(payload.sendsSince())));
    }

    private static Text choice(boolean isSent) {
        return Text.of("restore.release.option." + (isSent ? SEND : DROP));
    }

    @Override
    public Preview preview(Release payload, LocalDate effectiveFrom) {
        Instant since = restorations.open().map(Restorations.Open::since).orElseGet(clock::instant);
        List<Text> counts = new ArrayList<>();
        held.forEach(one -> counts.addAll(one.counts(since)));
        return new Preview(counts, List.of());
    }

    /** How much is held changes by itself, and changes nothing about the decision. */
    @Override
    public String fingerprint(Release payload) {
        return restorations.open().map(open -> open.id().toString()).orElse("none");
    }

    @Override
    public void validate(Release payload, LocalDate effectiveFrom) {
        Restorations.Open open = restorations
                .open()
                .filter(one -> one.id().equals(payload.restoration()))
                .orElseThrow(() -> new InvalidValueException(
                        "restore.nothing-held", "Nothing is held: the database was not restored, or it is released."));
        if (open.restoredAt() == null) {
            throw new InvalidValueException(
                    "restore.not-run", "The database was put back, and bin/nsor after-restore was not run yet.");
        }
    }

    @Override
    public void apply(Release payload, Approval approval) {
        validate(payload, LocalDate.now(clock));
        Restorations.Open open = restorations.open().orElseThrow();
        held.forEach(one -> one.drop(open.since(), payload.sendsDoubtful(), payload.sendsSince()));
        if (!restorations.release(open.id(), approval.proposal(), payload.sendsDoubtful(), payload.sendsSince())) {
            throw new InvalidValueException(
                    "restore.nothing-held", "Nothing is held: the database was not restored, or it is released.");
        }
        trail.append(TrailEntry.done(approval.by(), TrailAction.RESTORE_RELEASED)
                .about(open.id())
                .with(Map.of("sendsDoubtful", payload.sendsDoubtful(), "sendsSince", payload.sendsSince())));
    }

    @Override
    public List<Field> fields() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(DROP, uiFormat.text("restore.release.option." + DROP));
        options.put(SEND, uiFormat.text("restore.release.option." + SEND));
        return List.of(Field.choice("doubtful", true, options), Field.choice("since", true, options));
    }

    @Override
    public Optional<Release> read(Form form) {
        UUID restoration = restorations.open().map(Restorations.Open::id).orElse(null);
        Optional<Boolean> doubtful = form.require("doubtful", "restore.release.choose", RestoreRelease::isSent);
        Optional<Boolean> since = form.require("since", "restore.release.choose", RestoreRelease::isSent);
        return doubtful.flatMap(one -> since.map(other -> new Release(restoration, one, other)));
    }

    private static boolean isSent(String option) {
        return switch (option) {
            case SEND -> true;
            case DROP -> false;
            default -> throw new InvalidValueException("restore.release.choose", "Choose one of the two.");
        };
    }
}
