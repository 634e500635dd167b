package pk.gov.nsor.accountability.accounts;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.Office;
import pk.gov.nsor.foundation.access.client.Offices;
import pk.gov.nsor.foundation.approval.ProposalForm.Field;
import pk.gov.nsor.foundation.approval.ProposalForm.Type;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PlainLetters;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.shell.Form;

/** The court or prison of a clerk's account: chosen on a form, named, and given. */
@Component("accountOffices")
public class AccountOffices {

    private static final String FIELD = "office";
    private static final int LONGEST = 120;

    private final Offices offices;
    private final Courts courts;

    AccountOffices(Offices offices, Courts courts) {
        this.offices = offices;
        this.courts = courts;
    }

    Field field() {
        return Field.hinted(FIELD, Type.TEXT);
    }

    /** What the field means for an account of these roles: empty for none; no value where it is refused. */
    Optional<String> read(Form form, Optional<Set<Role>> roles) {
        return roles.flatMap(chosen -> form.check(FIELD, () -> known(form.value(FIELD), chosen)));
    }

    /**
     * The code of a court or the name of a prison, as it is kept in a proposal; empty for an account that has none.
     *
     * @throws InvalidValueException where the roles need another, or it is not known
     */
    String known(@Nullable String written, Set<Role> roles) {
        String place = written == null ? "" : written.strip();
        Optional<Feed> feed = feed(roles);
        if (feed.isEmpty()) {
            require(
                    place.isEmpty(),
                    "accounts.office.no-clerk",
                    "Only a clerk's account belongs to a court or a prison.");
            return "";
        }
        require(!place.isEmpty(), "accounts.office.missing", "Say which court or prison the clerk sends for.");
        require(
                place.length() <= LONGEST,
                "accounts.office.long",
                "The name of a prison has at most %s characters.",
                LONGEST);
        if (feed.get() == Feed.PRISON) {
            require(
                    !PlainLetters.of(place).isEmpty()
                            && place.chars().noneMatch(letter -> letter == ';' || Character.isISOControl(letter)),
                    "accounts.office.prison",
                    "Give the name of one prison.");
            return offices.find(Feed.PRISON, place).map(Office::place).orElse(place);
        }
        var meant = courts.named(place);
        require(!meant.isEmpty(), "accounts.office.unknown", "There is no court of this name.");
        require(meant.size() == 1, "accounts.office.several", "Several courts are called so: give the key of one.");
        return meant.getFirst().code();
    }

    private static void require(boolean isFine, String code, String english, Object... arguments) {
        if (!isFine) {
            throw new InvalidValueException(code, english, arguments).at(FIELD);
        }
    }

    /** Empty where none of the roles is a clerk's. */
    private static Optional<Feed> feed(Set<Role> roles) {
        if (roles.contains(Role.COURT_CLERK)) {
            return Optional.of(Feed.COURT);
        }
        return roles.contains(Role.PRISON_CLERK) ? Optional.of(Feed.PRISON) : Optional.empty();
    }

    /** The office of an account as it is kept in a proposal; empty for none. */
    String now(UUID account) {
        return offices.of(account).map(Office::place).orElse("");
    }

    /** Whether the approval opens an office again that was closed. */
    boolean isClosed(@Nullable String place, Set<Role> roles) {
        return feed(roles)
                .flatMap(feed -> offices.find(feed, place == null ? "" : place))
                .filter(office -> !office.isOpen())
                .isPresent();
    }

    /** For a proposal; in both languages. */
    Text text(@Nullable String place, Set<Role> roles) {
        if (place == null || place.isEmpty()) {
            return Text.of("accounts.office.none");
        }
        return (roles.contains(Role.COURT_CLERK) ? courts.byCode(place) : Optional.<Court>empty())
                .map(court -> Text.both(court.nameEn(), court.nameUr()))
                .orElseGet(() -> Text.plain(place));
    }

    /** For a page, in the reader's language; empty for an account without one. */
    public String name(UUID account) {
        return offices.of(account)
                .map(office -> courts.byCode(office.place())
                        .filter(court -> office.isCourt())
                        .map(court -> court.name(LocaleContextHolder.getLocale()))
                        .orElse(office.place()))
                .orElse("");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void give(Account account, @Nullable String place, Set<Role> roles, Actor by) {
        Optional<Feed> feed = feed(roles);
        if (feed.isPresent()) {
            Office _ = offices.give(account, feed.get(), known(place, roles), by);
        } else {
            offices.take(account, by);
        }
    }
}
