package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.AreaMeaning;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AreaChoices.Choice;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.AskArea;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.Pick;
import pk.gov.nsor.publicservice.enquiry.internal.ledger.LedgerEntry;
import pk.gov.nsor.publicservice.outreach.DistrictQuestions;
import pk.gov.nsor.publicservice.release.AreaRelease;
import pk.gov.nsor.publicservice.release.AreaRelease.Released;
import pk.gov.nsor.publicservice.release.Band;

/** How many registered people live in an area, as it was last released. What can mean several areas is asked back. */
@Component
public class AreaHandler implements KeywordHandler {

    private static final int MARKS = 64;

    private final AreaRelease release;
    private final AreaNames names;
    private final AreaChoices choices;
    private final AnswerMessages wording;
    private final AreaMessages areaMessages;
    private final DistrictQuestions questions;

    public AreaHandler(
            AreaRelease release,
            AreaNames names,
            AreaChoices choices,
            AnswerMessages wording,
            AreaMessages areaMessages,
            DistrictQuestions questions) {
        this.release = release;
        this.names = names;
        this.choices = choices;
        this.wording = wording;
        this.areaMessages = areaMessages;
        this.questions = questions;
    }

    @Override
    public KeywordTopic topic() {
        return KeywordTopic.AREA;
    }

    @Override
    public BatchReply open(List<ParsedQuestion> asked) {
        Map<ParsedQuestion, Meant> meant = meant(asked);
        Set<String> areas = new HashSet<>();
        for (Meant one : meant.values()) {
            if (one instanceof One(Area area)) {
                areas.add(area.code());
                areas.add(area.district().code());
            }
        }
        return new Look(meant, release.latest(areas));
    }

    /** What a question means, whatever may be said of it. */
    private sealed interface Meant {}

    private record One(Area area) implements Meant {}

    private record Several(Choice choice, List<Area> areas) implements Meant {}

    private record NoArea() implements Meant {}

    private record NoName() implements Meant {}

    /** A number, and nothing was asked back. */
    private record NoChoice() implements Meant {}

    private Map<ParsedQuestion, Meant> meant(List<ParsedQuestion> asked) {
        Set<SenderHash> picking = asked.stream()
                .filter(one -> one.command() instanceof Pick)
                .map(ParsedQuestion::sender)
                .collect(Collectors.toSet());
        Map<SenderHash, Choice> open = picking.isEmpty() ? new HashMap<>() : choices.of(picking);
        Map<ParsedQuestion, Meant> all = new IdentityHashMap<>();
        for (ParsedQuestion one : asked) {
            Meant meant = one.command() instanceof Pick pick
                    ? picked(pick, open.get(one.sender()))
                    : named(((AskArea) one.command()).place());
            if (meant instanceof Several(Choice choice, List<Area> ignored)) {
                open.put(one.sender(), choice);
            }
            all.put(one, meant);
        }
        return all;
    }

    private Meant named(String place) {
        if (place.isEmpty()) {
            return new NoName();
        }
        return switch (names.find(place)) {
            case AreaMeaning.Known(Area area) -> new One(area);
            case AreaMeaning.Several(String word, List<Area> areas) -> several(word, areas);
            case AreaMeaning.Unknown(List<Area> nearest) -> nearest.isEmpty() ? new NoArea() : several("", nearest);
        };
    }

    private static Several several(String word, List<Area> areas) {
        return new Several(new Choice(word, areas.stream().map(Area::code).toList()), areas);
    }

    private Meant picked(Pick pick, @Nullable Choice choice) {
        if (choice == null) {
            return new NoChoice();
        }
        List<Area> areas = choice.areas().stream()
                .flatMap(code -> names.byCode(code).stream())
                .toList();
        if (areas.size() < choice.areas().size()) {
            // A split came into force since: the numbers would no longer be those that were sent.
            return new NoArea();
        }
        return pick.number() >= 1 && pick.number() <= areas.size()
                ? new One(areas.get(pick.number() - 1))
                : new Several(choice, areas);
    }

    private final class Look implements BatchReply {
        private final Map<ParsedQuestion, Meant> meant;
        private final Released released;
        private final Map<SenderHash, Choice> offered = new HashMap<>();
        private final List<String> districtsTold = new ArrayList<>();

        private Look(Map<ParsedQuestion, Meant> meant, Released released) {
            this.meant = meant;
            this.released = released;
        }

        @Override
        public int mark(ParsedQuestion asked) {
            Meant one = of(asked);
            if (!released.open() && !(one instanceof NoChoice)) {
                return 1;
            }
            String answer = switch (one) {
                case One(Area area) -> area.code() + released.month() + told(area);
                case Several(Choice choice, List<Area> ignored) -> choice.word() + choice.areas();
                case NoArea() -> "no area";
                case NoName() -> "no name";
                case NoChoice() -> "no choice";
            };
            return 2 + Math.floorMod(answer.hashCode() * 0x9E3779B9, MARKS - 2);
        }

        @Override
        public LedgerEntry answer(ParsedQuestion asked, Language language, Answers answers) {
            Meant one = of(asked);
            if (!released.open() && !(one instanceof NoChoice)) {
                answers.answer(asked.question(), areaMessages.closed(language));
                return entry(asked, AnswerKind.AREA_CLOSED, null);
            }
            return switch (one) {
                case One(Area area) -> tell(asked, area, language, answers);
                case Several(Choice choice, List<Area> areas) -> {
                    offered.put(asked.sender(), choice);
                    answers.answer(asked.question(), areaMessages.which(language, choice.word(), areas));
                    yield entry(asked, AnswerKind.AREA_CHOICE, null);
                }
                case NoArea() -> {
                    answers.answer(asked.question(), areaMessages.unknown(language));
                    yield entry(asked, AnswerKind.AREA_UNKNOWN, null);
                }
                case NoName() -> {
                    answers.answer(asked.question(), areaMessages.how(language));
                    yield entry(asked, AnswerKind.AREA_UNKNOWN, null);
                }
                case NoChoice() -> {
                    answers.answer(asked.question(), wording.usage(language));
                    yield asked.entry(AnswerKind.USAGE);
                }
            };
        }

        /** A tehsil without a band of its own is answered with its district's. */
        private LedgerEntry tell(ParsedQuestion asked, Area area, Language language, Answers answers) {
            districtsTold.add(area.district().code());
            Band own = released.bands().get(area.code());
            Band whole = released.bands().get(area.district().code());
            YearMonth month = released.month();
            answers.expires(asked.question());
            if (month != null && own != null) {
                answers.answer(asked.question(), areaMessages.told(language, area, month, own));
                return entry(asked, AnswerKind.AREA, area.code());
            }
            if (month != null && whole != null) {
                answers.answer(asked.question(), areaMessages.toldWith(language, area, month, whole));
                return entry(asked, AnswerKind.AREA, area.district().code());
            }
            answers.answer(asked.question(), areaMessages.notYet(language, area));
            return entry(asked, AnswerKind.AREA_NOT_YET, area.code());
        }

        private String told(Area area) {
            return String.valueOf(released.bands().get(area.code()))
                    + released.bands().get(area.district().code());
        }

        @Override
        public LedgerEntry refuse(ParsedQuestion asked, Language language, Instant again, Answers answers) {
            answers.answer(asked.question(), wording.tooManyOthers(language, again));
            return entry(asked, AnswerKind.LIMIT, null);
        }

        @Override
        public void close() {
            districtsTold.forEach(district -> questions.asked(DistrictQuestions.Topic.AREA, district));
            if (!offered.isEmpty()) {
                choices.offer(offered);
            }
        }

        private Meant of(ParsedQuestion asked) {
            return Objects.requireNonNull(meant.get(asked));
        }

        private LedgerEntry entry(ParsedQuestion asked, AnswerKind kind, @Nullable String area) {
            return new LedgerEntry(
                    asked.question().receivedAt(), asked.sender(), null, kind, released.policyVersion(), null, area);
        }
    }
}
