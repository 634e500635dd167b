package pk.gov.nsor.record.mentions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.screening.StatedFields;
import pk.gov.nsor.foundation.screening.mention.Mention;
import pk.gov.nsor.foundation.shell.FieldQuestions;
import pk.gov.nsor.record.mentions.Known;
import pk.gov.nsor.record.mentions.NewPlacement;
import pk.gov.nsor.record.mentions.Placements;

/** The notes that one request sends about a record, what they mention, and what their writer says of it. */
final class RequestPlacing implements Screened.Placing, FieldQuestions {

    private static final String SHOWN_AT_MOST = ", …";
    private static final int SHOWN = 5;

    private final HttpServletRequest request;
    private final PersonId person;
    private final Placements placements;
    private final List<String> answers;
    private final Map<String, List<Question>> questions = new HashMap<>();
    private final Set<NewPlacement> checked = new HashSet<>();
    private @Nullable Known known;

    RequestPlacing(HttpServletRequest request, PersonId person, Placements placements) {
        this.request = request;
        this.person = person;
        this.placements = placements;
        this.answers = NoteMentions.answers(request);
    }

    @Override
    public void check(String text, @Nullable String field) {
        String sentAs = sentAs(text, field == null ? "text" : field);
        if (StatedFields.has(sentAs) || reader() == null) {
            return;
        }
        NoteMentions note;
        try {
            note = NoteMentions.of(text, this::known, answers);
        } catch (InvalidValueException refused) {
            throw field == null ? refused : refused.at(field);
        }
        if (!note.open().isEmpty()) {
            throw refusal(note, sentAs, field);
        }
        if (!note.chosen().isEmpty()) {
            // Whoever sends the form again for another reason has not to choose again.
            questions.put(sentAs, note.questions(answers));
            keep(note, sentAs);
        }
    }

    /** Keeps what was said of notes that their page checked before the transaction that stored them. */
    void done() {
        if (!checked.isEmpty()) {
            placements.addAlone(person, checked, actor());
        }
    }

    @Override
    public List<Question> of(String field) {
        return questions.getOrDefault(field, List.of());
    }

    private InvalidValueException refusal(NoteMentions note, String sentAs, @Nullable String field) {
        InvalidValueException refused;
        if (note.open().size() + note.chosen().size() > NoteMentions.MOST) {
            refused = new InvalidValueException(
                    "mention.many",
                    "This text mentions more than %s names or numbers that the record does not know. Write it in parts.",
                    NoteMentions.MOST);
        } else {
            questions.put(sentAs, note.questions(answers));
            refused = NoteMentions.isUnsure(note.open(), answers)
                    ? new InvalidValueException(
                            "mention.unsure",
                            "Leave out whoever you are not sure about, and whoever is a survivor. Nothing was stored.")
                    : new InvalidValueException(
                            "mention.open",
                            "Say below the text who or what this is. Nothing was stored.",
                            list(note.open()));
        }
        return field == null ? refused : refused.at(field);
    }

    private static String list(List<Mention> open) {
        String some = open.stream().limit(SHOWN).map(Mention::text).collect(Collectors.joining(", "));
        return open.size() > SHOWN ? some + SHOWN_AT_MOST : some;
    }

    /** With the note, where it is stored in a transaction; otherwise when its form was done. */
    private void keep(NoteMentions note, String field) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            note.chosen().forEach((mention, who) -> checked.add(new NewPlacement(mention, who, field)));
            return;
        }
        Kept kept = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Kept.class::isInstance)
                .map(Kept.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Kept first = new Kept();
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                });
        note.chosen().forEach((mention, who) -> kept.add(new NewPlacement(mention, who, field)));
    }

    /** Before the commit, when the note's own rows are locked, so that all transactions lock in the same order. */
    private final class Kept implements TransactionSynchronization {

        private final Set<NewPlacement> all = new HashSet<>();

        void add(NewPlacement placed) {
            all.add(placed);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            placements.add(person, all, actor());
        }

        @Override
        public void afterCommit() {
            checked.removeAll(all);
        }
    }

    private Known known() {
        if (known == null) {
            known = placements.known(person);
        }
        return known;
    }

    /** As the page names the field, whatever those name it that screen it. */
    private String sentAs(String text, String otherwise) {
        String plain = text.strip();
        return request.getParameterMap().entrySet().stream()
                .filter(sent -> Arrays.stream(sent.getValue())
                        .anyMatch(value -> value.strip().equals(plain)))
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals(NoteMentions.PARAMETER))
                // The same text in a field for a name does not make the note one.
                .min(Comparator.comparing(StatedFields::has))
                .orElse(otherwise);
    }

    /** Asked only where {@link #reader} was somebody. */
    private Actor actor() {
        return new Actor(Actor.Kind.OFFICER, Objects.requireNonNull(reader()).accountId(), request.getRemoteAddr());
    }

    private static @Nullable SignedIn reader() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof SignedIn reader ? reader : null;
    }
}
