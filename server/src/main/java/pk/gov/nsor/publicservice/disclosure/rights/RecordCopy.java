package pk.gov.nsor.publicservice.disclosure.rights;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.pdf.Block;
import pk.gov.nsor.foundation.pdf.Footing;
import pk.gov.nsor.foundation.pdf.Part;
import pk.gov.nsor.foundation.pdf.PdfDocument;
import pk.gov.nsor.foundation.pdf.Watermark;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.register.Address;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.register.picture.Photograph;
import pk.gov.nsor.record.register.picture.Photographs;
import pk.gov.nsor.record.registration.CopySection;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.Standings;

/**
 * Draws what a person on record is given, in both languages: their copy, and the receipt of a request. The copy has
 * who they are, where they live, why they are on the register and until when, when they appeared, what they notified
 * and their photographs. It has nothing about other people: no survivor, no FIR by which one could be found, no
 * informant, no officer, nobody who viewed the record.
 */
@Component
public class RecordCopy {

    private final People people;
    private final Standings standings;
    private final Convictions convictions;
    private final Courts courts;
    private final Districts districts;
    private final Photographs photographs;
    private final MergedRecords merged;
    private final List<CopySection> sections;
    private final MessageSource messages;
    private final Clock clock;

    RecordCopy(
            People people,
            Standings standings,
            Convictions convictions,
            Courts courts,
            Districts districts,
            Photographs photographs,
            MergedRecords merged,
            List<CopySection> sections,
            MessageSource messages,
            Clock clock) {
        this.people = people;
        this.standings = standings;
        this.convictions = convictions;
        this.courts = courts;
        this.districts = districts;
        this.photographs = photographs;
        this.merged = merged;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(CopySection::order))
                .toList();
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The copy.
     *
     * @return the PDF
     */
    @Transactional(readOnly = true)
    public byte[] draw(RightRequest request) {
        List<PersonId> records = merged.records(request.person());
        Person person = people.get(records.getFirst());
        List<Pictured> pictures = records.stream().flatMap(this::pictures).toList();
        return paper(request, "rights.copy", language -> copy(language, person, records, pictures));
    }

    private Stream<Pictured> pictures(PersonId record) {
        return photographs.of(record).stream()
                .filter(Photograph::counts)
                .flatMap(one -> photographs.picture(record, one.id(), Photograph.Size.LARGE).stream()
                        .map(jpeg -> new Pictured(one.takenOn(), jpeg)));
    }

    /**
     * What the person is given when they have asked: the number, what was asked and by when it is answered.
     *
     * @return the PDF
     */
    public byte[] receipt(RightRequest request) {
        return paper(
                request,
                "rights.receipt",
                language -> List.of(
                        new Block.Title(text(language, "rights.receipt.title")),
                        new Block.Code(text(language, "rights.number"), Long.toString(request.number())),
                        fact(
                                language,
                                "rights.kind",
                                text(language, "rights.kind." + request.kind().key())),
                        fact(language, "rights.asked", asked(language, request)),
                        fact(language, "rights.due", day(language, request.dueOn())),
                        new Block.Paragraph(text(language, "rights.receipt.next"))));
    }

    private byte[] paper(RightRequest request, String key, Function<Locale, List<Block>> blocks) {
        return PdfDocument.inBothLanguages(
                        text(Locale.ENGLISH, key + ".kind"),
                        text(Locale.ENGLISH, "rights.paper.maker"),
                        clock.instant(),
                        Optional.of(new Watermark(
                                Locale.ENGLISH,
                                text(Locale.ENGLISH, "rights.paper.mark", Long.toString(request.number())))),
                        language -> new Footing(
                                language,
                                text(
                                        language,
                                        "rights.paper.foot",
                                        Long.toString(request.number()),
                                        day(language, LocalDate.now(clock)))),
                        language -> new Part(language, blocks.apply(language)))
                .toPdf();
    }

    private record Pictured(LocalDate takenOn, byte[] jpeg) {}

    /** @param records the person's, and those joined with it: what stands under each is theirs */
    private List<Block> copy(Locale language, Person person, List<PersonId> records, List<Pictured> pictures) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(text(language, "rights.copy.title")));
        blocks.add(new Block.Paragraph(text(language, "rights.copy.what")));
        blocks.add(new Block.Heading(text(language, "rights.copy.who")));
        blocks.add(fact(language, "rights.copy.number", person.number().formatted()));
        blocks.add(fact(language, "rights.name", name(person.identity().name())));
        PersonName father = person.identity().fatherName();
        blocks.add(fact(
                language, "rights.copy.father", father == null ? text(language, "rights.copy.unknown") : name(father)));
        if (!person.identity().aliases().isEmpty()) {
            blocks.add(fact(
                    language,
                    "rights.copy.aliases",
                    person.identity().aliases().stream().map(RecordCopy::name).collect(Collectors.joining("\n"))));
        }
        blocks.add(fact(
                language,
                "rights.copy.born",
                dayOrUnknown(language, person.identity().bornOn())));
        for (CnicOfPerson cnic : person.cnics()) {
            if (cnic.status() != CnicOfPerson.Status.WITHDRAWN) {
                blocks.add(fact(
                        language,
                        cnic.status() == CnicOfPerson.Status.CONFIRMED ? "rights.cnic" : "rights.copy.cnic-unconfirmed",
                        cnic.cnic().formatted()));
            }
        }
        standing(language, person, blocks);
        blocks.add(new Block.Heading(text(language, "rights.copy.convictions")));
        convictions.of(person.id()).forEach(conviction -> conviction(language, conviction, blocks));
        blocks.add(new Block.Heading(text(language, "rights.copy.addresses")));
        person.addresses().forEach(address -> blocks.add(address(language, address)));
        for (CopySection section : sections) {
            blocks.add(new Block.Heading(text(language, section.titleKey())));
            List<CopySection.Entry> entries = records.stream()
                    .flatMap(record -> section.entries(record, language).stream())
                    .toList();
            entries.forEach(entry -> blocks.add(new Block.Fact(entry.label(), entry.value())));
            if (entries.isEmpty()) {
                blocks.add(new Block.Paragraph(text(language, "rights.copy.nothing")));
            }
        }
        blocks.add(new Block.Heading(text(language, "rights.copy.photographs")));
        for (Pictured picture : pictures) {
            String taken = text(language, "rights.copy.taken", day(language, picture.takenOn()));
            blocks.add(Block.Picture.of(picture.jpeg(), taken));
            blocks.add(new Block.Note(taken));
        }
        if (pictures.isEmpty()) {
            blocks.add(new Block.Paragraph(text(language, "rights.copy.nothing")));
        }
        blocks.add(new Block.Note(text(language, "rights.copy.left-out")));
        return blocks;
    }

    private void standing(Locale language, Person person, List<Block> blocks) {
        Optional<Standing> standing = standings.of(person.id());
        boolean isOn = standing.filter(known -> known.isOnRegister(LocalDate.now(clock)))
                .isPresent();
        blocks.add(new Block.Heading(text(language, "rights.copy.standing")));
        blocks.add(fact(
                language,
                "rights.copy.today",
                text(language, isOn ? "rights.copy.on-register" : "rights.copy.not-on-register")));
        LocalDate first = standing.map(Standing::firstDay).orElse(null);
        if (standing.isPresent() && first != null) {
            blocks.add(fact(language, "rights.copy.since", day(language, first)));
            blocks.add(fact(language, "rights.copy.until", until(language, standing.get())));
        }
    }

    private String until(Locale language, Standing standing) {
        LocalDate last = standing.lastDay();
        if (last != null) {
            return day(language, last);
        }
        return text(language, standing.life() ? "rights.copy.for-life" : "rights.copy.no-end");
    }

    private void conviction(Locale language, Conviction conviction, List<Block> blocks) {
        blocks.add(fact(
                language,
                "rights.copy.court",
                court(language, conviction.judgment().courtCode())));
        blocks.add(fact(language, "rights.copy.case", conviction.judgment().caseNumber()));
        blocks.add(fact(
                language,
                "rights.copy.judgment",
                day(language, conviction.judgment().judgmentOn())));
        blocks.add(fact(
                language,
                "rights.copy.sections",
                conviction.judgment().offences().stream()
                        .map(offence -> offence.section().toString())
                        .collect(Collectors.joining(", "))));
        Conviction.Quashing quashing = conviction.quashing();
        if (quashing != null) {
            blocks.add(fact(language, "rights.copy.quashed", day(language, quashing.on())));
        }
    }

    private Block address(Locale language, Address address) {
        LocalDate until = address.until();
        String period = day(language, address.from())
                + " – "
                + (until == null ? text(language, "rights.copy.until-now") : day(language, until));
        return new Block.Fact(period, address.line() + "\n" + district(language, address.districtCode()));
    }

    private String court(Locale language, String code) {
        return courts.byCode(code).map(court -> inLanguage(language, court)).orElse(code);
    }

    private static String inLanguage(Locale language, Court court) {
        return court.name(language);
    }

    private String district(Locale language, String code) {
        return districts
                .byCode(code)
                .map(district -> inLanguage(language, district))
                .orElse(code);
    }

    private static String inLanguage(Locale language, District district) {
        return district.name(language);
    }

    private Block fact(Locale language, String key, String value) {
        return new Block.Fact(text(language, key), value);
    }

    private String dayOrUnknown(Locale language, @Nullable LocalDate day) {
        return day == null ? text(language, "rights.copy.unknown") : day(language, day);
    }

    private static String name(PersonName name) {
        String latin = name.latin();
        String urdu = name.urdu();
        return latin == null || urdu == null ? name.any() : latin + "\n" + urdu;
    }

    private static String asked(Locale language, RightRequest request) {
        return day(language, LocalDate.ofInstant(request.askedAt(), Day.ZONE));
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    private static String day(Locale language, LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(day);
    }
}
