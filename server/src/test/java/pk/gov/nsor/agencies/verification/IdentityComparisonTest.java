package pk.gov.nsor.agencies.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pk.gov.nsor.agencies.verification.IdentityComparison.Likeness;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity.Card;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity.Relation;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.register.Examination.Detail;
import pk.gov.nsor.record.register.Identity;

class IdentityComparisonTest {

    private static final LocalDate BORN = LocalDate.of(1980, 1, 2);
    private static final PersonName FATHER = new PersonName("Bashir Nadeem", "بشیر ندیم");

    @ParameterizedTest
    @CsvSource({
        "Akbar Ali,akbar  ALI,ALIKE",
        "Akbar Ali,AkbarAli,ALIKE",
        "Akbar Álí,Akbar Ali,ALIKE",
        "Akbar A. Ali,Akbar A Ali,ALIKE",
        "Muhammad Aslam,Mohammad Aslam,DIFFERS",
        "Akbar Ali,Ali Akbar,DIFFERS",
        "Akbar Ali,Akbar Ali Khan,DIFFERS",
        "علی اکبر,علي اکبر,ALIKE",
        "بی بی,بی‌بی,ALIKE",
        "كامران,کامران,ALIKE",
        "شاہ,شاه,ALIKE",
        "مُحَمَّد,محمد,ALIKE",
        "محمد,احمد,DIFFERS",
        "Akbar Ali,اکبر علی,OTHER_SCRIPT"
    })
    void namesAreComparedLetterByLetter(String one, String other, Likeness likeness) {
        assertThat(compared(name(one), FATHER, Relation.FATHER, BORN, Card.ACTIVE, name(other))
                        .of(Detail.NAME))
                .isEqualTo(likeness);
    }

    @Test
    void whereBothScriptsAreOnBothSidesBothMustAgree() {
        PersonName known = new PersonName("Akbar Ali", "اکبر علی");
        assertThat(compared(known, FATHER, Relation.FATHER, BORN, Card.ACTIVE, known)
                        .agrees())
                .isTrue();
        assertThat(compared(new PersonName("Akbar Ali", "اکبر خان"), FATHER, Relation.FATHER, BORN, Card.ACTIVE, known)
                        .agrees())
                .isFalse();
    }

    @Test
    void whatIsNotSaidAgreesWithNothing() {
        PersonName known = PersonName.latin("Akbar Ali");
        assertThat(compared(known, FATHER, Relation.FATHER, null, Card.ACTIVE, known)
                        .unlike())
                .containsExactly(Detail.BIRTH_DATE);
        assertThat(compared(known, null, Relation.FATHER, BORN, Card.ACTIVE, known)
                        .unlike())
                .containsExactly(Detail.FATHER_NAME);
        assertThat(compared(known, FATHER, Relation.HUSBAND, BORN, Card.ACTIVE, known)
                        .unlike())
                .containsExactly(Detail.FATHER_NAME);
        assertThat(compared(known, FATHER, null, BORN, Card.ACTIVE, known).unlike())
                .containsExactly(Detail.FATHER_NAME);
        assertThat(compared(null, FATHER, Relation.FATHER, BORN, Card.ACTIVE, known)
                        .unlike())
                .containsExactly(Detail.NAME);
        assertThat(compared(known, FATHER, Relation.FATHER, BORN, null, known).agrees())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE,true", "EXPIRED,true", "BLOCKED,false", "CANCELLED,false", "DECEASED,false"})
    void onlyAValidCardAgrees(Card card, boolean agrees) {
        PersonName known = PersonName.latin("Akbar Ali");
        assertThat(compared(known, FATHER, Relation.FATHER, BORN, card, known).agrees())
                .isEqualTo(agrees);
    }

    private static PersonName name(String text) {
        return text.codePointAt(0) > 0x600 ? new PersonName(null, text) : PersonName.latin(text);
    }

    private static IdentityComparison compared(
            @Nullable PersonName stated,
            @Nullable PersonName father,
            @Nullable Relation relation,
            @Nullable LocalDate bornOn,
            @Nullable Card card,
            PersonName known) {
        return IdentityComparison.of(
                new StatedIdentity(stated, father, relation, Sex.MALE, bornOn, card),
                new Identity(known, FATHER, Sex.MALE, BORN, "PK", List.of()));
    }
}
