package pk.gov.nsor.policing.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.policing.supervision.Phone.State;
import pk.gov.nsor.policing.supervision.phone.PhoneCodes;
import pk.gov.nsor.policing.supervision.phone.PhoneCodes.Drawn;
import pk.gov.nsor.policing.supervision.phone.PhoneRepository;
import pk.gov.nsor.policing.supervision.phone.PhoneRepository.Owned;
import pk.gov.nsor.policing.supervision.phone.Reminders;
import pk.gov.nsor.record.matching.TelephoneOwners;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;

/**
 * The mobile numbers of people under supervision: taken at the counter, verified by a code that is texted to them. Each
 * person has at most one verified number; several people may have one (a family's telephone).
 */
@Service
public class Phones implements TelephoneOwners {

    private final JdbcClient jdbc;
    private final PhoneRepository table;
    private final PhoneCodes codes;
    private final CaseNotifications texts;
    private final Reminders reminders;
    private final People people;
    private final Standings standings;
    private final LifeSigns lifeSigns;
    private final CnicFormat format;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Phones(
            JdbcClient jdbc,
            PhoneRepository table,
            PhoneCodes codes,
            CaseNotifications texts,
            Reminders reminders,
            People people,
            Standings standings,
            LifeSigns lifeSigns,
            CnicFormat format,
            Journal journal,
            Trail trail,
            Outbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.codes = codes;
        this.texts = texts;
        this.reminders = reminders;
        this.people = people;
        this.standings = standings;
        this.lifeSigns = lifeSigns;
        this.format = format;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** What became of a code that was entered. */
    public enum Entered {
        VERIFIED,
        WRONG,
        USED_UP,
        TOO_LATE,
        /** No number of the person waits for a code. */
        NOTHING_WAITS
    }

    /** A person whose verified number texted. */
    public record Owner(PersonId person, TextLanguage language) {}

    /**
     * Takes a number and texts it a code. One that still waited for its code makes way; the verified one stays until this
     * one is verified.
     *
     * @throws InvalidValueException naming the field, where the number is not one of Pakistan's, is real in a register of
     *     synthetic data or the other way round, is the verified one already, has got too many codes, or the person is not
     *     on the register
     */
    @Transactional
    public void take(PersonId person, MobileNumber number, TextLanguage language, Actor actor) {
        people.lock(person);
        check(person, number);
        withdraw(table.in(State.TAKEN, person).orElse(null), actor);
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into supervision.phone
                            (id, person_id, number, number_hash, language, state, taken_at, taken_by)
                        values (?, ?, ?, ?, ?, 'TAKEN', ?, ?)
                        """)
                .param(id)
                .param(person.value())
                .param(table.seal(person, number))
                .param(table.hash(number))
                .param(language.name())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        tell(person, JournalKind.PHONE_TAKEN, number, actor);
        sendCode(person, actor);
    }

    /**
     * Texts a new code to the number that waits for one.
     *
     * @throws InvalidValueException where none does, or it has got too many codes
     */
    @Transactional
    public void sendCode(PersonId person, Actor actor) {
        people.lock(person);
        Phone phone = table.in(State.TAKEN, person).orElseThrow(Phones::nothingWaits);
        MobileNumber number = phone.number();
        if (number == null) {
            throw nothingWaits();
        }
        Drawn drawn = codes.draw(phone.id(), table.hash(number));
        texts.code(phone, drawn, actor);
    }

    /** Checks the code that the person reads out at the counter. The right one verifies the number. */
    @Transactional
    public Entered enter(PersonId person, String code, Actor actor) {
        people.lock(person);
        Optional<Phone> waiting = table.in(State.TAKEN, person);
        if (waiting.isEmpty()) {
            return Entered.NOTHING_WAITS;
        }
        Phone phone = waiting.get();
        return switch (codes.judge(phone.id(), code)) {
            case WRONG -> Entered.WRONG;
            case USED_UP -> Entered.USED_UP;
            case TOO_LATE -> Entered.TOO_LATE;
            case RIGHT -> {
                verified(phone, actor);
                yield Entered.VERIFIED;
            }
        };
    }

    /**
     * The number is the person's no more: nothing is sent to it from now on.
     *
     * @throws InvalidValueException where the person has no such number
     */
    @Transactional
    public void withdraw(PersonId person, UUID phone, Actor actor) {
        people.lock(person);
        Phone found = table.of(person).stream()
                .filter(one -> one.id().equals(phone))
                .filter(one -> one.state() == State.TAKEN || one.state() == State.VERIFIED)
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "phone.gone", "This number is not this person's any more. Open the record again."));
        withdraw(found, actor);
    }

    /** In which language the person is texted at the verified number from now on. */
    @Transactional
    public void speak(PersonId person, TextLanguage language, Actor actor) {
        people.lock(person);
        jdbc.sql("update supervision.phone set language = ? where person_id = ? and state in ('TAKEN', 'VERIFIED')")
                .params(language.name(), person.value())
                .update();
        trail.append(TrailEntry.done(actor, TrailAction.CASE_CHANGED)
                .about(person.value())
                .with(Map.of("textLanguage", language.name())));
    }

    /** All numbers of the person, the latest first. */
    @Transactional(readOnly = true)
    public List<Phone> of(PersonId person) {
        return table.of(person);
    }

    /** Others who have the same verified number. */
    @Transactional(readOnly = true)
    public List<PersonId> alsoOf(Phone phone) {
        MobileNumber number = phone.number();
        return number == null
                ? List.of()
                : table.owned(new byte[][] {table.hash(number)}).stream()
                        .map(Owned::person)
                        .filter(other -> !other.equals(phone.person()))
                        .toList();
    }

    /**
     * Whose verified numbers texted. A question that is not listed came from nobody's; senders can be forged, so that what
     * a text says is a claim until the person confirms it.
     */
    @Transactional
    public Map<Question, List<Owner>> owners(Collection<Question> questions) {
        Map<Question, byte[]> hashes = new IdentityHashMap<>();
        questions.forEach(question -> sender(question).ifPresent(number -> hashes.put(question, table.hash(number))));
        Map<Question, List<Owner>> owners = new IdentityHashMap<>();
        if (!hashes.isEmpty()) {
            List<Owned> owned = table.owned(hashes.values().toArray(byte[][]::new));
            hashes.forEach((question, hash) -> {
                List<Owner> theirs = owned.stream()
                        .filter(one -> Arrays.equals(one.hash(), hash))
                        .map(one -> new Owner(one.person(), one.language()))
                        .toList();
                if (!theirs.isEmpty()) {
                    owners.put(question, theirs);
                }
            });
        }
        // A number of several people says of none of them that they live.
        List<PersonId> alone = owners.values().stream()
                .filter(theirs -> theirs.size() == 1)
                .map(theirs -> theirs.getFirst().person())
                .toList();
        if (!alone.isEmpty()) {
            lifeSigns.seen(alone, LifeSign.Kind.PHONE, LocalDate.now(clock));
        }
        return owners;
    }

    @Override
    public List<PersonId> of(MobileNumber number) {
        return table.owned(new byte[][] {table.hash(number)}).stream()
                .map(Owned::person)
                .toList();
    }

    /** The number as the network writes it; empty for what is no mobile number. */
    private static Optional<MobileNumber> sender(Question question) {
        return MobileNumber.ofSender(question.sender());
    }

    /** A real register texts nobody's numbers, one of synthetic data nobody's telephone. */
    static boolean takes(CnicFormat format, MobileNumber number) {
        return number.isPakistani() && format.takes(number);
    }

    private void check(PersonId person, MobileNumber number) {
        if (!takes(format, number)) {
            throw new InvalidValueException(
                            "phone.kind",
                            "Only a mobile number of Pakistan is taken here; numbers of the demonstration begin with 0399.")
                    .at("number");
        }
        boolean isOnRegister = standings
                .of(person)
                .filter((Standing standing) -> standing.isOnRegister(LocalDate.now(clock)))
                .isPresent();
        boolean hasCase = jdbc.sql("select exists (select from supervision.case_file where person_id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
        if (!isOnRegister || !hasCase) {
            throw new InvalidValueException(
                    "phone.nobody", "This person is not on the register today: no number is kept.");
        }
        if (table.in(State.VERIFIED, person)
                .filter(verified -> number.equals(verified.number()))
                .isPresent()) {
            throw new InvalidValueException("phone.same", "This number is verified already.").at("number");
        }
    }

    private void verified(Phone phone, Actor actor) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        update supervision.phone set state = 'REPLACED', ended_at = ?, ended_by = ?
                        where person_id = ? and state = 'VERIFIED'
                        """)
                .params(Arrays.asList(now, actor.id(), phone.person().value()))
                .update();
        jdbc.sql("update supervision.phone set state = 'VERIFIED', verified_at = ?, verified_by = ? where id = ?")
                .params(Arrays.asList(now, actor.id(), phone.id()))
                .update();
        tell(phone.person(), JournalKind.PHONE_VERIFIED, phone.number(), actor);
        reminders.ofToday(phone.person());
    }

    private void withdraw(@Nullable Phone phone, Actor actor) {
        if (phone != null) {
            jdbc.sql("update supervision.phone set state = 'WITHDRAWN', ended_at = ?, ended_by = ? where id = ?")
                    .params(Arrays.asList(OffsetDateTime.now(clock), actor.id(), phone.id()))
                    .update();
            tell(phone.person(), JournalKind.PHONE_WITHDRAWN, phone.number(), actor);
        }
    }

    /** The timeline has the ending of the number only; the trail, which is encrypted, has no more. */
    private void tell(PersonId person, JournalKind kind, @Nullable MobileNumber number, Actor actor) {
        Map<String, String> details = Map.of("ending", number == null ? "" : number.ending());
        journal.append(person, kind, LocalDate.now(clock), details, actor);
        trail.append(TrailEntry.done(actor, TrailAction.CASE_CHANGED)
                .about(person.value())
                .with(Map.of("phone", kind.name(), "ending", details.get("ending"))));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        events.publishEvent(new PhonesChanged(person));
    }

    private static InvalidValueException nothingWaits() {
        return new InvalidValueException("phone.waits", "No number of this person waits for a code.");
    }
}
