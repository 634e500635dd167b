package pk.gov.nsor.accountability.screeningoverride;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.accountability.screeningoverride.ScreeningOverride.State;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.screening.Stop;
import pk.gov.nsor.foundation.screening.SurvivorScreen;

/** Asking that a text be allowed as it stands, and deciding it. */
@Service
public class StoppedTexts {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 1000;

    private final ScreeningOverrideRepository table;
    private final TextHashes hashes;
    private final Keys keys;
    private final Districts districts;
    private final PolicyValues policy;
    private final Trail trail;
    private final PurgeRuns runs;
    private final ContestMetrics metrics;
    private final Clock clock;

    StoppedTexts(
            ScreeningOverrideRepository table,
            TextHashes hashes,
            Keys keys,
            Districts districts,
            PolicyValues policy,
            Trail trail,
            PurgeRuns runs,
            ContestMetrics metrics,
            Clock clock) {
        this.table = table;
        this.hashes = hashes;
        this.keys = keys;
        this.districts = districts;
        this.policy = policy;
        this.trail = trail;
        this.runs = runs;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Bean
    static Job stoppedTextsJob(StoppedTexts texts) {
        return Job.inOneProcess("screeningoverride.expiry", Duration.ofMinutes(10))
                .does(texts::expire);
    }

    /** A text that waits, with why it is to be allowed. */
    public record Waiting(String text, String reason) {}

    /**
     * Asks. Who asks for the same text again while it waits or is allowed is led to what they asked before.
     *
     * @param reason 20 to 1000 characters, screened itself
     * @throws InvalidValueException where the text is not stopped, was refused not long ago, or the reason is not fit
     */
    @Transactional
    public UUID ask(StoppedText stopped, String reason, SignedIn asker, Actor actor) {
        Stop stop = SurvivorScreen.screen(stopped.text())
                .orElseThrow(() -> new InvalidValueException(
                        "screening-override.not-stopped", "This text is not stopped; send the form again."));
        String given = reason.strip();
        int length = given.codePointCount(0, given.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new InvalidValueException(
                            "screening-override.reason", "Write %s to %s characters.", SHORTEST, LONGEST)
                    .at("reason");
        }
        Screened.require(given, "reason");
        Instant now = clock.instant();
        byte[] hash = hashes.of(stopped);
        Optional<ScreeningOverride> before = before(hash, asker, now);
        if (before.isPresent()) {
            return before.get().id();
        }
        // What waited too long and nobody has swept yet would stand in the way.
        expire();
        ScreeningOverride asked = asked(stopped, stop.kind(), asker, now);
        if (!table.insert(asked, stop.rule(), hash, encrypted(asked.id(), stopped.text(), given))) {
            // The form was sent twice: the second request has waited here for the first.
            return before(hash, asker, now).orElseThrow().id();
        }
        append(TrailAction.SCREENING_OVERRIDE_ASKED, asked, actor, Map.of("reason", given));
        return asked.id();
    }

    private Optional<ScreeningOverride> before(byte[] hash, SignedIn asker, Instant now) {
        List<ScreeningOverride> before = table.ofText(hash);
        if (before.stream().anyMatch(each -> each.state() == State.REFUSED && now.isBefore(each.endsAt()))) {
            throw new InvalidValueException(
                    "screening-override.refused-before",
                    "This text was refused already. Write it without telling who a survivor is.");
        }
        return before.stream()
                .filter(each -> each.asker().equals(asker.accountId()))
                .filter(each -> each.stateAt(now) == State.WAITING || each.stateAt(now) == State.ALLOWED)
                .findFirst();
    }

    /** One that the reader may see; empty where there is none, or it is none of theirs. */
    @Transactional(readOnly = true)
    public Optional<ScreeningOverride> find(UUID id, SignedIn reader) {
        return table.find(id).filter(override -> override.isFor(reader));
    }

    /** The text, while it waits. */
    @Transactional(readOnly = true)
    public Optional<Waiting> text(ScreeningOverride override) {
        if (override.stateAt(clock.instant()) != State.WAITING) {
            return Optional.empty();
        }
        return table.kept(override.id()).map(kept -> {
            var key = keys.unwrap(kept.wrappedKey(), context(override.id()));
            byte[] context = context(override.id()).getBytes(StandardCharsets.UTF_8);
            return new Waiting(
                    new String(key.decrypt(kept.text(), context), StandardCharsets.UTF_8),
                    new String(key.decrypt(kept.reason(), context), StandardCharsets.UTF_8));
        });
    }

    /** What waits for the reader, the longest first. */
    @Transactional(readOnly = true)
    public List<ScreeningOverride> waitingFor(SignedIn reader) {
        return table.waiting(clock.instant()).stream()
                .filter(override -> override.isDecidedBy(reader))
                .toList();
    }

    /** What the reader asked for, the latest first. */
    @Transactional(readOnly = true)
    public List<ScreeningOverride> own(SignedIn reader, int limit) {
        return table.ofAsker(reader.accountId(), limit);
    }

    /** What was decided by rule, those first that were wrong most often. */
    @Transactional(readOnly = true)
    public List<ContestedRule> contestedRules() {
        return table.contested();
    }

    /**
     * Allows the text to its asker, once, or refuses it; either way the text is destroyed with its key.
     *
     * @throws InvalidValueException where it is not theirs to decide, is decided, or nobody decided it in time
     */
    @Transactional
    public void decide(UUID id, boolean isAllowed, SignedIn reader, Actor actor) {
        ScreeningOverride found = table.lock(id)
                .filter(override -> override.isFor(reader))
                .orElseThrow(() ->
                        new InvalidValueException("screening-override.unknown", "There is nothing of this kind."));
        if (!found.isDecidedBy(reader)) {
            throw new InvalidValueException("screening-override.own", "Nobody allows their own text.");
        }
        Instant now = clock.instant();
        if (found.stateAt(now) != State.WAITING) {
            throw new InvalidValueException(
                    "screening-override.decided", "Somebody has decided it already, or it has expired.");
        }
        State state = isAllowed ? State.ALLOWED : State.REFUSED;
        Duration holds = isAllowed
                ? Duration.ofHours(number("screening-override.hours"))
                : Duration.ofDays(number("screening-override.refused-days"));
        table.decided(id, state, reader.accountId(), now, now.plus(holds));
        append(TrailAction.SCREENING_OVERRIDE_DECIDED, found, actor, Map.of("decision", state.name()));
        table.rule(id).ifPresent(rule -> metrics.decided(rule, found.kind(), isAllowed));
    }

    /** Destroys what nobody decided in time; it has been shown to nobody since then. */
    @Transactional
    public void expire() {
        if (!runs.mayErase()) {
            return;
        }
        List<ScreeningOverride> gone = table.expire(clock.instant());
        for (ScreeningOverride expired : gone) {
            append(TrailAction.SCREENING_OVERRIDE_EXPIRED, expired, Actor.system("screening-override"), Map.of());
        }
        runs.ran(PurgeRuns.Purge.SCREENING_OVERRIDES, gone.size());
    }

    private ScreeningOverride asked(StoppedText stopped, Stop.Kind kind, SignedIn asker, Instant now) {
        String district = switch (asker.jurisdiction()) {
            case OfDistrict(String code) -> code;
            case OfProvince _, National _ -> null;
        };
        String province = switch (asker.jurisdiction()) {
            case OfDistrict(String code) ->
                districts.byCode(code).map(District::provinceCode).orElse(null);
            case OfProvince(String code) -> code;
            case National _ -> null;
        };
        return new ScreeningOverride(
                UUID.randomUUID(),
                asker.accountId(),
                stopped.where(),
                stopped.field(),
                kind,
                State.WAITING,
                province,
                district,
                now,
                now.plus(Duration.ofHours(number("screening-override.hours"))),
                null,
                null,
                null);
    }

    private ScreeningOverrideRepository.Sealed encrypted(UUID id, String text, String reason) {
        byte[] wrapped = keys.newWrappedKey(context(id));
        var key = keys.unwrap(wrapped, context(id));
        byte[] context = context(id).getBytes(StandardCharsets.UTF_8);
        return new ScreeningOverrideRepository.Sealed(
                wrapped,
                key.encrypt(text.getBytes(StandardCharsets.UTF_8), context),
                key.encrypt(reason.getBytes(StandardCharsets.UTF_8), context));
    }

    private static String context(UUID id) {
        return "screening-override/1/" + id;
    }

    private int number(String key) {
        return policy.get(key, LocalDate.now(clock)).number();
    }

    private void append(TrailAction action, ScreeningOverride override, Actor actor, Map<String, String> content) {
        trail.append(StoppedTextEntry.entry(action, override, actor, content));
    }
}
