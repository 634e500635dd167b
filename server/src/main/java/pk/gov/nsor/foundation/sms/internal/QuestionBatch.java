package pk.gov.nsor.foundation.sms.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.internal.ExchangeRepository.Rows;
import pk.gov.nsor.foundation.sms.internal.PendingAnswer.Expiry;
import pk.gov.nsor.foundation.sms.internal.Sealing.Content;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppAddress;

/** The questions of one commit with what their handlers answer. Used once, inside the commit's transaction. */
final class QuestionBatch implements Answers {

    /** What is stored of a question of which nothing is to be kept. */
    private static final Content NOTHING = new Content(new SmppAddress((byte) 0, (byte) 0, ""), "", "", true, false);

    private final Sealing sealing;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Question, Entry> byQuestion = new IdentityHashMap<>();

    QuestionBatch(Sealing sealing) {
        this.sealing = sealing;
    }

    void add(Content content, Instant receivedAt) {
        Question question = sealing.question(content, receivedAt);
        Entry entry = new Entry(question, content.sender());
        entries.add(entry);
        byQuestion.put(question, entry);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Gives each question to the first handler that takes it. */
    void ask(List<QuestionHandler> handlers) {
        List<Question> open = entries.stream().map(entry -> entry.question).toList();
        for (QuestionHandler handler : handlers) {
            List<Question> taken = new ArrayList<>();
            List<Question> others = new ArrayList<>();
            for (Question question : open) {
                (handler.takes(question) ? taken : others).add(question);
            }
            if (!taken.isEmpty()) {
                handler.answer(taken, this);
            }
            open = others;
        }
    }

    @Override
    public void answer(Question question, String text) {
        answer(question, text, false);
    }

    @Override
    public void answerAndForget(Question question, String text) {
        answer(question, text, true);
    }

    @Override
    public void expires(Question question) {
        of(question).expires = true;
    }

    @Override
    public void forget(Question question) {
        open(question).isUnkept = true;
    }

    /**
     * Stores questions and answers; the answers are to be sent once that is committed.
     *
     * @param ids a number for each question, and perhaps more
     * @param decidedAtMillis when the handlers began to answer, in milliseconds since 1970
     */
    StoredBatch store(ExchangeRepository store, long runId, LocalDate keyDay, long[] ids, long decidedAtMillis) {
        Rows rows = Rows.ofSize(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String text = entry.text == null ? "" : entry.text;
            Content content = entry.isUnkept
                    ? NOTHING
                    : new Content(entry.sender, entry.question.text(), text, entry.forget, entry.expires);
            rows.set(i, entry.question.receivedAt(), entry.text != null, sealing.seal(content, keyDay));
        }
        long transaction = store.insert(runId, keyDay, Arrays.copyOf(ids, entries.size()), rows);
        List<PendingAnswer> pending = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String text = entry.text;
            if (entry.message != null && text != null) {
                pending.add(new PendingAnswer(
                        ids[i],
                        runId,
                        entry.forget,
                        entry.sender,
                        entry.message,
                        entry.question.receivedAt(),
                        entry.expires ? Expiry.of(entry.question, text, decidedAtMillis) : null));
            }
        }
        return new StoredBatch(runId, transaction, pending, ids[0], rows.content()[0]);
    }

    private Entry open(Question question) {
        Entry entry = of(question);
        if (entry.text != null || entry.isUnkept) {
            throw new IllegalArgumentException("The question is already answered");
        }
        return entry;
    }

    private Entry of(Question question) {
        Entry entry = byQuestion.get(question);
        if (entry == null) {
            throw new IllegalArgumentException("The question is not of this batch");
        }
        return entry;
    }

    private void answer(Question question, String text, boolean forget) {
        Entry entry = open(question);
        entry.message = MessageParts.of(text);
        entry.text = text;
        entry.forget = forget;
    }

    private static final class Entry {
        private final Question question;
        private final SmppAddress sender;
        private @Nullable String text;
        private @Nullable MessageParts message;
        private boolean forget;
        private boolean expires;
        private boolean isUnkept;

        Entry(Question question, SmppAddress sender) {
            this.question = question;
            this.sender = sender;
        }
    }
}
