package pk.gov.nsor.publicservice.disclosure.certificates;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.publicservice.disclosure.rights.NamesakeNotes;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.ListedCnics;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.Removals;

/**
 * Certificates: taken down by one officer, issued by another, printed with a code, revoked. Each step is one transaction with
 * its entry on the trail.
 */
@Service
public class Certificates {

    /** How often one certificate can be printed; each paper has a code of its own, and all hold. */
    public static final int MOST_PRINTS = 5;

    /** How old a signed consent may be, in days. */
    public static final int OLDEST_CONSENT = 30;

    private final CertificateRepository table;
    private final CertificatePolicy policy;
    private final People people;
    private final NamesakeNotes notes;
    private final Standings standings;
    private final Removals removals;
    private final ListedCnics listed;
    private final KeyedHash hash;
    private final Trail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Certificates(
            CertificateRepository table,
            CertificatePolicy policy,
            People people,
            NamesakeNotes notes,
            Standings standings,
            Removals removals,
            ListedCnics listed,
            Keys keys,
            Trail trail,
            Clock clock) {
        this.table = table;
        this.policy = policy;
        this.people = people;
        this.notes = notes;
        this.standings = standings;
        this.removals = removals;
        this.listed = listed;
        this.hash = keys.keyedHash("certificate-code");
        this.trail = trail;
        this.clock = clock;
    }

    /** A certificate and the code for one paper of it. */
    public record Printed(Certificate certificate, String code) {}

    @Transactional(readOnly = true)
    public Optional<Certificate> find(UUID id) {
        return table.find(id);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Certificate> list(Certificate.@Nullable State state, ListSort sort, long offset, int limit) {
        return table.list(state, today(), sort, offset, limit);
    }

    @Transactional(readOnly = true)
    public long count(Certificate.@Nullable State state) {
        return table.count(state, today());
    }

    /**
     * Those that hold and say "on the register" of a CNIC that no record has as confirmed any more: it was perhaps never so of
     * that person, and somebody has to look at it.
     */
    @Transactional(readOnly = true)
    public List<Certificate> perhapsMistaken() {
        return table.sayingOn(today()).stream()
                .filter(certificate -> {
                    Asking asking = certificate.asking();
                    return asking != null
                            && people.withCnic(asking.cnic())
                                    .filter(holder -> isConfirmed(holder, asking))
                                    .isEmpty();
                })
                .toList();
    }

    @Transactional(readOnly = true)
    public int prints(UUID id) {
        return table.prints(id);
    }

    /**
     * Draws a code for a paper. It is kept as a hash alone: whoever loses the paper has another one printed.
     *
     * @throws InvalidValueException where it is not issued, is over, or was printed {@value #MOST_PRINTS} times
     */
    @Transactional
    public Printed print(UUID id, Actor officer) {
        Certificate certificate = table.lock(id).orElseThrow(Certificates::unknown);
        if (certificate.on(today()) != Certificate.State.ISSUED) {
            throw new InvalidValueException(
                    "certificate.not-valid", "Only a certificate that is issued and holds can be printed.");
        }
        if (table.prints(id) >= MOST_PRINTS) {
            throw new InvalidValueException(
                    "certificate.prints", "A certificate can be printed %s times. Ask for a new one.", MOST_PRINTS);
        }
        String code = VerificationCode.next(random);
        table.printed(id, hashOf(code), account(officer));
        trail.append(TrailEntry.done(officer, TrailAction.CERTIFICATE_PRINTED).about(id));
        return new Printed(certificate, code);
    }

    /**
     * Ends a certificate at once; one person is enough, since it then says nothing more to anybody.
     *
     * @throws InvalidValueException where it is not issued or is over already
     */
    @Transactional
    public void revoke(UUID id, Revocation why, Actor officer) {
        Certificate certificate = table.lock(id).orElseThrow(Certificates::unknown);
        if (certificate.on(today()) != Certificate.State.ISSUED) {
            throw new InvalidValueException(
                    "certificate.not-revocable", "Only a certificate that is issued and holds can be revoked.");
        }
        table.revoke(id, why, account(officer));
        trail.append(TrailEntry.done(officer, TrailAction.CERTIFICATE_REVOKED)
                .about(id)
                .with(Map.of("why", why.name())));
    }

    /** The certificate on whose paper the code stands, whatever became of it. */
    @Transactional(readOnly = true)
    Optional<Certificate> withCode(String typed) {
        return table.withCode(hashOf(typed));
    }

    /** Takes down what was asked, in the transaction in which it is proposed. */
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(UUID id, Asking asking, Actor officer) {
        table.insert(id, asking.screened(), account(officer));
        trail.append(TrailEntry.done(officer, TrailAction.CERTIFICATE_ASKED)
                .about(id)
                .with(content(asking)));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void proposed(UUID id, UUID proposal) {
        table.proposed(id, proposal);
    }

    /**
     * Refuses what can not be issued: a consent that is of no use, or a doubt about who the person is, since a wrong "not on"
     * is as bad as a wrong "on".
     *
     * @throws InvalidValueException naming the field
     */
    void validate(Asking asking) {
        LocalDate today = today();
        if (asking.consentOn().isAfter(today) || asking.consentOn().isBefore(today.minusDays(OLDEST_CONSENT))) {
            throw new InvalidValueException(
                            "certificate.consent-day",
                            "The consent has to be of the last %s days, and not of a day to come.",
                            OLDEST_CONSENT)
                    .at("consentOn");
        }
        refuseDoubts(asking);
    }

    /**
     * Of sealed records nothing is in doubt: whoever's they are, nobody is on the register by them. So nothing is held back by
     * one, and nobody at the counter learns that it is there.
     */
    private void refuseDoubts(Asking asking) {
        Optional<PersonId> holder = people.withCnic(asking.cnic()).filter(this::isOpen);
        if (holder.isPresent()) {
            if (!removals.waitingOf(holder.get()).isEmpty()
                    || !isConfirmed(holder.get(), asking)
                    || !people.get(holder.get()).identity().agreesWith(asking.who())) {
                throw doubtful();
            }
        } else if (people.resembling(asking.who()).stream()
                .filter(this::isOpen)
                .anyMatch(namesake -> !notes.isNot(asking.cnic(), namesake))) {
            throw doubtful();
        }
    }

    private boolean isOpen(PersonId person) {
        return !standings.isSealed(person);
    }

    private boolean isConfirmed(PersonId holder, Asking asking) {
        return people.get(holder).cnics().stream()
                .anyMatch(cnic -> cnic.cnic().equals(asking.cnic()) && cnic.confirmedAt() != null);
    }

    private static InvalidValueException doubtful() {
        return new InvalidValueException(
                        "certificate.identity",
                        "The register has this CNIC unconfirmed, or somebody of this name, father's name and birth date."
                                + " Who the person is has to be settled before a certificate is issued.")
                .at("cnic");
    }

    /** Says it for good, of today: in the transaction of the second person, with the record held as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    void issue(UUID id, Actor officer) {
        Certificate certificate = table.lock(id).orElseThrow(Certificates::unknown);
        Asking asking = certificate.asking();
        if (asking == null || certificate.issue() != null) {
            throw unknown();
        }
        people.withCnic(asking.cnic()).ifPresent(person -> {
            people.lock(person);
            // What was sealed when it was asked may have come back to the register while this waited.
            refuseDoubts(asking);
        });
        LocalDate today = today();
        boolean onRegister =
                listed.listed(List.of(asking.cnic()), today).stream().anyMatch(one -> !one.juvenile());
        table.issue(id, onRegister, today, policy.validUntil(today), account(officer));
        trail.append(TrailEntry.done(officer, TrailAction.CERTIFICATE_ISSUED)
                .about(id)
                .with(Map.of("onRegister", onRegister, "day", today.toString())));
    }

    private byte[] hashOf(String typed) {
        return hash.of(VerificationCode.plain(typed));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Map<String, Object> content(Asking asking) {
        Map<String, Object> content = new HashMap<>();
        content.put("cnic", asking.cnic().formatted());
        content.put("name", asking.who().name().any());
        content.put("document", asking.document().name());
        content.put("employer", asking.employer());
        content.put("work", asking.work().name());
        content.put("consentOn", asking.consentOn().toString());
        return content;
    }

    private static InvalidValueException unknown() {
        return new InvalidValueException("certificate.unknown", "There is no such certificate to issue or print.");
    }

    private static UUID account(Actor officer) {
        UUID id = officer.id();
        if (officer.kind() != Actor.Kind.OFFICER || id == null) {
            throw new InvalidValueException("certificate.account", "Only a person with an account can do this.");
        }
        return id;
    }
}
