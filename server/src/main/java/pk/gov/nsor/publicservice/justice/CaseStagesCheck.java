package pk.gov.nsor.publicservice.justice;

import static pk.gov.nsor.foundation.feeds.FeedFields.there;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.feeds.MessageCourts;
import pk.gov.nsor.foundation.kernel.Section;

/** Checks each field of a message about a case, and whether its days can be true together. */
@Component
class CaseStagesCheck {

    private static final int LONGEST_NUMBER = 60;
    private static final int MOST_SECTIONS = 20;

    private final MessageCourts courts;

    CaseStagesCheck(MessageCourts courts) {
        this.courts = courts;
    }

    StagesOfCase check(CaseStagesMessage message, LocalDate receivedOn) {
        FeedFields fields = new FeedFields(receivedOn);
        String messageId = fields.messageId(message.messageId());
        String court = courts.read(fields, message.court(), "case.court");
        String caseNumber = fields.text("/caseNumber", message.caseNumber(), LONGEST_NUMBER);
        if (message.withdrawn() != null) {
            refuseBeside(fields, message);
            fields.refuse();
            return new StagesOfCase(
                    there(messageId),
                    there(court),
                    there(caseNumber),
                    List.of(),
                    new CaseDays(Map.of(), null, null),
                    message.withdrawn());
        }
        List<Section> sections = sections(fields, message.sections());
        CaseDays days = new CaseDays(days(fields, message), message.outcome(), message.appealOutcome());
        together(fields, CaseStage.JUDGMENT, message, "/outcome", message.outcome());
        together(fields, CaseStage.APPEAL_DECIDED, message, "/appealOutcome", message.appealOutcome());
        needs(fields, message, CaseStage.APPEAL, CaseStage.JUDGMENT);
        needs(fields, message, CaseStage.APPEAL_DECIDED, CaseStage.APPEAL);
        days.outOfOrder()
                .ifPresent(stage -> fields.wrong(
                        stage.pointer(), "case.order", "This day is before that of an earlier stage of the case."));
        fields.refuse();
        return new StagesOfCase(there(messageId), there(court), there(caseNumber), sections, days);
    }

    /** What is withdrawn has no stages: a message that says both would be read by half. */
    private static void refuseBeside(FeedFields fields, CaseStagesMessage message) {
        boolean isSaid = message.sections() != null && !message.sections().isEmpty()
                || message.outcome() != null
                || message.appealOutcome() != null
                || Stream.of(CaseStage.values()).anyMatch(stage -> isSaid(message.on(stage)));
        if (isSaid) {
            fields.wrong(
                    "/withdrawn", "case.withdrawn", "A case that is withdrawn has no sections, days and outcomes.");
        }
    }

    private static Map<CaseStage, LocalDate> days(FeedFields fields, CaseStagesMessage message) {
        Map<CaseStage, LocalDate> days = new EnumMap<>(CaseStage.class);
        for (CaseStage stage : CaseStage.values()) {
            if (stage == CaseStage.FIR || isSaid(message.on(stage))) {
                LocalDate day = fields.day(stage.pointer(), message.on(stage));
                if (day != null) {
                    days.put(stage, day);
                }
            }
        }
        return days;
    }

    private static void together(
            FeedFields fields, CaseStage stage, CaseStagesMessage message, String field, @Nullable Object outcome) {
        boolean isThere = isSaid(message.on(stage));
        if (isThere && outcome == null) {
            fields.missing(field);
        } else if (!isThere && outcome != null) {
            fields.missing(stage.pointer());
        }
    }

    private static void needs(FeedFields fields, CaseStagesMessage message, CaseStage later, CaseStage earlier) {
        if (isSaid(message.on(later)) && !isSaid(message.on(earlier))) {
            fields.missing(earlier.pointer());
        }
    }

    private static boolean isSaid(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static List<Section> sections(FeedFields fields, @Nullable List<@Nullable String> written) {
        if (written == null || written.isEmpty()) {
            fields.missing("/sections");
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        List<@Nullable String> each = fields.list("/sections", written, MOST_SECTIONS);
        for (int index = 0; index < each.size(); index++) {
            String field = "/sections/" + index;
            String text = fields.text(field, each.get(index), LONGEST_NUMBER);
            Section section = text == null ? null : fields.checkTogether(field, () -> Section.parse(text));
            if (section != null && !sections.contains(section)) {
                sections.add(section);
            }
        }
        return sections;
    }
}
