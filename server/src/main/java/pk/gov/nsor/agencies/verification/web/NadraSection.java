package pk.gov.nsor.agencies.verification.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.verification.FingerQuestions;
import pk.gov.nsor.agencies.verification.Question;
import pk.gov.nsor.agencies.verification.QuestionState;
import pk.gov.nsor.agencies.verification.Verifications;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.RecordSection;

/** The section of a record that says whether NADRA was asked about its CNIC, and what came of it; nothing of the answer. */
@Component
class NadraSection implements RecordSection {

    private static final int ORDER = 91;

    private final Verifications verifications;
    private final FingerQuestions fingers;
    private final FingerLines fingerLines;
    private final AccessGrounds grounds;
    private final UiFormat uiFormat;

    NadraSection(
            Verifications verifications,
            FingerQuestions fingers,
            FingerLines fingerLines,
            AccessGrounds grounds,
            UiFormat uiFormat) {
        this.verifications = verifications;
        this.fingers = fingers;
        this.fingerLines = fingerLines;
        this.grounds = grounds;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String anchor() {
        return "nadra";
    }

    @Override
    public String titleKey() {
        return "nadra.section";
    }

    @Override
    public String template() {
        return "nadra/record-section";
    }

    /**
     * A CNIC.
     *
     * @param said the message that says what came of it
     * @param when it was answered, asked or queued; in words
     * @param why it did not confirm by itself, or had no answer: the message; empty for none
     */
    record Line(String cnic, String said, String when, String why) {}

    /**
     * @param fingers that were passed on to NADRA
     * @param mayCompare whether the reader confirms identities
     * @param mayAsk whether the reader may pass on a finger
     */
    record View(
            UUID person,
            List<Line> lines,
            List<FingerLines.Line> fingers,
            boolean mayCompare,
            boolean mayAsk,
            boolean isOn) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        List<Question> questions = verifications.of(person);
        return new View(
                person.value(),
                questions.stream().map(this::line).toList(),
                fingerLines.of(fingers.of(person)),
                reader.has(Role.REGISTRAR) && questions.stream().anyMatch(Question::isForPeople),
                verifications.isOn() && works(person, reader),
                verifications.isOn());
    }

    private boolean works(PersonId person, SignedIn reader) {
        return grounds.of(reader, person).stream().anyMatch(AccessGround::isOwn)
                && (reader.has(Role.REGISTRAR)
                        || reader.has(Role.SUPERVISING_OFFICER)
                        || reader.has(Role.DISTRICT_SUPERVISOR));
    }

    private Line line(Question question) {
        OffsetDateTime answered = question.answeredAt();
        OffsetDateTime asked = question.askedAt();
        String when = uiFormat.moment(
                (answered != null ? answered : asked != null ? asked : question.queuedAt()).toInstant());
        return new Line(question.cnic().formatted(), said(question), when, why(question));
    }

    private static String said(Question question) {
        if (question.state() != QuestionState.WAITING) {
            return NadraStatement.key("nadra.said.", question.state());
        }
        if (question.settledAt() != null) {
            return "nadra.said.not-needed";
        }
        return question.failure() == null ? "nadra.said.waiting" : "nadra.said.failed";
    }

    private static String why(Question question) {
        if (question.held() != null) {
            return NadraStatement.key("nadra.held.", question.held());
        }
        return question.failure() == null ? "" : NadraStatement.key("nadra.failure.", question.failure());
    }
}
