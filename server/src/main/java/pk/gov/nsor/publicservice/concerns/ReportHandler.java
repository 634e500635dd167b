package pk.gov.nsor.publicservice.concerns;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.ChosenLanguages;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.concerns.Concern.State;
import pk.gov.nsor.publicservice.concerns.ReportCommand.Follow;
import pk.gov.nsor.publicservice.concerns.ReportCommand.How;
import pk.gov.nsor.publicservice.concerns.ReportCommand.NoCnic;
import pk.gov.nsor.publicservice.concerns.ReportCommand.Report;

/**
 * REPORT: a concern by SMS, and how far it has come. It tells nothing of anybody, so it needs no order and is answered while the
 * channels of the public are closed. The gateway keeps neither sender nor text once the answer is confirmed.
 */
@Component
@Order(100)
class ReportHandler implements QuestionHandler {

    private static final String CONCERNS = "concern.sms-a-day";
    private static final String ANSWERS = "concern.sms-answers-a-day";

    private final ReceivedConcerns concerns;
    private final ReportSenders senders;
    private final ReportMessages messages;
    private final ChosenLanguages languages;
    private final PolicyValues policy;
    private final CnicFormat format;
    private final Clock clock;

    ReportHandler(
            ReceivedConcerns concerns,
            ReportSenders senders,
            ReportMessages messages,
            ChosenLanguages languages,
            PolicyValues policy,
            CnicFormat format,
            Clock clock) {
        this.concerns = concerns;
        this.senders = senders;
        this.messages = messages;
        this.languages = languages;
        this.policy = policy;
        this.format = format;
        this.clock = clock;
    }

    @Override
    public boolean takes(Question question) {
        return ReportGrammar.read(question.text(), format) != null;
    }

    @Override
    public void answer(List<Question> batch, Answers answers) {
        LocalDate today = LocalDate.now(clock);
        Map<SenderHash, TextLanguage> chosen =
                languages.chosenBy(batch.stream().map(Question::senderHash).collect(Collectors.toSet()));
        int mostConcerns = policy.get(CONCERNS, today).number();
        int mostAnswers = policy.get(ANSWERS, today).number();
        Map<SenderHash, ReportSender> days =
                senders.lock(batch.stream().map(Question::senderHash).distinct().toList(), today);
        for (Question question : batch) {
            ReportSender sender = Objects.requireNonNull(days.get(question.senderHash()));
            ReportCommand command = Objects.requireNonNull(ReportGrammar.read(question.text(), format));
            TextLanguage language = chosen.getOrDefault(question.senderHash(), command.language());
            long text = senders.text(question.senderHash(), question.text(), today);
            String reply = null;
            if (!sender.isRepeated(text, clock.instant())) {
                if (sender.answers() < mostAnswers) {
                    reply = reply(question, command, language, sender, mostConcerns);
                    sender.answered(text, clock.instant());
                } else if (sender.tellOfLimit()) {
                    reply = messages.limit(language);
                }
            }
            if (reply == null) {
                answers.forget(question);
            } else {
                answers.answerAndForget(question, reply);
            }
        }
        senders.store(days.values());
    }

    private String reply(
            Question question, ReportCommand command, TextLanguage language, ReportSender sender, int mostConcerns) {
        return switch (command) {
            case Report report -> take(question, report, language, sender, mostConcerns);
            case Follow(String code, TextLanguage _) ->
                state(code, sender)
                        .map(state -> messages.state(language, state))
                        .orElseGet(() -> messages.unknown(language));
            case NoCnic _ -> messages.noCnic(language);
            case How _ -> messages.how(language);
        };
    }

    /** Looked at before anything is written: what is refused leaves nothing behind, and the batch is not undone. */
    private String take(
            Question question, Report report, TextLanguage language, ReportSender sender, int mostConcerns) {
        NewConcern.Checked checked;
        try {
            checked = new NewConcern(report.kind(), report.cnic(), "", null, report.words(), number(question.sender()))
                    .checked();
        } catch (InvalidValueException refused) {
            return messages.refused(language, refused);
        }
        if (sender.concerns() >= mostConcerns) {
            return messages.many(language);
        }
        sender.reported();
        return messages.received(language, concerns.keep(checked, ConcernWay.SMS, sender.hash()));
    }

    /** A code is looked for after too many wrong ones as well, so that the time tells nothing. */
    private Optional<State> state(String code, ReportSender sender) {
        Optional<State> state = concerns.state(code);
        if (sender.wrongCodes() >= ConcernSources.MOST_GUESSES) {
            return Optional.empty();
        }
        if (state.isEmpty()) {
            sender.triedWrongCode();
        }
        return state;
    }

    /** The number as the network writes it; null for what is no telephone, or nobody's that this register takes. */
    private @Nullable MobileNumber number(String given) {
        return MobileNumber.ofSender(given).filter(format::takes).orElse(null);
    }
}
