package pk.gov.nsor.policing.supervision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.policing.supervision.Phone.State;
import pk.gov.nsor.policing.supervision.caseload.CaseMessage;
import pk.gov.nsor.policing.supervision.caseload.CaseMessage.About;
import pk.gov.nsor.policing.supervision.duty.Duty;
import pk.gov.nsor.policing.supervision.phone.NeutralMessages;
import pk.gov.nsor.policing.supervision.phone.PhoneCodes;
import pk.gov.nsor.policing.supervision.phone.PhoneCodes.Drawn;
import pk.gov.nsor.policing.supervision.phone.PhoneRepository;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Sends SMS to people from the neutral sender, in the transaction of the event that the text reports, with a line on
 * the timeline. Only codes go to a number that is not verified. Without a verified number nothing is sent, which is no
 * error.
 */
@Service
public class CaseNotifications {

    /** Nobody is woken by a reminder. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    /** A reminder that could not be sent by then is not sent any more. */
    private static final LocalTime EVENING = LocalTime.of(21, 0);

    private static final Duration RECEIPT_OF_USE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Messages messages;
    private final NeutralMessages wording;
    private final PhoneRepository phones;
    private final Journal journal;
    private final Clock clock;

    CaseNotifications(
            JdbcClient jdbc,
            Messages messages,
            NeutralMessages wording,
            PhoneRepository phones,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.wording = wording;
        this.phones = phones;
        this.journal = journal;
        this.clock = clock;
    }

    /** What was texted to the person, the latest first. */
    @Transactional(readOnly = true)
    public List<CaseMessage> of(PersonId person, int most) {
        Map<UUID, Phone> numbers = phones.of(person).stream().collect(Collectors.toMap(Phone::id, Function.identity()));
        List<Told> told =
                jdbc.sql("""
                        select id, phone_id, about, due_on, told_at as at from supervision.message
                        where person_id = ? order by told_at desc, id limit ?
                        """).params(person.value(), most).query(Told.class).list();
        Map<UUID, MessageState> states = messages.of(told.stream().map(Told::id).toList());
        return told.stream()
                .map(one -> new CaseMessage(
                        one.id(),
                        one.about(),
                        Optional.ofNullable(numbers.get(one.phone()))
                                .map(Phone::ending)
                                .orElse(""),
                        one.dueOn(),
                        one.at(),
                        Optional.ofNullable(states.get(one.id()))
                                .map(MessageState::state)
                                .orElse(null)))
                .toList();
    }

    private record Told(
            UUID id, UUID phone, About about, @Nullable LocalDate dueOn, Instant at) {}

    /** The code, which is good from now on and not sent any more when it is good no more. */
    void code(Phone phone, Drawn drawn, Actor actor) {
        Instant now = clock.instant();
        send(
                new Row(drawn.id(), phone, About.CODE, null, null, null, null),
                wording.code(phone.language(), drawn.code()),
                now,
                now.plus(PhoneCodes.GOOD_FOR),
                actor);
    }

    /** In the daytime of today, and only then; once for a duty, its day and the days that are left. */
    public void reminder(Phone phone, Duty duty, int daysLeft, String station, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        Instant now = clock.instant();
        Instant morning = today.atTime(MORNING).atZone(Day.ZONE).toInstant();
        Instant evening = today.atTime(EVENING).atZone(Day.ZONE).toInstant();
        if (now.isBefore(evening)) {
            send(
                    new Row(UUID.randomUUID(), phone, About.REMINDER, duty.id(), duty.dueOn(), daysLeft, null),
                    wording.reminder(phone.language(), station, duty.dueOn(), daysLeft),
                    now.isBefore(morning) ? morning : now,
                    evening,
                    actor);
        }
    }

    /** The receipt of an appearance of today; none is sent for one that is entered later from a day sheet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void receipt(AppearanceReceipt receipt, @Nullable LocalDate next, Actor actor) {
        Instant now = clock.instant();
        if (receipt.on().equals(LocalDate.now(clock))) {
            phones.in(State.VERIFIED, receipt.person())
                    .ifPresent(phone -> send(
                            new Row(UUID.randomUUID(), phone, About.RECEIPT, null, null, null, receipt.appearance()),
                            wording.receipt(phone.language(), receipt.number(), receipt.station(), receipt.on(), next),
                            now,
                            now.plus(RECEIPT_OF_USE),
                            actor));
        }
    }

    /** Where to go and when, on the day on which the letter was given. */
    void dutiesExplained(PersonId person, String station, @Nullable LocalDate next, Actor actor) {
        Instant now = clock.instant();
        phones.in(State.VERIFIED, person)
                .ifPresent(phone -> send(
                        new Row(UUID.randomUUID(), phone, About.DUTIES, null, null, null, null),
                        wording.dutiesExplained(phone.language(), station, next),
                        now,
                        now.plus(RECEIPT_OF_USE),
                        actor));
    }

    /**
     * That a request of the person was taken at a counter, which is no more than the receipt says.
     *
     * @return whether there was a verified number to text to
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean requestTaken(PersonId person, long number, LocalDate dueOn, Actor actor) {
        return counter(person, phone -> wording.requestTaken(phone.language(), number, dueOn), actor);
    }

    /**
     * That a request of the person is decided, and not how.
     *
     * @return whether there was a verified number to text to
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean requestDecided(PersonId person, long number, Actor actor) {
        return counter(person, phone -> wording.requestDecided(phone.language(), number), actor);
    }

    /** In the daytime, of today or tomorrow: a request may be decided at night. */
    private boolean counter(PersonId person, Function<Phone, String> text, Actor actor) {
        Optional<Phone> phone = phones.in(State.VERIFIED, person).filter(known -> known.number() != null);
        ZonedDateTime now = clock.instant().atZone(Day.ZONE);
        ZonedDateTime morning = now.with(MORNING);
        ZonedDateTime daytime =
                now.isBefore(morning) ? morning : now.toLocalTime().isBefore(EVENING) ? now : morning.plusDays(1);
        phone.ifPresent(known -> send(
                new Row(UUID.randomUUID(), known, About.COUNTER, null, null, null, null),
                text.apply(known),
                daytime.toInstant(),
                daytime.plus(RECEIPT_OF_USE).toInstant(),
                actor));
        return phone.isPresent();
    }

    private record Row(
            UUID id,
            Phone phone,
            About about,
            @Nullable UUID duty,
            @Nullable LocalDate dueOn,
            @Nullable Integer daysLeft,
            @Nullable UUID appearance) {}

    private void send(Row row, String text, Instant notBefore, Instant validUntil, Actor actor) {
        MobileNumber number = row.phone().number();
        if (number == null || insert(row) == 0) {
            return;
        }
        messages.send(new NewMessage(row.id(), number, text, notBefore, validUntil));
        Map<String, String> details = new HashMap<>();
        details.put("about", row.about().name());
        details.put("ending", number.ending());
        if (row.dueOn() != null) {
            details.put("due", row.dueOn().toString());
        }
        journal.append(row.phone().person(), JournalKind.MESSAGE_SENT, LocalDate.now(clock), details, actor);
    }

    private int insert(Row row) {
        return jdbc.sql("""
                        insert into supervision.message
                            (id, person_id, phone_id, about, duty_id, due_on, days_left, appearance_id, told_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .param(row.id())
                .param(row.phone().person().value())
                .param(row.phone().id())
                .param(row.about().name())
                .param(row.duty())
                .param(row.dueOn())
                .param(row.daysLeft())
                .param(row.appearance())
                .param(OffsetDateTime.now(clock))
                .update();
    }
}
