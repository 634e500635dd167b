package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.publicservice.directory.Entry;
import pk.gov.nsor.publicservice.directory.EntryChange;
import pk.gov.nsor.publicservice.directory.EntryKind;
import pk.gov.nsor.publicservice.directory.EntrySamples;
import pk.gov.nsor.publicservice.directory.EntryStatus;
import pk.gov.nsor.publicservice.directory.Nearby;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.NearbyHelp.Found;

class HelpMessagesProperties {

    private static final Map<HelpLanguage, String> NEAR = Map.of(
            HelpLanguage.ENGLISH,
            "Near you: send ",
            HelpLanguage.ROMAN_URDU,
            "Qareeb: ",
            HelpLanguage.URDU,
            "قریب: ",
            HelpLanguage.SINDHI,
            "ويجهو: ",
            HelpLanguage.PASHTO,
            "نږدې: ");

    private final HelpMessages wording = new HelpMessages();

    @Property
    void whateverTheDirectoryMayHoldTheAnswerFits(
            @ForAll("cells") @Nullable Entry cell,
            @ForAll("helplines") @Nullable Entry helpline,
            @ForAll("legalAids") @Nullable Entry legalAid,
            @ForAll("beyond") Nearby.@Nullable Beyond beyond,
            @ForAll boolean isPlaceKnown,
            @ForAll("suggestions") List<Area> suggested,
            @ForAll HelpLanguage language) {
        String text =
                wording.of(language, new Found(new Nearby(cell, helpline, legalAid, beyond), isPlaceKnown, suggested));
        MessageParts parts = MessageParts.of(text);
        assertThat(parts.dataCoding()).as(text).isEqualTo((byte) (language.isInArabicScript() ? 8 : 0));
        assertThat(text).contains("15").doesNotContain("{");
        if (helpline != null) {
            assertThat(text).contains(helpline.particulars().numbers().getFirst());
        }
        if (legalAid != null && beyond == null) {
            assertThat(text).contains(legalAid.particulars().numbers().getFirst());
        }
        if (cell == null && !isPlaceKnown) {
            assertThat(text).contains(NEAR.get(language));
        }
        if (cell != null) {
            assertThat(text)
                    .contains(
                            language.isInArabicScript()
                                    ? cell.particulars().shortUr()
                                    : cell.particulars().shortEn());
        }
    }

    @Example
    void sindhiAndPashtoHaveEverySentenceOfHelpAndNoOther() {
        ResourceBundle.Control control =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        Set<String> english = ResourceBundle.getBundle("messages.enquiry", Locale.ENGLISH, control).keySet().stream()
                .filter(key -> key.startsWith("enquiry.help."))
                .collect(Collectors.toSet());
        for (HelpLanguage language : List.of(HelpLanguage.SINDHI, HelpLanguage.PASHTO)) {
            Properties own = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(
                    "src/main/resources/messages/enquiry_" + language.locale().getLanguage() + ".properties"))) {
                own.load(reader);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            assertThat(own.stringPropertyNames()).as(language.name()).isEqualTo(english);
        }
    }

    @Provide
    Arbitrary<List<Area>> suggestions() {
        return Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('A', 'Z')
                                .ofMinLength(3)
                                .ofMaxLength(40),
                        Arbitraries.strings()
                                .withCharRange('ا', 'ت')
                                .ofMinLength(3)
                                .ofMaxLength(30),
                        Arbitraries.of(true, false))
                .as(HelpMessagesProperties::area)
                .list()
                .ofMaxSize(8);
    }

    /** Of the provinces that there are, whose names are of 6 to 27 letters. */
    @Provide
    Arbitrary<Nearby.Beyond> beyond() {
        return Combinators.combine(
                        Arbitraries.of(
                                new String[] {"Punjab", "پنجاب"},
                                new String[] {"Islamabad Capital Territory", "اسلام آباد (وفاقی دارالحکومت)"},
                                new String[] {"Azad Jammu and Kashmir", "آزاد جموں و کشمیر"}),
                        Arbitraries.of(true, false))
                .as((province, isNoneKnown) -> new Nearby.Beyond(
                        new District(
                                "x",
                                null,
                                "X",
                                "س",
                                "PK",
                                province[0],
                                province[1],
                                "X",
                                31,
                                74,
                                "current",
                                null,
                                null,
                                null),
                        isNoneKnown))
                .injectNull(0.3);
    }

    @Provide
    Arbitrary<Entry> cells() {
        return entries(EntryKind.CRISIS_CELL, 0).injectNull(0.2);
    }

    @Provide
    Arbitrary<Entry> helplines() {
        return entries(EntryKind.HELPLINE, 1).injectNull(0.2);
    }

    @Provide
    Arbitrary<Entry> legalAids() {
        return entries(EntryKind.LEGAL_AID, 1).injectNull(0.2);
    }

    /** Half of the names are as long as the directory allows. */
    private static Arbitrary<Entry> entries(EntryKind kind, int fewestNumbers) {
        Arbitrary<String> latin =
                names(Arbitraries.strings().withCharRange('A', 'Z').withChars("(),.-&'/"), kind.longestShortLatin());
        Arbitrary<String> urdu = names(Arbitraries.strings().withCharRange('ا', 'ت'), kind.longestShortUrdu());
        Arbitrary<String> number = Arbitraries.of("15", "1099", "0800-70806", "0399-1234567", "042-99203402");
        return Combinators.combine(
                        latin, urdu, number.list().ofMinSize(fewestNumbers).ofMaxSize(2))
                .as((english, inUrdu, numbers) -> entry(kind, english, inUrdu, numbers));
    }

    private static Area area(String english, String urdu, boolean isTehsil) {
        District district = new District(
                "x", null, english, urdu, "PK-PB", "Punjab", "پنجاب", "Lahore", 31, 74, "current", null, null, null);
        return new Area(district, isTehsil ? new Tehsil("PK1", english, null, List.of()) : null);
    }

    private static Arbitrary<String> names(net.jqwik.api.arbitraries.StringArbitrary letters, int longest) {
        return Arbitraries.oneOf(letters.ofMinLength(1).ofMaxLength(longest), letters.ofLength(longest));
    }

    private static Entry entry(EntryKind kind, String english, String urdu, List<String> numbers) {
        return new Entry(
                new UUID(0, 1),
                1,
                EntrySamples.of(kind, EntryStatus.OPEN, "Sample", numbers, Jurisdiction.NATIONAL, 1, english, urdu),
                EntryChange.LOADED,
                "",
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
