package pk.gov.nsor.enquiry.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pk.gov.nsor.enquiry.internal.Allowances.Request;
import pk.gov.nsor.enquiry.internal.Command.AskCnic;
import pk.gov.nsor.enquiry.internal.Command.ChooseLanguage;
import pk.gov.nsor.enquiry.internal.Command.Dispute;
import pk.gov.nsor.enquiry.internal.Command.Help;
import pk.gov.nsor.enquiry.internal.Command.NotACnic;
import pk.gov.nsor.enquiry.internal.Command.Unknown;
import pk.gov.nsor.enquiry.internal.Verdict.Answered;
import pk.gov.nsor.enquiry.internal.Verdict.Silence;
import pk.gov.nsor.enquiry.internal.Verdict.TooMany;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.CnicFormat;
import pk.gov.nsor.keys.KeyedHash;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.release.CnicRelease;
import pk.gov.nsor.release.CnicRelease.Released;
import pk.gov.nsor.sms.Answers;
import pk.gov.nsor.sms.Question;
import pk.gov.nsor.sms.QuestionHandler;
import pk.gov.nsor.sms.SenderHash;

/**
 * Answers what the public asks. Last of the handlers: what no other takes is the public's. Whatever the answer, the same
 * statements run, so that the time it takes does not tell answers apart.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EnquiryHandler implements QuestionHandler {

    /** How long a dispute code is good. */
    static final Duration CODE_VALIDITY = Duration.ofDays(30);

    private final CnicRelease release;
    private final EnquiryStore store;
    private final Allowances allowances;
    private final Clock clock;
    private final Grammar grammar;
    private final Wording wording;
    private final DisputeCode codes = new DisputeCode();
    private final KeyedHash cnicHash;
    private final KeyedHash codeHash;
    private final KeyedHash questionHash;

    EnquiryHandler(
            CnicRelease release, EnquiryStore store, Allowances allowances, CnicFormat format, Keys keys, Clock clock) {
        this.release = release;
        this.store = store;
        this.allowances = allowances;
        this.clock = clock;
        this.grammar = new Grammar(format);
        this.wording = new Wording(format);
        this.cnicHash = keys.keyedHash("enquiry-cnic");
        this.codeHash = keys.keyedHash("enquiry-code");
        this.questionHash = keys.keyedHash("enquiry-question");
    }

    @Override
    public boolean takes(Question question) {
        return true;
    }

    @Override
    public void answer(List<Question> batch, Answers answers) {
        List<Asked> all = batch.stream()
                .map(question -> new Asked(question, grammar.read(question.text())))
                .toList();
        Map<SenderHash, Language> languages = languages(all);
        Set<Cnic> cnics = new HashSet<>();
        for (Asked one : all) {
            if (one.command instanceof AskCnic ask) {
                cnics.add(ask.cnic());
            }
        }
        Released released = cnics.isEmpty() ? new Released(0, true, Set.of()) : release.today(cnics);
        Map<Asked, Verdict> verdicts = decide(all, languages, released);
        List<LedgerEntry> ledger = new ArrayList<>(all.size());
        List<EnquiryStore.Dispute> disputes = new ArrayList<>();
        for (Asked one : all) {
            Language language = languageOf(one, languages);
            switch (Objects.requireNonNull(verdicts.get(one))) {
                case Answered() -> ledger.add(answer(one, language, released, disputes, answers));
                case TooMany(Instant again) -> ledger.add(refuse(one, language, released, again, answers));
                case Silence() -> {
                    // Stored and acknowledged, that is all.
                }
            }
        }
        if (!disputes.isEmpty()) {
            store.openTickets(disputes, clock.instant().minus(CODE_VALIDITY));
        }
        if (!ledger.isEmpty()) {
            store.append(ledger);
        }
    }

    /** Questions for help are always answered, and nothing is noted of who asked. */
    private Map<Asked, Verdict> decide(List<Asked> all, Map<SenderHash, Language> languages, Released released) {
        Map<Asked, Verdict> verdicts = new IdentityHashMap<>();
        Map<Asked, Request> requests = new IdentityHashMap<>();
        List<Request> inOrder = new ArrayList<>(all.size());
        for (Asked one : all) {
            if (one.command instanceof Help) {
                verdicts.put(one, new Answered());
            } else {
                Turn turn = turn(one, languageOf(one, languages), released);
                Request request = new Request(one.question.senderHash(), turn);
                requests.put(one, request);
                inOrder.add(request);
            }
        }
        if (!inOrder.isEmpty()) {
            Map<Request, Verdict> decided = allowances.decide(inOrder);
            requests.forEach((one, request) -> verdicts.put(one, Objects.requireNonNull(decided.get(request))));
        }
        return verdicts;
    }

    private static Language languageOf(Asked one, Map<SenderHash, Language> languages) {
        Language used = one.command.language();
        return used == null ? languages.getOrDefault(one.question.senderHash(), Language.URDU) : used;
    }

    /** The languages of the senders after this batch; those that changed are stored. */
    private Map<SenderHash, Language> languages(List<Asked> asked) {
        Set<SenderHash> senders = new HashSet<>();
        for (Asked one : asked) {
            if (!(one.command instanceof Help)) {
                senders.add(one.question.senderHash());
            }
        }
        if (senders.isEmpty()) {
            return Map.of();
        }
        Map<SenderHash, Language> languages = store.languages(senders);
        Map<SenderHash, Language> changed = new HashMap<>();
        for (Asked one : asked) {
            Language used = one.command.language();
            SenderHash sender = one.question.senderHash();
            if (used != null && !(one.command instanceof Help) && used != languages.put(sender, used)) {
                changed.put(sender, used);
            }
        }
        if (!changed.isEmpty()) {
            store.setLanguages(changed);
        }
        return languages;
    }

    private LedgerEntry answer(
            Asked asked, Language language, Released released, List<EnquiryStore.Dispute> disputes, Answers answers) {
        Question question = asked.question;
        return switch (asked.command) {
            case AskCnic ask -> answerCnic(question, ask.cnic(), language, released, answers);
            case NotACnic ignored -> {
                answers.answer(question, wording.notACnic(language));
                yield entry(question, AnswerKind.NOT_A_CNIC);
            }
            case ChooseLanguage ignored -> {
                answers.answer(question, wording.languageChosen(language));
                yield entry(question, AnswerKind.LANGUAGE);
            }
            case Dispute dispute -> {
                disputes.add(new EnquiryStore.Dispute(question.senderHash(), codeHash.of(dispute.code())));
                answers.answer(question, wording.disputeTaken(language));
                yield entry(question, AnswerKind.DISPUTE);
            }
            case Help ignored -> {
                answers.answerAndForget(question, wording.help(language));
                yield new LedgerEntry(question.receivedAt(), null, null, AnswerKind.HELP, 0, null);
            }
            case Unknown ignored -> {
                answers.answer(question, wording.usage(language));
                yield entry(question, AnswerKind.USAGE);
            }
        };
    }

    private LedgerEntry answerCnic(
            Question question, Cnic cnic, Language language, Released released, Answers answers) {
        byte[] sender = question.senderHash().bytes();
        byte[] hash = cnicHash.of(cnic.number());
        if (!released.open()) {
            answers.answer(question, wording.closed(language));
            return new LedgerEntry(
                    question.receivedAt(), sender, hash, AnswerKind.CLOSED, released.policyVersion(), null);
        }
        boolean on = released.onRegister().contains(cnic);
        String code = codes.next();
        answers.answer(
                question, on ? wording.onRegister(language, cnic, code) : wording.notOnRegister(language, cnic, code));
        return new LedgerEntry(
                question.receivedAt(),
                sender,
                hash,
                on ? AnswerKind.ON_REGISTER : AnswerKind.NOT_ON_REGISTER,
                released.policyVersion(),
                codeHash.of(code));
    }

    private static LedgerEntry entry(Question question, AnswerKind kind) {
        return new LedgerEntry(question.receivedAt(), question.senderHash().bytes(), null, kind, 0, null);
    }

    private LedgerEntry refuse(Asked asked, Language language, Released released, Instant again, Answers answers) {
        Question question = asked.question;
        byte[] sender = question.senderHash().bytes();
        if (asked.command instanceof AskCnic ask) {
            answers.answer(question, wording.tooManyCnics(language, again));
            byte[] hash = cnicHash.of(ask.cnic().number());
            return new LedgerEntry(
                    question.receivedAt(), sender, hash, AnswerKind.LIMIT, released.policyVersion(), null);
        }
        answers.answer(question, wording.tooManyOthers(language, again));
        return entry(question, AnswerKind.LIMIT);
    }

    /** What is noted of a question: that it was asked, and which answer it got, without what is drawn at random. */
    private Turn turn(Asked one, Language language, Released released) {
        byte[] sender = one.question.senderHash().bytes();
        byte[] text = one.question.text().strip().getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(questionHash.of(ByteBuffer.allocate(sender.length + text.length)
                .put(sender)
                .put(text)
                .array()));
        boolean isCnic = one.command instanceof AskCnic;
        boolean on = one.command instanceof AskCnic ask && released.onRegister().contains(ask.cnic());
        int answer = language.ordinal() | (on ? 4 : 0) | (released.open() ? 8 : 0);
        // Masked by the hash, the answer can be compared with another to the same text, but not read.
        return new Turn(isCnic ? Turn.Kind.CNIC : Turn.Kind.OTHER, 0, hash.getLong(), (byte) (hash.get() ^ answer));
    }

    private record Asked(Question question, Command command) {}
}
