package pk.gov.nsor.agencies.verification;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity;
import pk.gov.nsor.foundation.access.StrictJson;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.Examination.Detail;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** Takes an answer: compares it with the record as it is now, and confirms by itself or leaves it to people (ADR 34). */
@Component
class Answers {

    private final QuestionRepository questions;
    private final Confirming confirming;
    private final IdentityConfirmation confirmation;
    private final People people;
    private final RecordKeys keys;
    private final Trail trail;

    Answers(
            QuestionRepository questions,
            Confirming confirming,
            IdentityConfirmation confirmation,
            People people,
            RecordKeys keys,
            Trail trail) {
        this.questions = questions;
        this.confirming = confirming;
        this.confirmation = confirmation;
        this.people = people;
        this.keys = keys;
        this.trail = trail;
    }

    /**
     * Takes an answer where its attempt still counts. Where the identity has changed since it was asked, the answer is
     * dropped and NADRA asked anew.
     *
     * @param asked the identity on record when the question was put
     * @param stated empty where nobody has the CNIC
     * @return whether it counted
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean take(Question question, UUID lease, Identity asked, Optional<StatedIdentity> stated) {
        PersonId leading = people.lockLeading(question.person());
        if (!questions.holds(question.id(), lease)) {
            return false;
        }
        Person person = people.get(question.person());
        if (!person.identity().equals(asked)) {
            questions.askAnew(question.person());
            return false;
        }
        if (stated.isEmpty()) {
            answered(question, QuestionState.NOT_FOUND, null, EnumSet.allOf(Detail.class), null);
            return true;
        }
        IdentityComparison comparison = IdentityComparison.of(stated.get(), person.identity());
        if (!comparison.agrees()) {
            answered(question, QuestionState.DIFFERS, stated.get(), comparison.unlike(), null);
            return true;
        }
        Optional<Held> held = confirming.held(question, person, leading);
        if (held.isPresent()) {
            answered(question, QuestionState.AGREES, stated.get(), Set.of(), held.get());
            return true;
        }
        answered(question, QuestionState.CONFIRMED, null, Set.of(), null);
        confirmation.confirmByNadra(question.person(), question.cnic(), question.id(), Verification.NADRA);
        return true;
    }

    /** What NADRA has said, where people still have to compare it. */
    @Transactional(readOnly = true)
    public Optional<StatedIdentity> stated(Question question) {
        return questions
                .answer(question.id())
                .flatMap(encrypted -> keys.find(question.person().value())
                        .map(key ->
                                StrictJson.read(key.decrypt(encrypted, context(question.id())), StatedIdentity.class)));
    }

    private void answered(
            Question question,
            QuestionState state,
            @Nullable StatedIdentity stated,
            Set<Detail> unlike,
            @Nullable Held held) {
        byte[] answer = stated == null
                ? null
                : keys.of(question.person().value())
                        .encrypt(StrictJson.write(stated).getBytes(StandardCharsets.UTF_8), context(question.id()));
        questions.answered(question.id(), state, answer, unlike, held);
        Map<String, Object> content = new HashMap<>(Map.of(
                "cnic",
                question.cnic().formatted(),
                "question",
                question.id().toString(),
                "state",
                state.name(),
                "unlike",
                unlike.stream().map(Enum::name).sorted().collect(Collectors.joining(","))));
        if (held != null) {
            content.put("held", held.name());
        }
        trail.append(TrailEntry.done(Verification.NADRA, TrailAction.NADRA_ANSWERED)
                .about(question.person().value())
                .with(content));
    }

    private static byte[] context(UUID question) {
        return ("nadra-answer/1/" + question).getBytes(StandardCharsets.UTF_8);
    }
}
