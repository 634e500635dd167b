package pk.gov.nsor.record.mentions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pk.gov.nsor.foundation.screening.mention.Mention;

/**
 * Who or what a note mentions. There is no value for a survivor: whoever is one is not named. The names are stored.
 */
public enum Who {
    /** The registered person: another spelling, a number of theirs. */
    SELF,
    RELATIVE,
    ASSOCIATE,
    EMPLOYER,
    GUARANTOR,
    /** Of the police. */
    OFFICER,
    /** Of a court, a prison, a hospital; a lawyer. */
    OFFICIAL,
    /** A witness for the police in this matter; never a survivor. */
    WITNESS,
    /** Where the registered person lives, works or is often seen. */
    PLACE,
    /** Somebody or something else that has nothing to do with a survivor. */
    OTHER,
    /** No name, number or place of anybody: an ordinary word. */
    WORD;

    private static final Set<Who> OF_PLACES = Set.of(PLACE, EMPLOYER, OFFICIAL, RELATIVE, ASSOCIATE, OTHER, WORD);

    /** What can be chosen for something of this kind. */
    public static List<Who> choices(Mention.Kind kind) {
        return Arrays.stream(values()).filter(who -> who.fits(kind)).toList();
    }

    /** The constant of this name. */
    public static Optional<Who> of(String name) {
        return Arrays.stream(values()).filter(who -> who.name().equals(name)).findFirst();
    }

    boolean fits(Mention.Kind kind) {
        return switch (kind) {
            case NAME, CNIC, PHONE, RELATION -> this != PLACE;
            case ADDRESS, INSTITUTION -> OF_PLACES.contains(this);
        };
    }
}
