package pk.gov.nsor.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;

/** Made-up people and judgments for tests. */
public final class Offenders {

    public static final LocalDate OFFENCE = LocalDate.of(2022, 3, 2);
    public static final LocalDate JUDGMENT = LocalDate.of(2023, 1, 15);

    private static final Victim WOMAN = new Victim(Victim.Age.ADULT, Victim.VictimSex.FEMALE);

    private Offenders() {}

    public static Identity identity(@Nullable LocalDate bornOn) {
        return new Identity(
                new PersonName("Akbar Ali Nadeem", "اکبر علی ندیم"),
                new PersonName("Bashir Nadeem", "بشیر ندیم"),
                Sex.MALE,
                bornOn,
                "PK",
                List.of(PersonName.latin("Akbar Pehlwan")));
    }

    public static NewAddress address() {
        return new NewAddress("House 12, Mohalla Noor", "lahore", LocalDate.of(2024, 1, 1));
    }

    /** A judgment under one section, for an offence against a woman. */
    public static NewConviction conviction(String section) {
        return conviction(section, WOMAN);
    }

    public static NewConviction conviction(String section, Victim victim) {
        return judgment(victim, section);
    }

    public static NewConviction connected(String section, String... connectedWith) {
        return judgment(WOMAN, section, connectedWith);
    }

    /** A judgment of a day; the offence is of {@link #OFFENCE}, or of the same day where that is earlier. */
    public static NewConviction judged(String section, LocalDate judgmentOn) {
        LocalDate offenceOn = judgmentOn.isBefore(OFFENCE) ? judgmentOn : OFFENCE;
        return judgment(WOMAN, offenceOn, judgmentOn, section);
    }

    private static NewConviction judgment(Victim victim, String section, String... connectedWith) {
        return judgment(victim, OFFENCE, JUDGMENT, section, connectedWith);
    }

    private static NewConviction judgment(
            Victim victim, LocalDate offenceOn, LocalDate judgmentOn, String section, String... connectedWith) {
        return new NewConviction(
                "sessions-court-lahore",
                "SC 12/2022",
                "123/2022",
                "city-police-station-lahore",
                offenceOn,
                judgmentOn,
                victim,
                List.of(new Offence(
                        Section.parse(section),
                        Stream.of(connectedWith).map(Section::parse).toList())));
    }
}
