package pk.gov.nsor.startup.launch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Refuses to serve with a database user that has more rights than serving needs. */
final class ApplicationRole {

    private static final String TOO_MUCH = """
            select case
                when r.rolsuper then 'is a superuser'
                when r.rolcreaterole then 'may create roles'
                when pg_has_role(current_user, d.datdba, 'member') then 'is, or is a member of, the owner of the database'
                when exists (select from pg_roles s where s.rolsuper and pg_has_role(current_user, s.oid, 'member'))
                    then 'is a member of a superuser'
                when exists (select from pg_namespace n where n.nspname = 'audit'
                        and pg_has_role(current_user, n.nspowner, 'member'))
                    then 'is, or is a member of, the owner of the schema'
                end as reason,
                exists (select from pg_namespace where nspname = 'audit') as migrated
            from pg_roles r, pg_database d
            where r.rolname = current_user and d.datname = current_database()
            """;

    private ApplicationRole() {}

    /** @throws LaunchException where the user is owner, superuser or a member of either, or the schema is missing */
    static void check(DatabaseAccess access) {
        try (Connection connection = access.connectToCheck();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TOO_MUCH)) {
            row.next();
            String reason = row.getString("reason");
            if (reason != null) {
                throw new LaunchException("The server does not run as " + access.user() + ", which " + reason
                        + ". Set NSOR_DB_USER to a plain role, such as nsor_app.");
            }
            if (!row.getBoolean("migrated")) {
                throw new LaunchException("The database has no register yet. Run bin/nsor migrate first.");
            }
        } catch (SQLException unreachable) {
            throw new LaunchException(
                    "The database cannot be reached as " + access + ": " + unreachable.getMessage(), unreachable);
        }
    }
}
