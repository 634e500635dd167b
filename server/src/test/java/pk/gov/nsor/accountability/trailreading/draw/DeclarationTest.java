package pk.gov.nsor.accountability.trailreading.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pk.gov.nsor.foundation.audit.TrailAction;

/** What a draw is declared as, and that its identifier holds on to all of it; the vector is of docs/trail-reading.md. */
class DeclarationTest {

    private static final String TEXT = """
            nsor draw 1
            from 2026-10-01
            to 2026-10-31
            actions IDENTITY_CONFIRMED NOTICE_DECIDED
            leaves 12345
            wanted 50
            commitment 2a8abfa8cb9906290437854193ca6bca41d4d4e26d1d454bd66a35158095e737
            auditor 00000000-0000-0000-0000-000000000001
            at 2026-11-26T04:00:00.123456Z
            """;

    @Test
    void theVectorOfTheDocumentIsWrittenAndRead() {
        Declaration declaration = new Declaration(
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 10, 31),
                Set.of(TrailAction.NOTICE_DECIDED, TrailAction.IDENTITY_CONFIRMED),
                12_345,
                50,
                "2a8abfa8cb9906290437854193ca6bca41d4d4e26d1d454bd66a35158095e737",
                new UUID(0, 1),
                Instant.parse("2026-11-26T04:00:00.123456789Z"));
        assertThat(declaration.text()).isEqualTo(TEXT);
        assertThat(declaration.id()).hasToString("5d8bd1c6-ba79-b2da-8fde-6b92c97de4fe");
        assertThat(Declaration.parse(TEXT)).isEqualTo(declaration);
    }

    @ParameterizedTest
    @CsvSource({
        "from 2026-10-01, from 2026-10-02",
        "to 2026-10-31, to 2026-10-30",
        "IDENTITY_CONFIRMED NOTICE_DECIDED, IDENTITY_CONFIRMED",
        "leaves 12345, leaves 12346",
        "wanted 50, wanted 51",
        "commitment 2a8a, commitment 0000",
        "0001, 0002",
        "04:00:00.123456, 04:00:00.123457"
    })
    void theIdentifierChangesWithEverythingThatIsDeclared(String part, String other) {
        assertThat(TEXT).contains(part);
        assertThat(Declaration.parse(TEXT.replaceFirst(part, other)).id())
                .isNotEqualTo(Declaration.parse(TEXT).id());
    }

    @ParameterizedTest
    @CsvSource({
        "nsor draw 1, nsor draw 2",
        "to 2026-10-31, to 2026-09-30",
        "wanted 50, wanted 0",
        "wanted 50, wanted 201",
        "wanted 50, wanted 050",
        "leaves 12345, leaves 0",
        "commitment 2a8a, commitment G000",
        "IDENTITY_CONFIRMED NOTICE_DECIDED, NOTICE_DECIDED IDENTITY_CONFIRMED",
        "IDENTITY_CONFIRMED NOTICE_DECIDED, NOTHING_KNOWN",
        "leaves 12345, leaf 12345"
    })
    void whatIsWrittenOtherwiseIsNoDeclaration(String part, String other) {
        assertThat(TEXT).contains(part);
        assertThatThrownBy(() -> Declaration.parse(TEXT.replaceFirst(part, other)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMostOfASampleIsTwoHundred() {
        assertThat(Declaration.parse(TEXT.replace("wanted 50", "wanted 200")).wanted())
                .isEqualTo(Declaration.MOST);
    }
}
