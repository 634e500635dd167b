package pk.gov.nsor.access.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import pk.gov.nsor.access.Jurisdiction;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;

/** What a request knows of an account, as columns of whichever statement reads it. */
public final class AccountColumns {

    /** Of a statement in which the account is {@code a}. */
    public static final String OF_A = """
            a.id as account, a.user_name, a.display_name, a.agency, a.jurisdiction,
            array(select r.role from access.account_role r where r.account_id = a.id order by r.role) as roles""";

    private AccountColumns() {}

    /** Empty where the statement has joined none. */
    public static Optional<SignedIn> read(ResultSet row) throws SQLException {
        UUID id = row.getObject("account", UUID.class);
        if (id == null) {
            return Optional.empty();
        }
        String[] roles = (String[]) row.getArray("roles").getArray();
        return Optional.of(new SignedIn(
                id,
                row.getString("user_name"),
                row.getString("display_name"),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getString("agency"),
                Jurisdiction.parse(row.getString("jurisdiction"))));
    }
}
