package pk.gov.nsor.publicservice.disclosure.certificates;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.pdf.Block;
import pk.gov.nsor.foundation.pdf.Footing;
import pk.gov.nsor.foundation.pdf.Part;
import pk.gov.nsor.foundation.pdf.PdfDocument;
import pk.gov.nsor.foundation.pdf.Watermark;
import pk.gov.nsor.publicservice.disclosure.certificates.Certificate.Issue;

/** Draws a certificate, in both languages on one page. */
@Component
public class CertificatePaper {

    private static final Locale URDU = Locale.of("ur");
    private static final int LONGEST_MARK = 80;

    private final MessageSource messages;
    private final Clock clock;

    CertificatePaper(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The certificate with the code of this paper.
     *
     * @param page the address of the public page where the code is verified
     * @return the PDF
     */
    public byte[] draw(Certificates.Printed printed, String page) {
        Certificate certificate = printed.certificate();
        Issue issue = Objects.requireNonNull(certificate.issue());
        Asking asking = Objects.requireNonNull(certificate.asking());
        String mark = asking.employer() + " · " + certificate.number();
        return PdfDocument.inBothLanguages(
                        text(Locale.ENGLISH, "certificate.paper.kind"),
                        text(Locale.ENGLISH, "certificate.paper.maker"),
                        clock.instant(),
                        Optional.of(new Watermark(
                                Locale.ENGLISH, mark.substring(0, Math.min(mark.length(), LONGEST_MARK)))),
                        language -> foot(language, certificate),
                        language -> part(language, certificate, issue, asking, printed.code(), page))
                .toPdf();
    }

    private Footing foot(Locale language, Certificate certificate) {
        return new Footing(
                language,
                text(
                        language,
                        "certificate.paper.foot",
                        Long.toString(certificate.number()),
                        day(language, LocalDate.now(clock))));
    }

    private Part part(Locale language, Certificate certificate, Issue issue, Asking asking, String code, String page) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(text(language, "certificate.paper.title")));
        blocks.add(new Block.Paragraph(text(
                language,
                issue.onRegister() ? "certificate.paper.on" : "certificate.paper.not-on",
                day(language, issue.day()))));
        blocks.add(new Block.Fact(
                text(language, "certificate.name"), name(asking.who().name(), language)));
        blocks.add(new Block.Fact(
                text(language, "certificate.father"),
                name(Objects.requireNonNull(asking.who().fatherName()), language)));
        blocks.add(
                new Block.Fact(text(language, "certificate.cnic"), asking.cnic().formatted()));
        blocks.add(new Block.Fact(text(language, "certificate.employer"), asking.employer()));
        blocks.add(new Block.Fact(
                text(language, "certificate.work"),
                text(language, "certificate.work." + asking.work().key())));
        blocks.add(new Block.Fact(text(language, "certificate.number"), Long.toString(certificate.number())));
        blocks.add(new Block.Fact(text(language, "certificate.valid-until"), day(language, issue.validUntil())));
        blocks.add(new Block.Code(text(language, "certificate.paper.code", page), code, Optional.of(page)));
        blocks.add(new Block.Note(text(language, "certificate.paper.limits")));
        return new Part(language, blocks);
    }

    /** In the language's script where it is known, else as it is. */
    private static String name(PersonName name, Locale language) {
        String inUrdu = name.urdu();
        return language.equals(URDU) && inUrdu != null ? inUrdu : name.any();
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    private static String day(Locale language, LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(day);
    }
}
