package pk.gov.nsor.publicservice.enquiry.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.Answered;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.Silence;
import pk.gov.nsor.publicservice.enquiry.internal.LimitVerdict.TooMany;
import pk.gov.nsor.publicservice.enquiry.internal.SenderLanguages.Spoken;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AnswerMessages;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.AskCnic;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Grammar;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.HelpCounts;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.KeywordHandler;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.KeywordHandler.BatchReply;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.KeywordTopic;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.ParsedQuestion;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;
import pk.gov.nsor.publicservice.enquiry.internal.quota.QuotaHashes;
import pk.gov.nsor.publicservice.enquiry.internal.quota.SenderLimits;
import pk.gov.nsor.publicservice.enquiry.internal.quota.SenderLimits.Request;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanWatch;
import pk.gov.nsor.publicservice.enquiry.statistics.Tally;
import pk.gov.nsor.publicservice.enquiry.statistics.Tally.Counted;

/**
 * Answers the questions of the public. It is the last handler, and takes every message that no other handler takes.
 * Each keyword handler reads the database once for the batch. The same statements run whatever the answers are, so
 * that the time does not distinguish them.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EnquiryHandler implements QuestionHandler {

    private final Map<KeywordTopic, KeywordHandler> desks = new EnumMap<>(KeywordTopic.class);
    private final SenderLanguages languages;
    private final EnquiryRepository store;
    private final SenderLimits senderLimits;
    private final Tally tally;
    private final Grammar grammar;
    private final CnicFormat format;
    private final QuotaHashes turns;
    private final ScanWatch scans;
    private final HelpCounts help;
    private final AnswerMessages messages;

    EnquiryHandler(
            List<KeywordHandler> desks,
            SenderLanguages languages,
            EnquiryRepository store,
            SenderLimits senderLimits,
            QuotaHashes turns,
            ScanWatch scans,
            HelpCounts help,
            Tally tally,
            AnswerMessages messages,
            CnicFormat format) {
        desks.forEach(desk -> this.desks.put(desk.topic(), desk));
        this.languages = languages;
        this.store = store;
        this.senderLimits = senderLimits;
        this.tally = tally;
        this.grammar = new Grammar(format);
        this.format = format;
        this.turns = turns;
        this.scans = scans;
        this.help = help;
        this.messages = messages;
    }

    @Override
    public boolean takes(Question question) {
        return true;
    }

    @Override
    public void answer(List<Question> batch, Answers answers) {
        List<ParsedQuestion> all = read(batch);
        Spoken spoken = languages.after(all);
        Map<KeywordTopic, BatchReply> sittings = open(all);
        Map<ParsedQuestion, LimitVerdict> verdicts = decide(all, spoken, sittings);
        List<LedgerEntry> ledger = new ArrayList<>(all.size());
        List<Counted> counted = new ArrayList<>(all.size());
        for (ParsedQuestion one : all) {
            boolean isKept = format.mayKeep(one.question().text());
            Answers written = isKept ? answers : new Forgetting(answers);
            BatchReply sitting = at(sittings, one);
            Language language = spoken.of(one);
            LedgerEntry entry = switch (Objects.requireNonNull(verdicts.get(one))) {
                case Answered(int alike) -> {
                    if (isKept && one.command() instanceof AskCnic ask) {
                        scans.note(one.sender(), ask.cnic(), alike);
                    }
                    yield sitting.answer(one, language, written);
                }
                case TooMany(Instant again) -> sitting.refuse(one, language, again, written);
                // Stored, acknowledged and counted, that is all; of who asked for help not even that is kept.
                case Silence() -> {
                    if (one.topic() == KeywordTopic.HELP || !isKept) {
                        answers.forget(one.question());
                    }
                    yield null;
                }
            };
            if (entry != null) {
                ledger.add(entry);
            }
            counted.add(counted(one, entry, language));
        }
        sittings.values().forEach(BatchReply::close);
        if (!ledger.isEmpty()) {
            store.append(ledger);
        }
        tally.note(counted);
    }

    /** Whoever is asked to ask again is answered as of then. */
    @Override
    public Map<Question, String> lateTexts(Map<Question, String> late) {
        List<ParsedQuestion> all = read(List.copyOf(late.keySet()));
        Spoken spoken = languages.now(all);
        Map<KeywordTopic, BatchReply> sittings = open(all);
        Map<Question, String> texts = new IdentityHashMap<>();
        for (ParsedQuestion one : all) {
            String sent = Objects.requireNonNull(late.get(one.question()));
            Language language = spoken.of(one);
            // Nothing is stored: the sitting is not closed.
            Rehearsal now = Rehearsal.of(at(sittings, one), one, language);
            texts.put(one.question(), now.isSaidBy(sent) ? sent : messages.late(language));
        }
        return texts;
    }

    private List<ParsedQuestion> read(List<Question> questions) {
        return questions.stream()
                .map(question -> new ParsedQuestion(question, grammar.read(question.text())))
                .toList();
    }

    /** Answers, of whose questions nothing is kept once the answer is sent. */
    private record Forgetting(Answers answers) implements Answers {

        @Override
        public void answer(Question question, String text) {
            answers.answerAndForget(question, text);
        }

        @Override
        public void answerAndForget(Question question, String text) {
            answers.answerAndForget(question, text);
        }

        @Override
        public void expires(Question question) {
            answers.expires(question);
        }

        @Override
        public void forget(Question question) {
            answers.forget(question);
        }
    }

    private static Counted counted(ParsedQuestion one, @Nullable LedgerEntry entry, Language language) {
        String kind = entry == null ? Tally.SILENCE : entry.kind().name();
        String area = entry == null ? null : entry.area();
        return new Counted(one.question().receivedAt(), kind, language.name(), area);
    }

    private Map<KeywordTopic, BatchReply> open(List<ParsedQuestion> all) {
        Map<KeywordTopic, List<ParsedQuestion>> byTopic = new EnumMap<>(KeywordTopic.class);
        for (ParsedQuestion one : all) {
            byTopic.computeIfAbsent(one.topic(), topic -> new ArrayList<>()).add(one);
        }
        Map<KeywordTopic, BatchReply> sittings = new EnumMap<>(KeywordTopic.class);
        byTopic.forEach((topic, asked) -> sittings.put(
                topic, Objects.requireNonNull(desks.get(topic), topic::name).open(asked)));
        return sittings;
    }

    private static BatchReply at(Map<KeywordTopic, BatchReply> sittings, ParsedQuestion asked) {
        return Objects.requireNonNull(sittings.get(asked.topic()));
    }

    /** Questions for help count against no limit but the one that guards a telephone, and nothing is noted of who asked. */
    private Map<ParsedQuestion, LimitVerdict> decide(
            List<ParsedQuestion> all, Spoken spoken, Map<KeywordTopic, BatchReply> sittings) {
        Map<ParsedQuestion, LimitVerdict> verdicts = new IdentityHashMap<>();
        Map<ParsedQuestion, Request> requests = new IdentityHashMap<>();
        List<Request> inOrder = new ArrayList<>(all.size());
        for (ParsedQuestion one : all) {
            if (one.topic() == KeywordTopic.HELP) {
                verdicts.put(one, help.isAnswered(one.sender()) ? new Answered(0) : new Silence());
            } else {
                Request request =
                        turns.request(one, spoken.of(one), at(sittings, one).mark(one));
                requests.put(one, request);
                inOrder.add(request);
            }
        }
        if (!inOrder.isEmpty()) {
            Map<Request, LimitVerdict> decided = senderLimits.decide(inOrder);
            requests.forEach((one, request) -> verdicts.put(one, Objects.requireNonNull(decided.get(request))));
        }
        return verdicts;
    }
}
