package pk.gov.nsor.agencies.intake.message;

import static pk.gov.nsor.foundation.feeds.FeedFields.there;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.conviction.YoungestOffender;
import pk.gov.nsor.record.register.Identity;

/** Checks every field of a message and refuses it with all errors, not only the first. */
@Component
public class MessageCheck {

    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_CASE_NUMBER = 60;
    private static final int LONGEST_FIR_NUMBER = 40;
    private static final int LONGEST_ADDRESS = 300;
    private static final int MOST = 20;
    private static final int MOST_OFFENCES = 50;

    private final CnicFormat cnics;
    private final YoungestOffender youngest;

    MessageCheck(CnicFormat cnics, YoungestOffender youngest) {
        this.cnics = cnics;
        this.youngest = youngest;
    }

    /** @throws ProblemException 422, naming every field that is missing or cannot be true */
    public CheckedMessage check(CourtMessage message, LocalDate receivedOn) {
        FeedFields fields = new FeedFields(receivedOn);
        CourtMessage.Fir fir = fields.part("/fir", message.fir());
        CourtMessage.Convict person = fields.part("/person", message.person());
        CourtMessage.Judgment conviction = fields.part("/conviction", message.conviction());
        String messageId = fields.messageId(message.messageId());
        String court = fields.text("/court", message.court(), LONGEST_PLACE);
        String caseNumber = fields.text("/caseNumber", message.caseNumber(), LONGEST_CASE_NUMBER);
        String firNumber = fir == null ? null : fields.text("/fir/number", fir.number(), LONGEST_FIR_NUMBER);
        String station = fir == null ? null : fields.text("/fir/policeStation", fir.policeStation(), LONGEST_PLACE);
        String district = fir == null ? null : fields.text("/fir/district", fir.district(), LONGEST_PLACE);
        Identity identity = person == null ? null : identity(fields, person);
        Cnic cnic = person == null || person.cnic() == null || person.cnic().isBlank()
                ? null
                : fields.check("/person/cnic", () -> cnics.parse(Objects.requireNonNull(person.cnic())));
        List<CheckedMessage.Residence> addresses = person == null ? List.of() : addresses(fields, person);
        LocalDate offenceOn = conviction == null ? null : fields.day("/conviction/offenceOn", conviction.offenceOn());
        LocalDate judgmentOn =
                conviction == null ? null : fields.day("/conviction/judgmentOn", conviction.judgmentOn());
        Victim victim = conviction == null ? null : victim(fields, conviction);
        List<Offence> offences = conviction == null ? List.of() : offences(fields, conviction);
        inOrder(fields, identity, offenceOn, judgmentOn);
        noneBeforeBirth(fields, identity, addresses);
        WithdrawalMessage.replaced(fields, message.replaces());
        fields.refuse();
        return new CheckedMessage(
                there(messageId),
                there(court),
                there(caseNumber),
                there(firNumber),
                there(station),
                there(district),
                there(identity),
                cnic,
                addresses,
                there(offenceOn),
                there(judgmentOn),
                there(victim),
                offences,
                conviction != null && Boolean.TRUE.equals(conviction.notForPublicRelease()));
    }

    private static void noneBeforeBirth(
            FeedFields fields, @Nullable Identity identity, List<CheckedMessage.Residence> addresses) {
        LocalDate bornOn = identity == null ? null : identity.bornOn();
        for (int i = 0; bornOn != null && i < addresses.size(); i++) {
            if (addresses.get(i).from().isBefore(bornOn)) {
                fields.wrong(
                        "/person/addresses/" + i + "/from",
                        "address.before-birth",
                        "Nobody lives anywhere before birth.");
            }
        }
    }

    private void inOrder(
            FeedFields fields, @Nullable Identity identity, @Nullable LocalDate offence, @Nullable LocalDate judgment) {
        if (offence != null && judgment != null && judgment.isBefore(offence)) {
            fields.wrong(
                    "/conviction/judgmentOn",
                    "judgment.before-offence",
                    "The judgment can not be of a day before the offence.");
        }
        if (identity != null && identity.bornOn() != null && offence != null && offence.isBefore(identity.bornOn())) {
            fields.wrong(
                    "/conviction/offenceOn",
                    "offence.before-birth",
                    "The offence can not be before the person's birth.");
        } else if (identity != null
                && identity.bornOn() != null
                && offence != null
                && youngest.isTooYoung(identity.bornOn(), offence)) {
            for (String field : List.of("/person/bornOn", "/conviction/offenceOn")) {
                fields.wrong(
                        field,
                        "offence.too-young",
                        "On the day of the offence the person was too young for it to be one: one of the two days is"
                                + " wrong.");
            }
        }
    }

    private static @Nullable Identity identity(FeedFields fields, CourtMessage.Convict person) {
        PersonName name = name(fields, "/person/name", fields.part("/person/name", person.name()));
        PersonName father =
                person.fatherName() == null ? null : name(fields, "/person/fatherName", person.fatherName());
        List<PersonName> aliases = new ArrayList<>();
        List<CourtMessage.@Nullable Name> given = fields.list("/person/aliases", person.aliases(), MOST);
        for (int i = 0; i < given.size(); i++) {
            PersonName alias = name(fields, "/person/aliases/" + i, fields.part("/person/aliases/" + i, given.get(i)));
            if (alias != null) {
                aliases.add(alias);
            }
        }
        if (person.sex() == null) {
            fields.missing("/person/sex");
        }
        LocalDate bornOn = person.bornOn() == null ? null : fields.day("/person/bornOn", person.bornOn());
        String nationality = person.nationality() == null ? "PK" : person.nationality();
        if (name == null || person.sex() == null) {
            return null;
        }
        return fields.check(
                "/person", () -> new Identity(name, father, there(person.sex()), bornOn, nationality, aliases));
    }

    private static List<CheckedMessage.Residence> addresses(FeedFields fields, CourtMessage.Convict person) {
        List<CheckedMessage.Residence> addresses = new ArrayList<>();
        List<CourtMessage.@Nullable Residence> given = fields.list("/person/addresses", person.addresses(), MOST);
        for (int i = 0; i < given.size(); i++) {
            String at = "/person/addresses/" + i;
            CourtMessage.Residence address = fields.part(at, given.get(i));
            if (address != null) {
                String line = fields.text(at + "/line", address.line(), LONGEST_ADDRESS);
                String district = fields.text(at + "/district", address.district(), LONGEST_PLACE);
                LocalDate from = fields.day(at + "/from", address.from());
                if (line != null && district != null && from != null) {
                    addresses.add(new CheckedMessage.Residence(line, district, from));
                }
            }
        }
        return addresses;
    }

    private static @Nullable Victim victim(FeedFields fields, CourtMessage.Judgment conviction) {
        CourtMessage.Survivor survivor = fields.part("/conviction/victim", conviction.victim());
        if (survivor == null) {
            return null;
        }
        if (survivor.age() == null) {
            fields.missing("/conviction/victim/age");
        }
        if (survivor.sex() == null) {
            fields.missing("/conviction/victim/sex");
        }
        return survivor.age() == null || survivor.sex() == null ? null : new Victim(survivor.age(), survivor.sex());
    }

    private static List<Offence> offences(FeedFields fields, CourtMessage.Judgment conviction) {
        List<CourtMessage.@Nullable Charge> given =
                fields.list("/conviction/offences", conviction.offences(), MOST_OFFENCES);
        if (given.isEmpty()) {
            fields.missing("/conviction/offences");
        }
        List<Offence> offences = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String at = "/conviction/offences/" + i;
            CourtMessage.Charge charge = fields.part(at, given.get(i));
            if (charge != null) {
                Section section = section(fields, at, charge);
                List<Section> connected = connected(fields, at + "/connectedWith", charge.connectedWith());
                if (section != null) {
                    offences.add(new Offence(section, connected));
                }
            }
        }
        return offences;
    }

    private static @Nullable Section section(FeedFields fields, String at, CourtMessage.Charge charge) {
        String law = fields.text(at + "/law", charge.law(), LONGEST_FIR_NUMBER);
        String number = fields.text(at + "/section", charge.section(), LONGEST_FIR_NUMBER);
        if (law == null || number == null) {
            return null;
        }
        try {
            return new Section(law, number);
        } catch (InvalidValueException refused) {
            fields.wrong(at + (refused.code().equals("section.law") ? "/law" : "/section"), refused);
            return null;
        }
    }

    private static List<Section> connected(FeedFields fields, String at, @Nullable List<@Nullable String> given) {
        List<@Nullable String> texts = fields.list(at, given, MOST);
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String field = at + "/" + i;
            String text = fields.text(field, texts.get(i), LONGEST_FIR_NUMBER);
            Optional.ofNullable(text == null ? null : fields.check(field, () -> Section.parse(text)))
                    .ifPresent(sections::add);
        }
        return sections;
    }

    static @Nullable PersonName name(FeedFields fields, String field, CourtMessage.@Nullable Name name) {
        return name == null ? null : fields.check(field, () -> new PersonName(name.latin(), name.urdu()));
    }
}
