package pk.gov.nsor.publicservice.enquiry.probe;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AnswerKind;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.CnicHandler;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Grammar;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.KeywordHandler.BatchReply;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.KeywordTopic;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.ParsedQuestion;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;

/**
 * Asks about CNICs as a telephone does: the text is read by the grammar and answered by the handler of the public's
 * questions, in each language. Nothing is sent, and neither limits nor ledger nor figures learn of it.
 */
@Component
class ProbeQuestions {

    /** Stands for what belongs to one question alone: the masked number, and the code for a dispute. */
    private static final String OWN = "#";

    private static final SenderHash NO_SENDER = new SenderHash(new byte[32]);

    private final CnicHandler handler;
    private final Grammar grammar;
    private final Clock clock;

    ProbeQuestions(CnicHandler handler, CnicFormat format, Clock clock) {
        this.handler = handler;
        this.grammar = new Grammar(format);
        this.clock = clock;
    }

    /**
     * What came of asking.
     *
     * @param isOpen whether the channel was open
     * @param wrong the CNICs that were answered otherwise than they must be
     */
    record Answered(boolean isOpen, Set<Cnic> wrong) {

        /** Without the numbers, so that they reach no log. */
        @Override
        public String toString() {
            return wrong.size() + " wrong answers";
        }
    }

    /** How a CNIC was answered in one language: what sort, which answer for the limits, and the text without what is its own. */
    private record Reply(AnswerKind kind, int mark, String text) {}

    /**
     * Asks about all of them in one look-up.
     *
     * @param nobodys a CNIC of nobody, with whose answer the others are compared
     * @param isTold whether all of them must be told of as on the register
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Answered ask(List<Cnic> cnics, Cnic nobodys, boolean isTold) {
        Instant now = clock.instant();
        Set<Cnic> wrong = new HashSet<>();
        List<Asked> all = new ArrayList<>();
        for (Cnic cnic : Stream.concat(cnics.stream(), Stream.of(nobodys)).toList()) {
            if (grammar.read(cnic.formatted()).topic() != KeywordTopic.CNIC) {
                // It is not even taken for a CNIC: whoever asks is answered otherwise than about anybody else.
                wrong.add(cnic);
                continue;
            }
            for (Language language : Language.values()) {
                Question question = new Question("", NO_SENDER, cnic.formatted(), now);
                all.add(new Asked(cnic, language, new ParsedQuestion(question, grammar.read(question.text()))));
            }
        }
        if (all.isEmpty()) {
            return new Answered(true, wrong);
        }
        BatchReply batch = handler.open(all.stream().map(Asked::question).toList());
        Map<Language, Reply> controls = new EnumMap<>(Language.class);
        all.stream()
                .filter(one -> one.cnic().equals(nobodys))
                .forEach(one -> controls.put(one.language(), reply(batch, one)));
        all.stream()
                .filter(one -> !one.cnic().equals(nobodys))
                .filter(one -> !isRight(reply(batch, one), controls.get(one.language()), isTold))
                .forEach(one -> wrong.add(one.cnic()));
        return new Answered(controls.values().stream().noneMatch(reply -> reply.kind() == AnswerKind.CLOSED), wrong);
    }

    /** A question about a CNIC in a language. */
    private record Asked(Cnic cnic, Language language, ParsedQuestion question) {}

    private static Reply reply(BatchReply batch, Asked asked) {
        StringBuilder text = new StringBuilder();
        int mark = batch.mark(asked.question());
        LedgerEntry entry = batch.answer(asked.question(), asked.language(), new Heard(text));
        String shown = text.toString().replace(asked.cnic().masked(), OWN);
        String code = entry.code();
        return new Reply(entry.kind(), mark, code == null ? shown : shown.replace(code, OWN));
    }

    /** @param control the answer about nobody in the same language */
    private static boolean isRight(Reply given, @Nullable Reply control, boolean isTold) {
        if (control == null) {
            return false;
        }
        if (control.kind() == AnswerKind.CLOSED) {
            return given.equals(control);
        }
        return isTold
                ? given.kind() == AnswerKind.ON_REGISTER && !given.text().equals(control.text())
                : given.kind() == AnswerKind.NOT_ON_REGISTER
                        && (control.kind() != AnswerKind.NOT_ON_REGISTER || given.equals(control));
    }

    /** Keeps what would be sent. */
    private record Heard(StringBuilder text) implements Answers {

        @Override
        public void answer(Question question, String answer) {
            text.append(answer);
        }

        @Override
        public void answerAndForget(Question question, String answer) {
            text.append(answer);
        }

        @Override
        public void expires(Question question) {
            // What a probe hears is heard at once.
        }

        @Override
        public void forget(Question question) {
            text.setLength(0);
        }
    }
}
