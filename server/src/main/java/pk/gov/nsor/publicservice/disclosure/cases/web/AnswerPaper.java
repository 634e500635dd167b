package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.pdf.Block;
import pk.gov.nsor.foundation.pdf.Footing;
import pk.gov.nsor.foundation.pdf.Part;
import pk.gov.nsor.foundation.pdf.PdfDocument;
import pk.gov.nsor.foundation.pdf.Watermark;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.publicservice.disclosure.cases.Answer;
import pk.gov.nsor.publicservice.disclosure.cases.AnswerOpenings.Opened;
import pk.gov.nsor.publicservice.disclosure.cases.CaseDetails;

/** The answer on paper, in both languages, drawn for one reader whose name stands across it. */
@Component
class AnswerPaper {

    private static final Locale URDU = Locale.of("ur");
    private static final int LONGEST_MARK = 120;

    private final MessageSource messages;
    private final Districts districts;

    AnswerPaper(MessageSource messages, Districts districts) {
        this.messages = messages;
        this.districts = districts;
    }

    /** @param page the address of the page where its code is verified */
    byte[] drawn(Opened opened, String page) {
        String reader = reader(opened.reader());
        String mark = reader + " · " + moment(opened.at(), Locale.ENGLISH);
        return PdfDocument.inBothLanguages(
                        text(Locale.ENGLISH, "disclosure.paper.title"),
                        text(Locale.ENGLISH, "disclosure.paper.maker"),
                        opened.at(),
                        Optional.of(new Watermark(
                                Locale.ENGLISH, mark.substring(0, Math.min(LONGEST_MARK, mark.length())))),
                        language -> footing(opened, reader, language),
                        language -> part(opened, language, page))
                .toPdf();
    }

    private Part part(Opened opened, Locale language, String page) {
        CaseDetails details = opened.details();
        Answer answer = opened.answer();
        List<Block> blocks = new ArrayList<>();
        if (language.equals(URDU)) {
            blocks.add(new Block.NewPage());
        }
        blocks.add(new Block.Title(text(language, "disclosure.paper.title")));
        blocks.add(new Block.Paragraph(
                text(language, "disclosure.kind." + answer.kind().key(), day(answer.on(), language))));
        String number = answer.number();
        if (number != null) {
            blocks.add(new Block.Fact(text(language, "disclosure.record-number"), number));
        }
        List<String> convictions =
                answer.convictions().stream().map(line -> line(line, language)).toList();
        if (!convictions.isEmpty()) {
            blocks.add(new Block.Heading(text(language, "disclosure.paper.convictions")));
            blocks.add(new Block.Listing(convictions));
        }
        blocks.add(new Block.Heading(text(language, "disclosure.asked")));
        blocks.add(new Block.Fact(text(language, "disclosure.suspect"), name(details.suspect(), language)));
        PersonName father = details.father();
        if (father != null) {
            blocks.add(new Block.Fact(text(language, "disclosure.father"), name(father, language)));
        }
        Cnic cnic = details.cnic();
        blocks.add(new Block.Fact(
                text(language, "disclosure.paper.cnic"),
                cnic == null ? text(language, "disclosure.cnic.unknown") : cnic.masked()));
        blocks.add(new Block.Fact(text(language, "disclosure.fir"), details.firNumber() + "/" + details.firYear()));
        blocks.add(new Block.Fact(
                text(language, "disclosure.station"), opened.request().station()));
        blocks.add(new Block.Fact(text(language, "disclosure.district"), district(opened, language)));
        blocks.add(new Block.Fact(
                text(language, "disclosure.one"), Long.toString(opened.request().number())));
        blocks.add(new Block.Code(text(language, "disclosure.paper.code"), opened.code(), Optional.of(page)));
        blocks.add(new Block.Note(
                text(language, "disclosure.paper.note", moment(opened.request().answerUntil(), language))));
        return new Part(language, blocks);
    }

    private Footing footing(Opened opened, String reader, Locale language) {
        CaseDetails details = opened.details();
        return new Footing(
                language,
                text(
                        language,
                        "disclosure.paper.foot",
                        reader,
                        moment(opened.at(), language),
                        details.firNumber() + "/" + details.firYear()));
    }

    private String line(Answer.Line line, Locale language) {
        LocalDate judged = line.judgedOn();
        String sections = String.join(", ", line.sections());
        if (judged == null) {
            return sections;
        }
        return sections.isEmpty()
                ? text(language, "disclosure.paper.judged", day(judged, language))
                : text(language, "disclosure.paper.judged-under", sections, day(judged, language));
    }

    /** Who reads it, and of which office. */
    private String reader(SignedIn reader) {
        String office = reader.agency();
        if (reader.jurisdiction() instanceof OfDistrict(String code)) {
            office += ", " + districts.byCode(code).map(District::nameEn).orElse(code);
        }
        return reader.displayName() + ", " + office;
    }

    private String district(Opened opened, Locale language) {
        String code = opened.request().place().district();
        return districts.byCode(code).map(district -> district.name(language)).orElse(code);
    }

    private static String name(PersonName name, Locale language) {
        String latin = name.latin();
        String urdu = name.urdu();
        String first = language.equals(URDU) ? urdu : latin;
        return first == null ? name.any() : first;
    }

    private static String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(day);
    }

    private static String moment(@Nullable Instant moment, Locale language) {
        return moment == null
                ? ""
                : DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", language).format(moment.atZone(Day.ZONE));
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
