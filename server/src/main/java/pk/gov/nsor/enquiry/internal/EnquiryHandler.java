package pk.gov.nsor.enquiry.internal;

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
import pk.gov.nsor.enquiry.internal.Allowances.Request;
import pk.gov.nsor.enquiry.internal.Command.AskCnic;
import pk.gov.nsor.enquiry.internal.Desk.Sitting;
import pk.gov.nsor.enquiry.internal.SenderLanguages.Spoken;
import pk.gov.nsor.enquiry.internal.Verdict.Answered;
import pk.gov.nsor.enquiry.internal.Verdict.Silence;
import pk.gov.nsor.enquiry.internal.Verdict.TooMany;
import pk.gov.nsor.enquiry.statistics.Tally;
import pk.gov.nsor.enquiry.statistics.Tally.Counted;
import pk.gov.nsor.kernel.CnicFormat;
import pk.gov.nsor.sms.Answers;
import pk.gov.nsor.sms.Question;
import pk.gov.nsor.sms.QuestionHandler;

/**
 * Answers what the public asks. Last of the handlers: what no other takes is the public's. Each desk reads once for the
 * batch; whatever the answers, the same statements run, so that the time they take does not tell them apart.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EnquiryHandler implements QuestionHandler {

    private final Map<Topic, Desk> desks = new EnumMap<>(Topic.class);
    private final SenderLanguages languages;
    private final EnquiryStore store;
    private final Allowances allowances;
    private final Tally tally;
    private final Grammar grammar;
    private final TurnHashes turns;
    private final ScanWatch scans;

    EnquiryHandler(
            List<Desk> desks,
            SenderLanguages languages,
            EnquiryStore store,
            Allowances allowances,
            TurnHashes turns,
            ScanWatch scans,
            Tally tally,
            CnicFormat format) {
        desks.forEach(desk -> this.desks.put(desk.topic(), desk));
        this.languages = languages;
        this.store = store;
        this.allowances = allowances;
        this.tally = tally;
        this.grammar = new Grammar(format);
        this.turns = turns;
        this.scans = scans;
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
        Spoken spoken = languages.after(all);
        Map<Topic, Sitting> sittings = open(all);
        Map<Asked, Verdict> verdicts = decide(all, spoken, sittings);
        List<LedgerEntry> ledger = new ArrayList<>(all.size());
        List<Counted> counted = new ArrayList<>(all.size());
        for (Asked one : all) {
            Sitting sitting = at(sittings, one);
            Language language = spoken.of(one);
            LedgerEntry entry = switch (Objects.requireNonNull(verdicts.get(one))) {
                case Answered(int alike) -> {
                    if (one.command() instanceof AskCnic ask) {
                        scans.note(one.sender(), ask.cnic(), alike);
                    }
                    yield sitting.answer(one, language, answers);
                }
                case TooMany(Instant again) -> sitting.refuse(one, language, again, answers);
                // Stored, acknowledged and counted, that is all.
                case Silence() -> null;
            };
            if (entry != null) {
                ledger.add(entry);
            }
            counted.add(counted(one, entry, language));
        }
        sittings.values().forEach(Sitting::close);
        if (!ledger.isEmpty()) {
            store.append(ledger);
        }
        tally.note(counted);
    }

    private static Counted counted(Asked one, @Nullable LedgerEntry entry, Language language) {
        String kind = entry == null ? Tally.SILENCE : entry.kind().name();
        String area = entry == null ? null : entry.area();
        return new Counted(one.question().receivedAt(), kind, language.name(), area);
    }

    private Map<Topic, Sitting> open(List<Asked> all) {
        Map<Topic, List<Asked>> byTopic = new EnumMap<>(Topic.class);
        for (Asked one : all) {
            byTopic.computeIfAbsent(one.topic(), topic -> new ArrayList<>()).add(one);
        }
        Map<Topic, Sitting> sittings = new EnumMap<>(Topic.class);
        byTopic.forEach((topic, asked) -> sittings.put(
                topic, Objects.requireNonNull(desks.get(topic), topic::name).open(asked)));
        return sittings;
    }

    private static Sitting at(Map<Topic, Sitting> sittings, Asked asked) {
        return Objects.requireNonNull(sittings.get(asked.topic()));
    }

    /** Questions for help are always answered, and nothing is noted of who asked. */
    private Map<Asked, Verdict> decide(List<Asked> all, Spoken spoken, Map<Topic, Sitting> sittings) {
        Map<Asked, Verdict> verdicts = new IdentityHashMap<>();
        Map<Asked, Request> requests = new IdentityHashMap<>();
        List<Request> inOrder = new ArrayList<>(all.size());
        for (Asked one : all) {
            if (one.topic() == Topic.HELP) {
                verdicts.put(one, new Answered(0));
            } else {
                Request request =
                        turns.request(one, spoken.of(one), at(sittings, one).mark(one));
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
}
