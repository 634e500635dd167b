package pk.gov.nsor.policing.notices.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.web.NoticeMessages.Line;

/**
 * The receipt in both languages, whichever the officer reads. It says neither name nor place nor offence: whoever finds the
 * paper learns nothing of the person.
 */
@Component
class NoticeReceipt {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ur"));

    private final NoticeMessages wording;

    NoticeReceipt(NoticeMessages wording) {
        this.wording = wording;
    }

    /** The receipt in one language. */
    record Side(String language, String direction, String title, List<Line> lines, String keep, String signature) {

        Side {
            lines = List.copyOf(lines);
        }
    }

    List<Side> of(Notice notice, RegisterNumber number) {
        return LANGUAGES.stream()
                .map(language -> side(language, notice, number))
                .toList();
    }

    private Side side(Locale language, Notice notice, RegisterNumber number) {
        LocalDate until = notice.particulars().until();
        List<Line> lines = new ArrayList<>();
        lines.add(line(language, "notices.receipt.number", Long.toString(notice.receipt())));
        lines.add(line(language, "notices.receipt.person", number.formatted()));
        lines.add(line(language, "notices.receipt.kind", wording.kind(language, notice.kind())));
        lines.add(line(
                language,
                until == null ? "notices.on" : "notices.leaving",
                wording.day(language, notice.particulars().on())));
        if (until != null) {
            lines.add(line(language, "notices.until", wording.day(language, until)));
        }
        lines.add(line(language, "notices.announced", wording.day(language, notice.announcedOn())));
        lines.add(line(language, "notices.lateness", wording.lateness(language, notice.lateness())));
        lines.add(line(language, "notices.station", wording.station(language, notice.station())));
        return new Side(
                language.getLanguage(),
                NoticeMessages.isUrdu(language) ? "rtl" : "ltr",
                wording.text(language, "notices.receipt.title"),
                lines,
                wording.text(language, "notices.receipt.keep"),
                wording.text(language, "notices.receipt.signature"));
    }

    private Line line(Locale language, String key, String value) {
        return new Line(wording.text(language, key), value);
    }
}
