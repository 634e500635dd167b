package pk.gov.nsor.foundation.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.account.PersonnelNumber;
import pk.gov.nsor.foundation.access.credential.PassPhrase;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** The accounts of people. Every change of one is on the trail in the same transaction. */
@Component
public class Accounts {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    public Accounts(
            JdbcClient jdbc, PasswordEncoder passwords, Trail trail, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes an account.
     *
     * @param password 12 to 200 characters; see {@link PassPhrase#generate()}
     * @throws InvalidValueException where the name is taken, the person has an account, the agency is unknown, or the
     *     password too short or long
     */
    public Account create(NewAccount account, String password, Actor by) {
        String hash = hash(password);
        return transaction.execute(status -> insert(account, hash, by).orElseThrow(() -> taken(account)));
    }

    private InvalidValueException taken(NewAccount account) {
        return find(account.userName())
                .map(there -> new InvalidValueException(
                        "user-name.taken", "There is an account %s already.", there.userName()))
                .orElseGet(() -> numberTaken(Optional.ofNullable(account.number())
                        .flatMap(this::find)
                        .map(Account::userName)
                        .orElse("")));
    }

    /** @param userName of the account that the person has */
    public static InvalidValueException numberTaken(String userName) {
        return new InvalidValueException(
                "personnel-number.taken",
                "The person of this personnel number has the account %s already. Propose to change or reset that one.",
                userName);
    }

    /** The account of the person with this number, closed or not. */
    public Optional<Account> find(PersonnelNumber number) {
        return jdbc.sql(SELECT + " where a.personnel_number = ?")
                .param(number.value())
                .query(Account.class)
                .optional();
    }

    /**
     * Sets the personnel number of the account's holder.
     *
     * @throws InvalidValueException {@code personnel-number.taken} where that person has another
     */
    public void setNumber(Account account, PersonnelNumber number, Actor by) {
        transaction.executeWithoutResult(status -> {
            try {
                jdbc.sql("update access.account set personnel_number = ? where id = ?")
                        .params(number.value(), account.id())
                        .update();
            } catch (DuplicateKeyException another) {
                throw numberTaken("");
            }
            trail.append(TrailEntry.done(by, TrailAction.ACCOUNT_CHANGED)
                    .about(account.id())
                    .with(Map.of(
                            "personnelNumberBefore",
                            account.number() == null ? "" : account.number().value(),
                            "personnelNumber",
                            number.value())));
        });
    }

    /**
     * The account of this name, made with this password where there is none; an existing one stays as it is, including
     * password and roles.
     *
     * @throws InvalidValueException as {@link #create}
     */
    public Account ensure(NewAccount account, String password, Actor by) {
        Optional<Account> existing = find(account.userName());
        if (existing.isPresent()) {
            return existing.get();
        }
        String hash = hash(password);
        return transaction.execute(status ->
                insert(account, hash, by).or(() -> find(account.userName())).orElseThrow(() -> taken(account)));
    }

    /**
     * Signs the account out at its next request and lets nobody sign in with it.
     *
     * @throws InvalidValueException where there is no such account
     */
    public void disable(String userName, Actor by) {
        disable(userName, "", by);
    }

    /** As {@link #disable(String, Actor)}, with the reason for the trail. */
    public void disable(String userName, String reason, Actor by) {
        transaction.executeWithoutResult(status -> {
            Account account = get(userName);
            jdbc.sql("update access.account set enabled = false where id = ?")
                    .param(account.id())
                    .update();
            trail.append(TrailEntry.done(by, TrailAction.ACCOUNT_DISABLED)
                    .about(account.id())
                    .with(reason.isEmpty() ? Map.of() : Map.of("reason", reason)));
        });
    }

    /**
     * Gives the account other roles, from its next request on.
     *
     * @throws InvalidValueException where there is no such account, or no role is left
     */
    public void setRoles(String userName, Set<Role> roles, Actor by) {
        if (roles.isEmpty()) {
            throw new InvalidValueException("roles.empty", "An account has at least one role.");
        }
        transaction.executeWithoutResult(status -> {
            Account account = get(userName);
            // Waits for transactions that hold the account's lock, see hold.
            jdbc.sql("select id from access.account where id = ? for update")
                    .param(account.id())
                    .query(UUID.class)
                    .single();
            jdbc.sql("delete from access.account_role where account_id = ?")
                    .param(account.id())
                    .update();
            insertRoles(account.id(), roles);
            trail.append(TrailEntry.done(by, TrailAction.ACCOUNT_CHANGED)
                    .about(account.id())
                    .with(Map.of("rolesBefore", sorted(account.roles()), "roles", sorted(roles))));
        });
    }

    /**
     * Replaces the password.
     *
     * @throws InvalidValueException where there is no such account, or the password is too short or long
     */
    public void setPassword(String userName, String password, Actor by) {
        String hash = hash(password);
        transaction.executeWithoutResult(status -> {
            Account account = get(userName);
            jdbc.sql("update access.account set password_hash = ? where id = ?")
                    .param(hash)
                    .param(account.id())
                    .update();
            trail.append(TrailEntry.done(by, TrailAction.PASSWORD_SET).about(account.id()));
        });
    }

    /**
     * Gives the account other roles and another place and agency, from its next request on.
     *
     * @param account as it is now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(Account account, Set<Role> roles, String agency, Jurisdiction jurisdiction, Actor by) {
        setRoles(account.userName(), roles, by);
        jdbc.sql("update access.account set agency = ?, jurisdiction = ?, reviewed_at = ? where id = ?")
                .params(agency, jurisdiction.written(), OffsetDateTime.now(clock), account.id())
                .update();
        trail.append(TrailEntry.done(by, TrailAction.ACCOUNT_CHANGED)
                .about(account.id())
                .with(Map.of(
                        "agencyBefore", account.agency(),
                        "agency", agency,
                        "jurisdictionBefore", account.jurisdiction().written(),
                        "jurisdiction", jurisdiction.written())));
    }

    /** Gives the account a new password, which its person changes first, and opens it where it was closed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopen(Account account, String password, Actor by) {
        setPassword(account.userName(), password, by);
        jdbc.sql("update access.account set enabled = true, reset_at = ?, must_change_password = true where id = ?")
                .params(OffsetDateTime.now(clock), account.id())
                .update();
    }

    /** Restricts sign-in with the password to changing it, since people other than the holder have handled it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireChange(Account account) {
        jdbc.sql("update access.account set must_change_password = true where id = ?")
                .param(account.id())
                .update();
    }

    /** Every account, by name. */
    public List<Account> all() {
        return jdbc.sql(SELECT + " order by a.user_name").query(Account.class).list();
    }

    /** What those are called whose work lies in just this jurisdiction. */
    public List<String> namesIn(Jurisdiction jurisdiction) {
        return jdbc.sql("select display_name from access.account where jurisdiction = ?")
                .param(jurisdiction.written())
                .query(String.class)
                .list();
    }

    /** The account of this name, in any case of letters. */
    public Optional<Account> find(String userName) {
        return jdbc.sql(SELECT + " where a.user_name = ?")
                .param(NewAccount.checkedName(userName))
                .query(Account.class)
                .optional();
    }

    /** The account with this identifier, disabled or not. */
    public Optional<Account> find(UUID id) {
        return jdbc.sql(SELECT + " where a.id = ?")
                .param(id)
                .query(Account.class)
                .optional();
    }

    /** Whether somebody besides the one named has the role in just this jurisdiction, and an account that is not closed. */
    public boolean hasOther(Role role, Jurisdiction jurisdiction, UUID than) {
        return jdbc.sql("""
                        select count(*) from access.account a join access.account_role r on r.account_id = a.id
                        where a.enabled and r.role = ? and a.jurisdiction = ? and a.id <> ?
                        """)
                        .params(role.name(), jurisdiction.written(), than)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Locks the account, disabled or not: until the transaction ends nobody disables it or changes its roles.
     *
     * @return empty where there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Account> hold(UUID id) {
        return jdbc.sql("select id from access.account where id = ? for share")
                .param(id)
                .query(UUID.class)
                .optional()
                // Read after the lock is taken, so that changes in the meantime are seen.
                .flatMap(this::find);
    }

    /**
     * Locks several accounts until the transaction ends, always in the same order, so that two transactions cannot
     * deadlock.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdAll(Collection<UUID> ids) {
        jdbc.sql("select id from access.account where id = any (?) order by id for no key update")
                .param(ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** @throws InvalidValueException where there is none */
    private Account get(String userName) {
        return find(userName)
                .orElseThrow(() ->
                        new InvalidValueException("user-name.unknown", "There is no account %s.", userName.strip()));
    }

    private Optional<Account> insert(NewAccount account, String hash, Actor by) {
        if (jdbc.sql("select 1 from access.agency where code = ?")
                .param(account.agency())
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw unknownAgency(jdbc, account.agency());
        }
        UUID id = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(clock);
        int inserted = jdbc.sql("""
                        insert into access.account
                            (id, user_name, display_name, agency, jurisdiction, password_hash, created_at, reviewed_at,
                             personnel_number)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .param(id)
                .param(account.userName())
                .param(account.displayName())
                .param(account.agency())
                .param(account.jurisdiction().written())
                .param(hash)
                .param(now)
                .param(now)
                .param(account.number() == null ? null : account.number().value())
                .update();
        if (inserted == 0) {
            return Optional.empty();
        }
        insertRoles(id, account.roles());
        trail.append(TrailEntry.done(by, TrailAction.ACCOUNT_CREATED)
                .about(id)
                .with(Map.of(
                        "userName",
                        account.userName(),
                        "agency",
                        account.agency(),
                        "jurisdiction",
                        account.jurisdiction().written(),
                        "roles",
                        sorted(account.roles()))));
        return Optional.of(new Account(
                id,
                account.userName(),
                account.displayName(),
                account.roles(),
                account.agency(),
                account.jurisdiction(),
                account.number(),
                true,
                null,
                null,
                now.toInstant()));
    }

    private void insertRoles(UUID id, Set<Role> roles) {
        for (Role role : roles) {
            jdbc.sql("insert into access.account_role (account_id, role) values (?, ?)")
                    .params(id, role.name())
                    .update();
        }
    }

    private String hash(String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new InvalidValueException(
                    "password.length", "A password has %s to %s characters.", SHORTEST_PASSWORD, LONGEST_PASSWORD);
        }
        return java.util.Objects.requireNonNull(passwords.encode(password));
    }

    public static InvalidValueException unknownAgency(JdbcClient jdbc, String agency) {
        String known = String.join(
                ", ",
                jdbc.sql("select code from access.agency order by code")
                        .query(String.class)
                        .list());
        return new InvalidValueException("agency.unknown", "There is no agency %s. There are: %s.", agency, known);
    }

    private static Set<String> sorted(Set<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static final String SELECT = """
            select a.id, a.user_name, a.display_name, a.agency, a.jurisdiction, a.personnel_number as number, a.enabled,
                   a.last_signed_in_at, a.reset_at, a.reviewed_at,
                   array(select r.role from access.account_role r where r.account_id = a.id order by r.role) as roles
            from access.account a""";
}
