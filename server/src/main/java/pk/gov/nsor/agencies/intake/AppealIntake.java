package pk.gov.nsor.agencies.intake;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.message.AppealMessage;
import pk.gov.nsor.agencies.intake.message.CheckedFact;
import pk.gov.nsor.agencies.intake.message.FactCheck;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PlainLetters;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.conviction.legalfile.FactsTogether;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/** Records appeals and what became of them. */
@Component
class AppealIntake {

    private final FactRecording recording;
    private final FactsTogether together;

    AppealIntake(FactRecording recording, FactsTogether together) {
        this.recording = recording;
        this.together = together;
    }

    /** @throws InvalidValueException where the appeal or its end cannot be true together with what is on record */
    @Transactional(propagation = Propagation.MANDATORY)
    void record(
            PersonId person, LegalFile file, ConvictionId conviction, CheckedFact.AppealDecided appeal, Actor actor) {
        CaseNumber number = CaseNumber.of(appeal.caseNumber());
        Optional<Fact<Appeal>> onRecord = file.appeals().stream()
                .filter(fact -> fact.inForce()
                        && fact.now().conviction().equals(conviction)
                        && fact.now().caseKey().equals(number)
                        && (fact.now().on().equals(appeal.filedOn())
                                || PlainLetters.isSame(fact.now().court(), appeal.court())))
                .findFirst();
        if (onRecord.isPresent() && !onRecord.get().now().on().equals(appeal.filedOn())) {
            throw new InvalidValueException("appeal.other-day", "This appeal is on record as filed on another day.");
        }
        Optional<FactId> known = onRecord.map(Fact::id);
        CheckedFact.Decided decided = appeal.decision();
        Appeal filed = new Appeal(conviction, appeal.court(), appeal.caseNumber(), appeal.filedOn());
        FactId checked = known.orElseGet(FactId::next);
        LegalFact end = decided == null ? null : outcome(conviction, checked, decided);
        if (end != null && isOnRecord(file, known, end)) {
            return;
        }
        // Both or neither: what has an entry on the trail is not undone.
        together.refusalOf(person, file, checked, known.isPresent() ? null : filed, end)
                .ifPresent(refused -> {
                    throw refused;
                });
        FactId id = known.orElseGet(() -> recording.record(person, filed, actor));
        if (decided != null) {
            FactId _ = recording.record(person, outcome(conviction, id, decided), actor);
        }
    }

    /** Whether the appeal ended so already, or the judgment was quashed on that day without one. */
    private static boolean isOnRecord(LegalFile file, Optional<FactId> appeal, LegalFact end) {
        boolean isQuashed = end instanceof Quashed quashed
                && file.quashing(quashed.conviction())
                        .filter(known -> known.now().on().equals(quashed.on())
                                && known.now().reason() == quashed.reason())
                        .isPresent();
        return isQuashed || appeal.flatMap(file::outcome).filter(end::equals).isPresent();
    }

    private static LegalFact outcome(ConvictionId conviction, FactId appeal, CheckedFact.Decided decided) {
        return switch (decided.outcome()) {
            case DISMISSED -> new Dismissal(appeal, decided.on());
            case SENTENCE_CHANGED ->
                FactCheck.sentence(conviction, appeal, decided.on(), Objects.requireNonNull(decided.sentence()));
            case ACQUITTED -> new Quashed(conviction, appeal, decided.on(), acquittal(decided.compromise()));
            case RETRIAL_ORDERED -> new Quashed(conviction, appeal, decided.on(), Quashing.Reason.RETRIAL_ORDERED);
        };
    }

    private static Quashing.Reason acquittal(AppealMessage.@Nullable Compromise compromise) {
        return switch (compromise) {
            case null -> Quashing.Reason.ACQUITTED_ON_APPEAL;
            case FORGIVEN -> Quashing.Reason.COMPROMISE_FORGIVEN;
            case PAID -> Quashing.Reason.COMPROMISE_PAID;
            case STATEMENT -> Quashing.Reason.COMPROMISE_STATEMENT;
        };
    }
}
