package pk.gov.nsor.publicservice.outreach.internal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.AreaMeaning;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.ChosenLanguages;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.outreach.internal.FollowCommand.Confirm;
import pk.gov.nsor.publicservice.outreach.internal.FollowCommand.Follow;
import pk.gov.nsor.publicservice.outreach.internal.FollowCommand.Stop;
import pk.gov.nsor.publicservice.outreach.internal.FollowPolicy.Limits;
import pk.gov.nsor.publicservice.outreach.internal.FollowerRepository.Judged;

/**
 * FOLLOW, its confirming reply, and STOP. Before the enquiry, which takes whatever is left. Senders can be forged: whoever
 * is meant to be pestered gets a few texts a day at most, and follows nothing without the code that only the telephone got.
 */
@Component
@Order(100)
class FollowHandler implements QuestionHandler {

    static final Duration CODE_GOOD_FOR = Duration.ofHours(24);
    private static final int CODES = 10_000;

    private final AreaNames names;
    private final FollowerRepository store;
    private final SenderDays days;
    private final FollowPolicy policy;
    private final FollowMessages wording;
    private final ChosenLanguages languages;
    private final CnicFormat format;
    private final KeyedHash texts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FollowHandler(
            AreaNames names,
            FollowerRepository store,
            SenderDays days,
            FollowPolicy policy,
            FollowMessages wording,
            ChosenLanguages languages,
            CnicFormat format,
            Keys keys,
            Clock clock) {
        this.names = names;
        this.store = store;
        this.days = days;
        this.policy = policy;
        this.wording = wording;
        this.languages = languages;
        this.format = format;
        this.texts = keys.keyedHash("outreach-text");
        this.clock = clock;
    }

    @Override
    public boolean takes(Question question) {
        return FollowGrammar.read(question.text()) != null;
    }

    @Override
    public void answer(List<Question> batch, Answers answers) {
        List<Asked> read =
                batch.stream().flatMap(question -> asked(question).stream()).toList();
        if (read.isEmpty()) {
            return;
        }
        Map<SenderHash, TextLanguage> chosen = languages.chosenBy(
                read.stream().map(one -> one.question.senderHash()).collect(Collectors.toSet()));
        List<Asked> all = read.stream()
                .map(one -> one.in(chosen.get(one.question.senderHash())))
                .toList();
        OffsetDateTime now = OffsetDateTime.now(clock);
        LocalDate today = now.toLocalDate();
        Limits limits = policy.on(today);
        Map<MobileNumber, SenderDay> senders =
                days.lock(all.stream().map(Asked::number).toList(), today);
        List<FollowAnswer> ledger = new ArrayList<>();
        for (Asked one : all) {
            Turn turn = new Turn(one, Objects.requireNonNull(senders.get(one.number)), limits, now);
            Reply reply = turn.reply();
            if (reply != null) {
                // Nothing of it is needed once it is sent.
                answers.answerAndForget(one.question, reply.text);
                ledger.add(reply.kind);
            }
        }
        days.store(senders, today);
        if (!ledger.isEmpty()) {
            store.note(ledger, now);
        }
    }

    private record Asked(Question question, MobileNumber number, FollowCommand command, long text) {

        Asked in(@Nullable TextLanguage chosen) {
            return chosen == null ? this : new Asked(question, number, command.in(chosen), text);
        }
    }

    private record Reply(FollowAnswer kind, String text) {}

    /** Empty for a sender that could not be texted by a campaign: a short code, a name, a telephone abroad. */
    private Optional<Asked> asked(Question question) {
        FollowCommand command = FollowGrammar.read(question.text());
        return command == null
                ? Optional.empty()
                : sender(question.sender())
                        .map(number -> new Asked(question, number, command, textHash(number, question.text())));
    }

    /** The number as the network writes it. A real register texts nobody's numbers, one of synthetic data nobody's telephone. */
    private Optional<MobileNumber> sender(String given) {
        return MobileNumber.ofSender(given).filter(number -> number.isPakistani() && format.takes(number));
    }

    private long textHash(MobileNumber number, String text) {
        return ByteBuffer.wrap(texts.of(number.e164() + "/" + text.strip())).getLong();
    }

    /** One text of a number, after those before it. */
    private final class Turn {
        private final Asked asked;
        private final SenderDay sender;
        private final Limits limits;
        private final OffsetDateTime now;
        private final boolean isRepeated;

        Turn(Asked asked, SenderDay sender, Limits limits, OffsetDateTime now) {
            this.asked = asked;
            this.sender = sender;
            this.limits = limits;
            this.now = now;
            this.isRepeated = sender.isRepeated(asked.text, now.toInstant());
        }

        /** Null for silence. */
        @Nullable
        Reply reply() {
            return switch (asked.command) {
                case Follow(String place, TextLanguage language) -> follow(place, language);
                case Stop(TextLanguage language) -> {
                    // Whatever is answered, it is done.
                    store.forget(asked.number);
                    yield said(FollowAnswer.STOPPED, wording.stopped(language));
                }
                case Confirm(String code, TextLanguage language) -> isRepeated ? null : confirm(code, language);
            };
        }

        private @Nullable Reply follow(String place, TextLanguage language) {
            if (place.isEmpty()) {
                return said(FollowAnswer.AREA_UNKNOWN, wording.how(language));
            }
            return switch (names.find(place)) {
                case AreaMeaning.Known(Area area) -> follow(area, language);
                case AreaMeaning.Several(String word, List<Area> areas) ->
                    said(FollowAnswer.AREA_CHOICE, wording.which(language, word, areas));
                case AreaMeaning.Unknown(List<Area> nearest) ->
                    nearest.isEmpty()
                            ? said(FollowAnswer.AREA_UNKNOWN, wording.unknown(language))
                            : said(FollowAnswer.AREA_CHOICE, wording.nearest(language, nearest));
            };
        }

        private @Nullable Reply follow(Area area, TextLanguage language) {
            if (store.follows(asked.number, area.code())) {
                return said(FollowAnswer.FOLLOWED_ALREADY, wording.follows(language, area));
            }
            if (store.isAsked(asked.number, area.code(), now)) {
                return null;
            }
            if (!sender.mayBeAsked(limits)) {
                return sender.tellOfLimit() ? said(FollowAnswer.LIMIT, wording.limit(language)) : null;
            }
            String code = "%04d".formatted(random.nextInt(CODES));
            store.ask(asked.number, area.code(), code, language, now.plus(CODE_GOOD_FOR));
            sender.asked();
            return new Reply(FollowAnswer.ASKED, wording.ask(language, area, code));
        }

        private @Nullable Reply confirm(String code, TextLanguage language) {
            return switch (store.judge(asked.number, code, now)) {
                case Judged.Right(String area) ->
                    said(
                            FollowAnswer.CONFIRMED,
                            names.byCode(area)
                                    .map(known -> wording.follows(language, known))
                                    .orElseGet(() -> wording.follows(language)));
                case Judged.Wrong() -> said(FollowAnswer.CODE_WRONG, wording.wrong(language));
                case Judged.UsedUp() -> said(FollowAnswer.CODE_USED_UP, wording.usedUp(language));
            };
        }

        /** The same text within a minute gets one answer, and a number so many a day. */
        private @Nullable Reply said(FollowAnswer kind, String text) {
            if (isRepeated || !sender.mayBeAnswered(limits)) {
                return null;
            }
            sender.answered(asked.text, now.toInstant());
            return new Reply(kind, text);
        }
    }
}
