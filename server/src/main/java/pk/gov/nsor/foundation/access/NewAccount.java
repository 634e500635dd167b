package pk.gov.nsor.foundation.access;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.account.PersonnelNumber;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * An account to be made.
 *
 * @param userName 3 to 64 characters: a letter, then letters, digits, dots, dashes and underscores; kept in lower case
 * @param displayName 1 to 150 characters
 * @param roles at least one
 * @param agency the code of an agency, for example {@code NPB}
 * @param jurisdiction the area of the account's work; with roles of a district, nothing is visible without one
 * @param number the person's, of which there is one account; null where the data is synthetic
 */
public record NewAccount(
        String userName,
        String displayName,
        Set<Role> roles,
        String agency,
        Jurisdiction jurisdiction,
        @Nullable PersonnelNumber number) {

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{2,63}");
    private static final int LONGEST_DISPLAY_NAME = 150;

    /** @throws InvalidValueException where a part has another shape */
    public NewAccount {
        userName = checkedName(userName);
        displayName = displayName.strip();
        roles = Set.copyOf(roles);
        if (displayName.isEmpty() || displayName.length() > LONGEST_DISPLAY_NAME) {
            throw new InvalidValueException(
                    "display-name", "A display name has 1 to %s characters.", LONGEST_DISPLAY_NAME);
        }
        if (roles.isEmpty()) {
            throw new InvalidValueException("roles.empty", "An account has at least one role.");
        }
    }

    /** An account of a person who has no number. */
    public NewAccount(String userName, String displayName, Set<Role> roles, String agency, Jurisdiction jurisdiction) {
        this(userName, displayName, roles, agency, jurisdiction, null);
    }

    /** An account of a person with a personnel number. */
    public NewAccount numbered(String personnelNumber) {
        return new NewAccount(
                userName, displayName, roles, agency, jurisdiction, PersonnelNumber.parse(personnelNumber));
    }

    /** An account for the whole country. */
    public NewAccount(String userName, String displayName, Set<Role> roles, String agency) {
        this(userName, displayName, roles, agency, Jurisdiction.NATIONAL);
    }

    public static String checkedName(String name) {
        String clean = name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(clean).matches()) {
            throw new InvalidValueException(
                    "user-name",
                    "A name has 3 to 64 characters: a letter first, then letters, digits, dots, dashes or underscores.");
        }
        return clean;
    }
}
