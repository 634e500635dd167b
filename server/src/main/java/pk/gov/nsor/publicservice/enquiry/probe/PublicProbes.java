package pk.gov.nsor.publicservice.enquiry.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.enquiry.probe.ProbeQuestions.Answered;
import pk.gov.nsor.publicservice.enquiry.probe.ProbeSamples.Sample;
import pk.gov.nsor.publicservice.release.ReleaseChannel;
import pk.gov.nsor.publicservice.release.ReleaseChannels;

/**
 * Asks the public channel about people of whom the register knows what must be answered: some of each class of those of
 * whom the public must not learn, some of whom it must, and numbers of nobody. Where the channel tells of somebody of
 * whom the public must not learn, it is closed at once, until two people open it again. A wrong "not on the register"
 * closes nothing: the channel then says too little and harms nobody innocent.
 */
@Service
public class PublicProbes {

    private static final Logger LOG = LoggerFactory.getLogger(PublicProbes.class);

    /** About how many of each class it asks. */
    static final int MOST = 20;

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Actor PROBES = Actor.system("public-probes");

    private final ProbeSamples samples;
    private final ProbeQuestions questions;
    private final ProbeRepository table;
    private final ReleaseChannels channels;
    private final Trail trail;
    private final TransactionTemplate writing;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    /** Which setting of the channel this process asked last, and when. */
    private volatile int lastVersion;

    private volatile boolean wasOpen;

    private volatile Instant lastAt = Instant.EPOCH;

    PublicProbes(
            ProbeSamples samples,
            ProbeQuestions questions,
            ProbeRepository table,
            ReleaseChannels channels,
            Trail trail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.samples = samples;
        this.questions = questions;
        this.table = table;
        this.channels = channels;
        this.trail = trail;
        this.writing = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        // What is looked for and what is answered are of one moment.
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.clock = clock;
    }

    /** What was seen of a class: who was asked about, and who was answered wrongly. */
    private record Seen(boolean isOpen, List<Sample> asked, List<Sample> wrong) {}

    /** Runs where this process has not asked since its start, for an hour, or since the channel was opened or closed. */
    void runDue() {
        ReleaseChannels.Version inForce = channels.inForce(ReleaseChannel.SMS_CNIC);
        Instant now = clock.instant();
        boolean isRecent = !lastAt.isAfter(now) && lastAt.plus(EVERY).isAfter(now);
        if (isRecent && inForce.version() == lastVersion && inForce.open() == wasOpen) {
            return;
        }
        List<ProbeResult> _ = run();
        lastVersion = inForce.version();
        wasOpen = inForce.open();
        lastAt = now;
    }

    /** Asks about every class once. */
    public List<ProbeResult> run() {
        table.forget(clock.instant().minus(KEPT));
        long run = table.begin(clock.instant());
        List<ProbeResult> results =
                Arrays.stream(ProbeKind.values()).map(kind -> probe(run, kind)).toList();
        table.finish(run, clock.instant());
        return results;
    }

    /** The last result of each class. */
    public List<ProbeResult> latest() {
        return table.latest().stream()
                .sorted(Comparator.comparing(ProbeResult::kind))
                .toList();
    }

    /** The last runs, the latest first. */
    public List<ProbeRun> runs(int most) {
        return table.runs(most);
    }

    /** The classes about which the channel answered wrongly since then, the latest first. */
    public List<WrongClass> wrongSince(Instant since) {
        return table.wrongSince(since);
    }

    /** Whose records they were, the latest first. Some of them are sealed. */
    public List<ProbeFinding> findings(Instant since, int most) {
        return table.findings(since, most);
    }

    /** When a run last came to its end; empty for never. */
    public Optional<Instant> lastFinished() {
        return table.lastFinished();
    }

    private ProbeResult probe(long run, ProbeKind kind) {
        Seen first = look(kind, (today, any) -> samples.some(kind, today, MOST));
        // Somebody may change, or a day begin, between what is looked for and what is answered.
        Seen again =
                first.wrong().isEmpty() ? first : look(kind, (today, any) -> samples.still(kind, today, first.wrong()));
        ProbeResult result =
                new ProbeResult(kind, first.asked().size(), again.wrong().size(), again.isOpen(), clock.instant());
        writing.executeWithoutResult(any -> keep(run, result, again.wrong()));
        return result;
    }

    private Seen look(ProbeKind kind, BiFunction<LocalDate, ProbeKind, List<Sample>> which) {
        return Objects.requireNonNull(snapshot.execute(any -> {
            List<Sample> asked = which.apply(LocalDate.now(clock), kind);
            Cnic nobodys = samples.some(ProbeKind.NOBODY, LocalDate.now(clock), MOST)
                    .getFirst()
                    .cnic();
            Answered answered = questions.ask(asked.stream().map(Sample::cnic).toList(), nobodys, kind.isTold());
            return new Seen(
                    answered.isOpen(),
                    asked,
                    asked.stream()
                            .filter(sample -> answered.wrong().contains(sample.cnic()))
                            .toList());
        }));
    }

    private void keep(long run, ProbeResult result, List<Sample> wrong) {
        List<PersonId> people = wrong.stream()
                .map(Sample::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        table.add(run, result, people);
        if (result.wrong() == 0) {
            return;
        }
        boolean isClosed = !result.kind().isTold() && channels.suspend(ReleaseChannel.SMS_CNIC, PROBES);
        LOG.error(
                "The public channel answered wrongly about {} of {} of the class {}{}",
                result.wrong(),
                result.asked(),
                result.kind(),
                isClosed ? "; it is closed until two people open it again" : "");
        Map<String, Object> content = Map.of(
                "kind", result.kind().name(),
                "asked", result.asked(),
                "wrong", result.wrong(),
                "closed", isClosed);
        trail.append(TrailEntry.done(PROBES, TrailAction.PUBLIC_ANSWER_WRONG)
                .with(content)
                .naming(people.stream().map(PersonId::value).toList()));
    }
}
