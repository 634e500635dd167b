package pk.gov.nsor.agencies.intake.message;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.Said;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.Compared.Value;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Says in the reader's language what a message says, field by field. */
@Component
public class FeedMessageMessages {

    private final Courts courts;
    private final Districts districts;
    private final PoliceStations stations;
    private final UiFormat uiFormat;

    FeedMessageMessages(Courts courts, Districts districts, PoliceStations stations, UiFormat uiFormat) {
        this.courts = courts;
        this.districts = districts;
        this.stations = stations;
        this.uiFormat = uiFormat;
    }

    /** A field of the message; several values where it gives several. */
    public record Line(String label, List<Value> values) {}

    /** What is there of all that its kind can say, in the order in which people ask for it. */
    public List<Line> lines(Said said) {
        Lines lines = new Lines();
        switch (said) {
            case Said.Convicted(CourtMessage message) -> conviction(lines, message);
            case Said.InCustody(CustodyMessage message) -> {
                lines.add("register.cnic", message.cnic());
                reference(lines, message.conviction());
                lines.say("conviction.custody", named("conviction.custody.", message.event()));
                lines.say("intake.say.on", day(message.on()));
                lines.add("intake.say.prison", message.prison());
                lines.say("conviction.release-reason", named("conviction.release.", message.releaseReason()));
            }
            case Said.Appealed(AppealMessage message) -> {
                lines.add("register.cnic", message.cnic());
                reference(lines, message.conviction());
                lines.add("conviction.appeal.court", message.court());
                lines.add("conviction.appeal.case", message.caseNumber());
                lines.say("intake.say.filed-on", day(message.filedOn()));
                lines.say("intake.say.outcome", named("intake.say.outcome.", message.outcome()));
                lines.say("intake.say.decided-on", day(message.decidedOn()));
                lines.say("intake.say.sentence", sentence(message.sentence()));
                lines.say("intake.say.compromise", named("intake.say.compromise.", message.compromise()));
            }
            case Said.HasDied(DeathMessage message) -> {
                lines.add("register.cnic", message.cnic());
                lines.names("register.name", name(message.name()));
                lines.say("intake.say.died-on", day(message.diedOn()));
                lines.say("conviction.source", named("conviction.source.", message.source()));
            }
            case Said.ReleasePlanned(PlannedReleaseMessage message) -> {
                lines.add("register.cnic", message.cnic());
                lines.say("intake.say.notice", named("intake.say.notice.", message.notice()));
                lines.say("intake.say.release-on", day(message.on()));
                lines.add("intake.say.prison", message.prison());
                lines.add("intake.say.district", district(message.district()));
                lines.add("registration.line", message.address());
            }
            case Said.Withdrawn(WithdrawalMessage message) -> {
                lines.add("intake.say.withdraws", message.withdraws());
                lines.add("intake.say.reason", message.reason());
            }
            case Said.Unreadable() -> {
                // The page says so.
            }
        }
        if (!(said instanceof Said.Withdrawn)) {
            lines.add("intake.say.replaces", said.takesBack());
        }
        return lines.all;
    }

    private void conviction(Lines lines, CourtMessage message) {
        CourtMessage.Convict person = message.person();
        if (person != null) {
            lines.names("register.name", name(person.name()));
            lines.names("register.father", name(person.fatherName()));
            lines.names(
                    "registration.aliases",
                    there(person.aliases())
                            .flatMap(alias -> name(alias).stream())
                            .toList());
            lines.say("register.sex", named("registration.sex.", person.sex()));
            lines.say("register.born-on", day(person.bornOn()));
            lines.say("registration.nationality", country(person.nationality()));
            lines.add("register.cnic", person.cnic());
            lines.all(
                    "registration.section.addresses",
                    there(person.addresses()).map(this::address).toList());
        }
        lines.add("registration.court", court(message.court()));
        lines.add("registration.case", message.caseNumber());
        CourtMessage.Fir fir = message.fir();
        if (fir != null) {
            lines.add("registration.fir", fir.number());
            lines.add(
                    "registration.station",
                    one(
                            fir.policeStation(),
                            stations::named,
                            station -> station.name(LocaleContextHolder.getLocale())));
            lines.add("intake.say.fir-district", district(fir.district()));
        }
        CourtMessage.Judgment judgment = message.conviction();
        if (judgment != null) {
            lines.all(
                    "registration.offences",
                    there(judgment.offences()).map(this::charge).toList());
            lines.say("registration.offence-on", day(judgment.offenceOn()));
            lines.say("registration.judgment-on", day(judgment.judgmentOn()));
            CourtMessage.Survivor survivor = judgment.victim();
            if (survivor != null) {
                lines.say(
                        "registration.victim",
                        Stream.of(
                                        named("registration.victim-age.", survivor.age()),
                                        named("registration.victim-sex.", survivor.sex()))
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" · ")));
            }
            if (Boolean.TRUE.equals(judgment.notForPublicRelease())) {
                lines.say("conviction.release.title", uiFormat.text("conviction.release.mark.withheld"));
            }
        }
    }

    private void reference(Lines lines, @Nullable CaseReference reference) {
        if (reference != null) {
            lines.add("registration.court", court(reference.court()));
            lines.add("registration.case", reference.caseNumber());
        }
    }

    /** What a field of the message is called, by its JSON pointer. */
    public String label(String pointer) {
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        String key = switch (last) {
            case "court" -> "registration.court";
            case "caseNumber" -> "registration.case";
            case "policeStation" -> "registration.station";
            case "section" -> "registration.offences";
            case "cnic" -> "register.cnic";
            case "name" -> "register.name";
            case "person" -> "intake.say.person";
            case "event" -> "conviction.custody";
            case "judgmentOn" -> "registration.judgment-on";
            case "number" -> "registration.fir";
            case "district" ->
                pointer.startsWith("/fir")
                        ? "intake.say.fir-district"
                        : pointer.startsWith("/person") ? "intake.say.address-district" : "intake.say.district";
            default -> "intake.say.message";
        };
        return uiFormat.text(key);
    }

    /** The court's name where one is meant, else as it was written. */
    public @Nullable String court(@Nullable String written) {
        return one(written, courts::named, court -> court.name(LocaleContextHolder.getLocale()));
    }

    private @Nullable String district(@Nullable String written) {
        return one(written, districts::find, district -> district.name(LocaleContextHolder.getLocale()));
    }

    private static <T> @Nullable String one(
            @Nullable String written, Function<String, List<T>> finding, Function<T, String> name) {
        if (written == null) {
            return null;
        }
        List<T> meant = finding.apply(written);
        return meant.size() == 1 ? name.apply(meant.getFirst()) : written;
    }

    /** Each script there is, that of the page first. */
    public List<String> name(CourtMessage.@Nullable Name name) {
        if (name == null) {
            return List.of();
        }
        boolean isUrdu = "ur".equals(LocaleContextHolder.getLocale().getLanguage());
        return (isUrdu ? Stream.of(name.urdu(), name.latin()) : Stream.of(name.latin(), name.urdu()))
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** As people write it; what is no date stays as it was written. */
    public @Nullable String day(@Nullable String written) {
        try {
            return written == null ? null : uiFormat.day(LocalDate.parse(written));
        } catch (DateTimeException unreadable) {
            return written;
        }
    }

    public @Nullable String named(String prefix, @Nullable Enum<?> constant) {
        return constant == null ? null : uiFormat.text(prefix + constant.name().toLowerCase(Locale.ROOT));
    }

    public String country(@Nullable String code) {
        return Locale.of("", code == null ? "PK" : code).getDisplayCountry(LocaleContextHolder.getLocale());
    }

    public Value address(CourtMessage.Residence address) {
        String from = day(address.from());
        return Value.typed(
                Objects.requireNonNullElse(address.line(), ""),
                Stream.of(
                                Optional.ofNullable(district(address.district())),
                                Optional.ofNullable(from).map(day -> uiFormat.text("registration.address.since", day)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" · ")));
    }

    private Value charge(CourtMessage.Charge charge) {
        String section = Stream.of(charge.law(), charge.section())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String connected = there(charge.connectedWith()).collect(Collectors.joining(", "));
        return Value.typed(
                section,
                connected.isEmpty()
                        ? ""
                        : uiFormat.text("registration.connected.with") + " \u2068" + connected + "\u2069");
    }

    private @Nullable String sentence(AppealMessage.@Nullable Imposed sentence) {
        if (sentence == null) {
            return null;
        }
        return Stream.of(
                        named("conviction.punishment.", sentence.punishment()),
                        counted("conviction.term.years", sentence.years()),
                        counted("conviction.term.months", sentence.months()),
                        counted("conviction.fine", sentence.fineRupees()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private @Nullable String counted(String key, @Nullable Number number) {
        return number == null || number.longValue() == 0
                ? null
                : uiFormat.text(key, String.format(Locale.ROOT, "%,d", number.longValue()));
    }

    public static <T> Stream<T> there(@Nullable List<@Nullable T> values) {
        return values == null ? Stream.empty() : values.stream().flatMap(Stream::ofNullable);
    }

    private final class Lines {

        private final List<Line> all = new ArrayList<>();

        /** As somebody wrote it. */
        void add(String key, @Nullable String value) {
            all(key, value == null || value.isBlank() ? List.of() : List.of(Value.typed(value)));
        }

        /** In the reader's language. */
        void say(String key, @Nullable String value) {
            all(key, value == null || value.isBlank() ? List.of() : List.of(Value.said(value)));
        }

        void names(String key, List<String> values) {
            all(key, values.stream().map(Value::typed).toList());
        }

        void all(String key, List<Value> values) {
            if (!values.isEmpty()) {
                all.add(new Line(uiFormat.text(key), values));
            }
        }
    }
}
