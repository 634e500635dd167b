package pk.gov.nsor.startup.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.account.PersonnelNumber;
import pk.gov.nsor.foundation.access.credential.PassPhrase;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.keys.SecretDirectory;

/**
 * Accounts of a demonstration. Passwords and the secrets of the second factor are made once for each installation and kept in its
 * directory of secrets, since they are shown at every start.
 */
public final class DemoLogins {

    private static final Actor DEMONSTRATION = Actor.system("demonstration");
    private static final int THREE_GROUPS_OF_FOUR = 14;

    private final Accounts accounts;
    private final SecondFactors factors;
    private final Path directory;
    private final SecretDirectory secrets;
    private final DemoCodes codes;

    /** @param directory of the installation's secrets */
    public DemoLogins(Accounts accounts, SecondFactors factors, Path directory) {
        this.accounts = accounts;
        this.factors = factors;
        this.directory = directory;
        this.secrets = new SecretDirectory(directory);
        this.codes = new DemoCodes(directory);
    }

    /**
     * An account, made where it is missing.
     *
     * @param index another one for each account
     */
    public Account ensure(NewAccount account, int index) {
        boolean passwordIsKept = Files.exists(directory.resolve(fileOf(account.userName()) + ".password"));
        String password = password(account.userName());
        boolean accountIsThere = accounts.find(account.userName()).isPresent();
        Account ensured = accounts.ensure(account, password, DEMONSTRATION);
        if (accountIsThere && !passwordIsKept) {
            // The database has outlived the directory of secrets: the credentials shown must work.
            accounts.setPassword(account.userName(), password, DEMONSTRATION);
        }
        if (ensured.number() == null) {
            accounts.setNumber(ensured, PersonnelNumber.parse("DEMO-" + index), DEMONSTRATION);
        }
        boolean secretIsKept = codes.isKept(account.userName());
        byte[] secret = codes.secret(account.userName());
        if (!secretIsKept || !factors.isEnrolled(ensured.id())) {
            factors.enrolKnown(ensured.id(), secret, DEMONSTRATION);
        }
        return ensured;
    }

    /** The password of an account. */
    public String password(String userName) {
        return secrets.password(fileOf(userName), () -> PassPhrase.generate().substring(0, THREE_GROUPS_OF_FOUR));
    }

    private static String fileOf(String userName) {
        return "demo-" + userName;
    }
}
