package pk.gov.nsor.enquiry.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pk.gov.nsor.enquiry.internal.Command.AskCnic;
import pk.gov.nsor.enquiry.internal.Command.ChooseLanguage;
import pk.gov.nsor.enquiry.internal.Command.Dispute;
import pk.gov.nsor.enquiry.internal.Command.Help;
import pk.gov.nsor.enquiry.internal.Command.NotACnic;
import pk.gov.nsor.enquiry.internal.Command.Unknown;
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

    /** The same text from the same sender gets one answer in this time. */
    static final Duration REPEAT = Duration.ofSeconds(60);
    /** How long a dispute code is good. */
    static final Duration CODE_VALIDITY = Duration.ofDays(30);

    private final CnicRelease release;
    private final EnquiryStore store;
    private final Clock clock;
    private final Grammar grammar;
    private final Wording wording;
    private final DisputeCode codes = new DisputeCode();
    private final KeyedHash cnicHash;
    private final KeyedHash codeHash;
    private final KeyedHash questionHash;

    EnquiryHandler(CnicRelease release, EnquiryStore store, CnicFormat format, Keys keys, Clock clock) {
        this.release = release;
        this.store = store;
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
        List<Asked> asked = withoutRepeats(all, languages, released);
        List<LedgerEntry> ledger = new ArrayList<>(asked.size());
        List<EnquiryStore.Dispute> disputes = new ArrayList<>();
        for (Asked one : asked) {
            ledger.add(answer(one, languageOf(one, languages), released, disputes, answers));
        }
        if (!disputes.isEmpty()) {
            store.openTickets(disputes, clock.instant().minus(CODE_VALIDITY));
        }
        if (!ledger.isEmpty()) {
            store.append(ledger);
        }
    }

    /**
     * Leaves out what was asked and answered a moment ago. Where the answer would be another one by now, in another
     * language or since a fact was recorded, the question is no repeat: nobody is left with an answer that has become
     * wrong. Questions for help are always answered, and leave no note of who asked.
     */
    private List<Asked> withoutRepeats(List<Asked> all, Map<SenderHash, Language> languages, Released released) {
        List<Asked> asked = new ArrayList<>(all.size());
        Map<SenderHash, Asked> noted = new LinkedHashMap<>();
        for (Asked one : all) {
            if (one.command instanceof Help) {
                asked.add(one);
            } else {
                noted.putIfAbsent(hashOf(one, languageOf(one, languages), released), one);
            }
        }
        if (!noted.isEmpty()) {
            Set<SenderHash> fresh = store.noteNew(noted.keySet(), REPEAT);
            noted.forEach((hash, one) -> {
                if (fresh.contains(hash)) {
                    asked.add(one);
                }
            });
        }
        return asked;
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

    /** Of sender, text and the answer they get, without what is drawn at random. */
    private SenderHash hashOf(Asked one, Language language, Released released) {
        byte[] sender = one.question.senderHash().bytes();
        byte[] text = one.question.text().strip().getBytes(StandardCharsets.UTF_8);
        boolean on = one.command instanceof AskCnic ask && released.onRegister().contains(ask.cnic());
        return new SenderHash(questionHash.of(ByteBuffer.allocate(sender.length + text.length + 3)
                .put(sender)
                .put((byte) language.ordinal())
                .put((byte) (on ? 1 : 0))
                .put((byte) (released.open() ? 1 : 0))
                .put(text)
                .array()));
    }

    private record Asked(Question question, Command command) {}
}
