package pk.gov.nsor.agencies.verification.web;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.verification.FingerQuestion;
import pk.gov.nsor.agencies.verification.FingerState;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.shell.UiFormat;

/** What NADRA said of fingers, in words. */
@Component
class FingerLines {

    private final Accounts accounts;
    private final UiFormat uiFormat;

    FingerLines(Accounts accounts, UiFormat uiFormat) {
        this.accounts = accounts;
        this.uiFormat = uiFormat;
    }

    /**
     * A finger.
     *
     * @param finger its name, in words
     * @param said the message that says what came of it
     * @param when it was answered or taken, and by whom; in words
     * @param why it has no answer yet: the message; empty for none
     * @param isWarning whether it is of somebody else
     */
    record Line(String cnic, String finger, String said, String when, String why, boolean isWarning) {}

    List<Line> of(List<FingerQuestion> questions) {
        return questions.stream().map(this::line).toList();
    }

    private Line line(FingerQuestion question) {
        OffsetDateTime answered = question.answeredAt();
        return new Line(
                question.cnic().formatted(),
                uiFormat.text(question.finger().messageKey()),
                NadraStatement.key("nadra.finger.said.", question.state()),
                uiFormat.text(
                        "fingerprint.taken",
                        uiFormat.moment((answered != null ? answered : question.takenAt()).toInstant()),
                        accounts.find(question.askedBy())
                                .map(Account::displayName)
                                .orElse("")),
                question.failure() == null ? "" : NadraStatement.key("nadra.failure.", question.failure()),
                question.state() == FingerState.DIFFERS);
    }
}
