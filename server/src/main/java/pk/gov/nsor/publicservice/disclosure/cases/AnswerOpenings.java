package pk.gov.nsor.publicservice.disclosure.cases;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;

/** Opening an answer, each time for one reader with a code of its own, and finding out what a code belongs to. */
@Service
public class AnswerOpenings {

    /** Without those that are taken for another: 32 letters and digits, 80 bits in 16 of them. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private final RequestRepository table;
    private final RequestContents contents;
    private final Matches matches;
    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Trail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AnswerOpenings(
            RequestRepository table,
            RequestContents contents,
            Matches matches,
            JdbcClient jdbc,
            Keys keys,
            Trail trail,
            Clock clock) {
        this.table = table;
        this.contents = contents;
        this.matches = matches;
        this.jdbc = jdbc;
        this.hash = keys.keyedHash("disclosure-code");
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * An answer that was opened.
     *
     * @param code as it is written on the page, in groups of four
     */
    public record Opened(
            DisclosureRequest request, CaseDetails details, Answer answer, SignedIn reader, Instant at, String code) {}

    /**
     * What a code belongs to.
     *
     * @param openedBy for whom the page was drawn
     * @param kind what the page has to say
     */
    public record Verified(
            long number, UUID openedBy, Instant openedAt, Answer.Kind kind, Instant until, boolean isValid) {}

    /** How an answer stands. */
    public enum Standing {
        /** It can be opened. */
        OPEN,
        /** Its time is over. */
        EXPIRED,
        /** Its person is on the register no more, or the record is not known to be theirs any more: it has to be asked again. */
        OVERTAKEN
    }

    /** How the answer of a request stands that was answered. */
    @Transactional(readOnly = true)
    public Standing standing(DisclosureRequest request) {
        if (!request.isAnswerOpen(clock.instant())) {
            return Standing.EXPIRED;
        }
        return contents.answer(request.id())
                        .filter(answer -> holds(request.id(), answer))
                        .isPresent()
                ? Standing.OPEN
                : Standing.OVERTAKEN;
    }

    /** What is answered, for the officer who asked and the one who decided. */
    @Transactional(readOnly = true)
    public Optional<Answer> of(DisclosureRequest request, SignedIn reader) {
        return isReader(request, reader) ? contents.answer(request.id()) : Optional.empty();
    }

    /**
     * Opens an answer for the officer who asked or the one who decided. It is on the trail with the commit.
     *
     * @return empty where the request is not theirs, or its answer is over or overtaken
     */
    @Transactional
    public Optional<Opened> open(UUID id, SignedIn reader, Actor actor) {
        Optional<DisclosureRequest> found =
                table.find(id).filter(request -> isReader(request, reader) && standing(request) == Standing.OPEN);
        return found.map(request -> opened(request, reader, actor));
    }

    private Opened opened(DisclosureRequest request, SignedIn reader, Actor actor) {
        UUID id = request.id();
        Answer answer = contents.answer(id).orElseThrow();
        CaseDetails details = contents.details(id).orElseThrow();
        Instant now = clock.instant();
        String code = newCode();
        jdbc.sql("insert into disclosure.opening (request_id, opened_by, opened_at, code_hash) values (?, ?, ?, ?)")
                .params(id, reader.accountId(), OffsetDateTime.ofInstant(now, clock.getZone()), hash.of(code))
                .update();
        TrailEntry entry =
                TrailEntry.done(actor, TrailAction.DISCLOSURE_ANSWER_OPENED).purpose(Purpose.INVESTIGATION.name());
        trail.append(entry.about(id));
        UUID person = answer.person();
        if (person != null) {
            trail.append(entry.about(person).with(Map.of("request", request.number())));
        }
        return new Opened(request, details, answer, reader, now, grouped(code));
    }

    /**
     * What a code belongs to. The question is written to the trail with its reason.
     *
     * @param code as somebody read it from a page
     * @param reason 20 to 1000 characters
     * @return empty where there is no such code
     * @throws InvalidValueException where the reason is too short or long, or would identify a survivor
     */
    @Transactional
    public Optional<Verified> verify(String code, String reason, Actor actor) {
        String why = OwnWords.screened(reason, "reason");
        Optional<Verified> found = jdbc.sql("select * from disclosure.opening where code_hash = ?")
                .param(hash.of(read(code)))
                .query((row, at) -> verified(
                        row.getObject("request_id", UUID.class),
                        row.getObject("opened_by", UUID.class),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .optional();
        trail.append(TrailEntry.done(actor, TrailAction.DISCLOSURE_CODE_CHECKED)
                .with(Map.of(
                        "reason", why, "request", found.map(Verified::number).orElse(0L))));
        return found;
    }

    private Verified verified(UUID id, UUID openedBy, Instant openedAt) {
        DisclosureRequest request = table.find(id).orElseThrow();
        Answer answer = contents.answer(id).orElseThrow();
        Instant until = request.answerUntil();
        return new Verified(
                request.number(),
                openedBy,
                openedAt,
                answer.kind(),
                until == null ? openedAt : until,
                standing(request) == Standing.OPEN);
    }

    /** "Not on" is of its day; "on" holds only while it is so of the suspect. */
    private boolean holds(UUID request, Answer answer) {
        return answer.kind() != Answer.Kind.ON
                || contents.details(request)
                        .filter(details -> matches.isStillOn(answer, details))
                        .isPresent();
    }

    private static boolean isReader(DisclosureRequest request, SignedIn reader) {
        UUID account = reader.accountId();
        return request.state() == RequestState.ANSWERED
                && ((reader.has(Role.INVESTIGATING_OFFICER) && account.equals(request.askedBy()))
                        || (reader.has(Role.NATIONAL_SUPERVISOR) && account.equals(request.decider())));
    }

    private String newCode() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    private static String read(String typed) {
        return Digits.western(typed).toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }
}
