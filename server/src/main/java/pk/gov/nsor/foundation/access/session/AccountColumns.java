package pk.gov.nsor.foundation.access.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;

/** The account data that a request needs, as columns for any statement that reads it. */
public final class AccountColumns {

    /** Of a statement in which the account is {@code a}. */
    public static final String OF_A = """
            a.id as account, a.user_name, a.display_name, a.agency, a.jurisdiction, a.credential_version,
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
                Jurisdiction.parse(row.getString("jurisdiction")),
                row.getLong("credential_version")));
    }
}
