package pk.gov.nsor.policing.notices.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.record.registration.CopySection;

/**
 * What the person has notified, and the decisions about it, without the grounds of the decisions, the officers'
 * reasons, and what immigration reports.
 */
@Component
class NoticesInCopy implements CopySection {

    private static final Comparator<Notice> LATEST_FIRST = Comparator.comparing(Notice::announcedOn)
            .thenComparing(Notice::receipt)
            .reversed();

    /** Marks of direction for a page; paper sets numbers itself. */
    private static final Pattern ISOLATES = Pattern.compile("[\\u2066-\\u2069]");

    private final Notices notices;
    private final NoticeMessages wording;

    NoticesInCopy(Notices notices, NoticeMessages wording) {
        this.notices = notices;
        this.wording = wording;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String titleKey() {
        return "notices.copy";
    }

    @Override
    public List<Entry> entries(PersonId person, Locale language) {
        return notices.of(person).stream()
                .sorted(LATEST_FIRST)
                .map(notice -> new Entry(wording.day(language, notice.announcedOn()), value(notice, language)))
                .toList();
    }

    private String value(Notice notice, Locale language) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.kind(language, notice.kind()));
        wording.lines(notice.particulars(), language)
                .forEach(line -> lines.add(
                        line.name() + ": " + ISOLATES.matcher(line.value()).replaceAll("")));
        lines.add(wording.text(language, "notices.state") + ": "
                + wording.text(language, "notices.state." + NoticeMessages.lower(notice.state())));
        lines.add(wording.lateness(language, notice.lateness()));
        lines.add(wording.text(language, "notices.copy.receipt", Long.toString(notice.receipt())));
        return String.join("\n", lines);
    }
}
