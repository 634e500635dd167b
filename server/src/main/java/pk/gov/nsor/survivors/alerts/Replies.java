package pk.gov.nsor.survivors.alerts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.survivors.alerts.places.Draft;
import pk.gov.nsor.survivors.alerts.places.Places;

/**
 * What comes to the vault's number: a code that confirms, her code word that ends everything alone or with STOP, goes on with
 * START and pauses with PAUSE or anything else beside it, also where both are in one text, and whatever else there is, STOP among it, which does nothing. All of it has
 * the same answer, whoever sends it.
 */
@Component
class Replies implements QuestionHandler {

    /** How many texts of one number are answered in a day. */
    private static final int MOST = 10;

    /** How many of one number are looked at in a day. */
    private static final int MOST_READ = 100;

    private static final Actor BY_SMS = Actor.unknown("message");

    private final Places places;
    private final Alerting alerting;
    private final AlertPauses alertPauses;
    private final CodeWords words;
    private final Trail trail;
    private final Clock clock;
    private final Map<String, Counted> today = new ConcurrentHashMap<>();

    Replies(Places places, Alerting alerting, AlertPauses alertPauses, CodeWords words, Trail trail, Clock clock) {
        this.places = places;
        this.alerting = alerting;
        this.alertPauses = alertPauses;
        this.words = words;
        this.trail = trail;
        this.clock = clock;
    }

    private record Counted(LocalDate on, int texts) {}

    @Override
    public SmscLink line() {
        return SmscLink.NEUTRAL;
    }

    @Override
    public boolean takes(Question question) {
        return true;
    }

    @Override
    public void answer(List<Question> batch, Answers answers) {
        for (Question question : batch) {
            int before = count(question.sender());
            if (before < MOST_READ) {
                read(question);
            }
            if (before < MOST) {
                answers.answerAndForget(question, AlertTexts.REPLY);
            } else {
                answers.forget(question);
            }
        }
    }

    /** @return how many came of this number today before */
    private int count(String sender) {
        LocalDate day = LocalDate.now(clock);
        if (today.size() > 10_000) {
            today.values().removeIf(counted -> !counted.on().equals(day));
        }
        Counted counted = today.merge(
                sender,
                new Counted(day, 1),
                (known, _) -> known.on().equals(day) ? new Counted(day, known.texts() + 1) : new Counted(day, 1));
        return counted.texts() - 1;
    }

    private void read(Question question) {
        MobileNumber.ofSender(question.sender()).ifPresent(number -> read(number.e164(), question));
    }

    private void read(String number, Question question) {
        String text = Digits.western(question.text()).strip().toLowerCase(Locale.ROOT);
        boolean _ = places.change(draft -> draft.enrolments().stream()
                .filter(enrolment -> enrolment.number().equals(number))
                .map(enrolment -> read(draft, enrolment, text))
                .reduce(false, Boolean::logicalOr));
    }

    private boolean read(Draft draft, Enrolment enrolment, String text) {
        Set<String> codes = Arrays.stream(text.split("\\s+"))
                .map(part -> part.replaceAll("[^0-9]", ""))
                .filter(part -> part.length() == 4)
                .filter(code -> draft.find(enrolment.id())
                        .filter(known -> alerting.confirm(draft, known, code))
                        .isPresent())
                .collect(Collectors.toSet());
        Optional<ReplyWords.Asked> asked =
                ReplyWords.asked(text, word -> words.hashed(word).equals(enrolment.codeWord()), codes);
        asked.ifPresent(wish -> {
            follow(draft, draft.find(enrolment.id()).orElseThrow(), wish);
            trail.append(TrailEntry.done(BY_SMS, TrailAction.ENROLMENT_DECIDED));
        });
        return asked.isPresent() || !codes.isEmpty();
    }

    private void follow(Draft draft, Enrolment enrolment, ReplyWords.Asked wish) {
        switch (wish) {
            case END -> alerting.end(draft, enrolment);
            case PAUSE -> {
                switch (enrolment.state()) {
                    case PROPOSED, APPROVED -> alertPauses.pauseOnceDecided(draft, enrolment);
                    case ACTIVE -> {
                        Enrolment _ = alertPauses.pauseAsAsked(draft, enrolment);
                    }
                    case PAUSED, REFUSED, EXPIRED -> {
                        // As it is.
                    }
                }
            }
            case START -> {
                if (enrolment.isToBeAskedAgain()) {
                    // The telephone may be in somebody else's hands by now, and has her word in what it sent.
                    return;
                }
                switch (enrolment.state()) {
                    case PROPOSED, APPROVED -> alertPauses.pauseTakenBack(draft, enrolment);
                    case ACTIVE, REFUSED, EXPIRED -> {
                        // As it is.
                    }
                    case PAUSED -> {
                        if (!draft.isNumberOf(enrolment.number(), enrolment.caseName())) {
                            // She is told of what is so by now.
                            Enrolment _ = alertPauses.goesOn(draft, enrolment);
                        }
                    }
                }
            }
        }
    }
}
