package pk.gov.nsor.access;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import pk.gov.nsor.kernel.InvalidValueException;

/**
 * An account to be made.
 *
 * @param userName 3 to 64 characters: a letter, then letters, digits, dots, dashes and underscores; kept in lower case
 * @param displayName 1 to 150 characters
 * @param roles at least one
 * @param agency the code of an agency, for example {@code NPB}
 * @param jurisdiction where the account's work lies; whose roles are of a district sees nothing without one
 */
public record NewAccount(
        String userName, String displayName, Set<Role> roles, String agency, Jurisdiction jurisdiction) {

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

    /** One for the whole country. */
    public NewAccount(String userName, String displayName, Set<Role> roles, String agency) {
        this(userName, displayName, roles, agency, Jurisdiction.NATIONAL);
    }

    static String checkedName(String name) {
        String clean = name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(clean).matches()) {
            throw new InvalidValueException(
                    "user-name",
                    "A name has 3 to 64 characters: a letter first, then letters, digits, dots, dashes or underscores.");
        }
        return clean;
    }
}
