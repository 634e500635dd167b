package pk.gov.nsor.agencies.intake.message;

import static pk.gov.nsor.foundation.feeds.FeedFields.there;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.Sentence;

/** Checks every field of a message about a person on record, and refuses it with all errors. */
@Component
public class FactCheck {

    private static final int LONGEST_PLACE = 120;
    private static final int LONGEST_CASE_NUMBER = 60;
    private static final ConvictionId ANY = new ConvictionId(new UUID(0, 0));

    private final CnicFormat cnics;

    FactCheck(CnicFormat cnics) {
        this.cnics = cnics;
    }

    /** @throws pk.gov.nsor.foundation.access.ProblemException 422, naming every field that is missing or can not be true */
    public CheckedFact check(CustodyMessage message, LocalDate receivedOn) {
        FeedFields fields = new FeedFields(receivedOn);
        String messageId = fields.messageId(message.messageId());
        Cnic cnic = fields.cnic(cnics, message.cnic());
        CheckedFact.Case conviction = message.conviction() == null ? null : named(fields, message.conviction());
        CustodyEvent.Type type = fields.part("/event", message.event());
        LocalDate on = fields.day("/on", message.on());
        String prison = fields.text("/prison", message.prison(), LONGEST_PLACE);
        if (type == CustodyEvent.Type.RELEASED && message.releaseReason() == null) {
            fields.missing("/releaseReason");
        }
        if (type != null && type != CustodyEvent.Type.RELEASED && message.releaseReason() != null) {
            fields.wrong("/releaseReason", "custody.no-release", "Only a release has a reason for a release.");
        }
        WithdrawalMessage.replaced(fields, message.replaces());
        fields.refuse();
        return new CheckedFact(
                there(messageId),
                there(cnic),
                null,
                conviction,
                new CheckedFact.Custody(there(type), there(on), there(prison), message.releaseReason()));
    }

    /** @throws pk.gov.nsor.foundation.access.ProblemException 422, naming every field that is missing or can not be true */
    public CheckedFact check(AppealMessage message, LocalDate receivedOn) {
        FeedFields fields = new FeedFields(receivedOn);
        String messageId = fields.messageId(message.messageId());
        Cnic cnic = fields.cnic(cnics, message.cnic());
        CaseReference reference = fields.part("/conviction", message.conviction());
        CheckedFact.Case conviction = reference == null ? null : named(fields, reference);
        String court = fields.text("/court", message.court(), LONGEST_PLACE);
        String caseNumber = fields.text("/caseNumber", message.caseNumber(), LONGEST_CASE_NUMBER);
        LocalDate filedOn = fields.day("/filedOn", message.filedOn());
        AppealMessage.Outcome outcome = message.outcome();
        LocalDate decidedOn = outcome == null ? null : fields.day("/decidedOn", message.decidedOn());
        if (outcome == null && message.decidedOn() != null) {
            fields.wrong(
                    "/outcome",
                    "appeal.decided-without-outcome",
                    "An appeal that was decided has an outcome: send both.");
            fields.wrong(
                    "/decidedOn",
                    "appeal.decided-without-outcome",
                    "An appeal without an outcome is pending, and was decided on no day.");
        }
        if (outcome != AppealMessage.Outcome.SENTENCE_CHANGED && message.sentence() != null) {
            fields.wrong(
                    "/sentence",
                    "appeal.sentence-unchanged",
                    "There is a sentence where the outcome is SENTENCE_CHANGED, and only there.");
        }
        if (outcome != AppealMessage.Outcome.ACQUITTED && message.compromise() != null) {
            fields.wrong(
                    "/compromise",
                    "appeal.compromise",
                    "There is a kind of compromise where the outcome is ACQUITTED, and only there.");
        }
        if (filedOn != null && decidedOn != null && decidedOn.isBefore(filedOn)) {
            fields.wrong(
                    "/decidedOn", "appeal.decided-before-filed", "An appeal can not be decided before it was filed.");
        }
        AppealMessage.Imposed sentence =
                outcome == AppealMessage.Outcome.SENTENCE_CHANGED ? fields.part("/sentence", message.sentence()) : null;
        if (sentence != null && fields.part("/sentence/punishment", sentence.punishment()) != null) {
            Sentence _ = fields.check("/sentence", () -> sentence(ANY, null, receivedOn, sentence));
        }
        WithdrawalMessage.replaced(fields, message.replaces());
        fields.refuse();
        return new CheckedFact(
                there(messageId),
                there(cnic),
                null,
                there(conviction),
                new CheckedFact.AppealDecided(
                        there(court),
                        there(caseNumber),
                        there(filedOn),
                        outcome == null
                                ? null
                                : new CheckedFact.Decided(outcome, there(decidedOn), sentence, message.compromise())));
    }

    /** @throws pk.gov.nsor.foundation.access.ProblemException 422, naming every field that is missing or can not be true */
    public CheckedFact check(DeathMessage message, LocalDate receivedOn) {
        FeedFields fields = new FeedFields(receivedOn);
        String messageId = fields.messageId(message.messageId());
        Cnic cnic = fields.cnic(cnics, message.cnic());
        PersonName name = MessageCheck.name(fields, "/name", fields.part("/name", message.name()));
        LocalDate on = fields.day("/diedOn", message.diedOn());
        if (message.source() == null) {
            fields.missing("/source");
        }
        WithdrawalMessage.replaced(fields, message.replaces());
        fields.refuse();
        return new CheckedFact(
                there(messageId),
                there(cnic),
                there(name),
                null,
                new CheckedFact.Died(there(on), there(message.source())));
    }

    /** @throws pk.gov.nsor.foundation.kernel.InvalidValueException where the numbers do not go with the punishment */
    public static Sentence sentence(
            ConvictionId conviction,
            pk.gov.nsor.record.conviction.@Nullable FactId appeal,
            LocalDate on,
            AppealMessage.Imposed imposed) {
        return new Sentence(
                conviction,
                appeal,
                on,
                there(imposed.punishment()),
                Objects.requireNonNullElse(imposed.years(), 0),
                Objects.requireNonNullElse(imposed.months(), 0),
                Objects.requireNonNullElse(imposed.fineRupees(), 0L));
    }

    private static CheckedFact.@Nullable Case named(FeedFields fields, CaseReference reference) {
        String court = fields.text("/conviction/court", reference.court(), LONGEST_PLACE);
        String number = fields.text("/conviction/caseNumber", reference.caseNumber(), LONGEST_CASE_NUMBER);
        return court == null || number == null ? null : new CheckedFact.Case(court, number);
    }
}
