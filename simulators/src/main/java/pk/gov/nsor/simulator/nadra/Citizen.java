package pk.gov.nsor.simulator.nadra;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic citizen.
 *
 * @param number 13 digits, the first of them 9
 * @param relation whose name stands under the own one: of a married woman's card it is the husband's
 * @param gender M, F or X
 */
public record Citizen(
        String number,
        @Nullable String name,
        @Nullable String nameUrdu,
        @Nullable String father,
        @Nullable String fatherUrdu,
        Relation relation,
        String gender,
        @Nullable LocalDate bornOn,
        CardStatus card,
        String addressUrdu) {

    /** @throws IllegalArgumentException where the number or the gender is none */
    public Citizen {
        if (!number.matches("9[0-9]{12}")) {
            throw new IllegalArgumentException("A synthetic CNIC has 13 digits and begins with 9: " + number);
        }
        if (!gender.matches("[MFX]")) {
            throw new IllegalArgumentException("A gender is M, F or X: " + gender);
        }
    }

    /** Of whom the second name is. */
    public enum Relation {
        FATHER,
        HUSBAND
    }

    /** What became of the card. */
    public enum CardStatus {
        ACTIVE,
        EXPIRED,
        BLOCKED,
        CANCELLED,
        /** Cancelled because a death was reported. */
        DECEASED
    }

    /** In one line, for the page. */
    String describe() {
        return String.join(
                " · ",
                number,
                String.valueOf(name),
                String.valueOf(nameUrdu),
                relation + " " + father,
                String.valueOf(fatherUrdu),
                gender,
                String.valueOf(bornOn),
                card.name());
    }

    public Citizen withCard(CardStatus status) {
        return new Citizen(number, name, nameUrdu, father, fatherUrdu, relation, gender, bornOn, status, addressUrdu);
    }
}
