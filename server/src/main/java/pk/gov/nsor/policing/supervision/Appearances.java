package pk.gov.nsor.policing.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.caseload.Cases;
import pk.gov.nsor.policing.supervision.duty.Duty;
import pk.gov.nsor.policing.supervision.review.CaseReviews;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.register.picture.NewPhotograph;
import pk.gov.nsor.record.register.picture.Photographs;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;

/** Records that people appeared in person, today or, entered from a printed day sheet, on an earlier day. */
@Service
public class Appearances {

    private final JdbcClient jdbc;
    private final People people;
    private final MergedRecords merged;
    private final Standings standings;
    private final LifeSigns lifeSigns;
    private final PoliceStations stations;
    private final CaseReviews reviews;
    private final Absconders absconders;
    private final Photographs photographs;
    private final Cases cases;
    private final CaseNotifications texts;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final Clock clock;

    Appearances(
            JdbcClient jdbc,
            People people,
            MergedRecords merged,
            Standings standings,
            LifeSigns lifeSigns,
            PoliceStations stations,
            CaseReviews reviews,
            Absconders absconders,
            Photographs photographs,
            Cases cases,
            CaseNotifications texts,
            Journal journal,
            Trail trail,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.merged = merged;
        this.standings = standings;
        this.lifeSigns = lifeSigns;
        this.stations = stations;
        this.reviews = reviews;
        this.absconders = absconders;
        this.photographs = photographs;
        this.cases = cases;
        this.texts = texts;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Records that somebody appeared. Sent again with the same identifier it changes nothing, and the receipt is the same.
     *
     * @throws InvalidValueException naming the field, where the day lies in the future or before supervision began, the
     *     station is not there, the person is not under supervision, or the identifier is of another person's appearance
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional
    public AppearanceReceipt record(PersonId person, NewAppearance appearance, Actor actor) {
        return record(person, appearance, null, actor);
    }

    /** It answers what is open under a joined record, too. Whoever holds that one at the moment leaves it to the daily review. */
    private void reviewJoined(PersonId leading) {
        List<PersonId> parts = merged.parts(leading);
        if (!parts.isEmpty()) {
            reviews.review(people.lockFree(parts));
        }
    }

    /**
     * As {@link #record(PersonId, NewAppearance, Actor)}, with the photograph that was taken.
     *
     * @param photograph null where none was; its identifier is that of the appearance
     */
    @Transactional
    public AppearanceReceipt record(
            PersonId person, NewAppearance appearance, @Nullable NewPhotograph photograph, Actor actor) {
        Screened.require(appearance.note(), "note");
        people.lock(person);
        Optional<AppearanceReceipt> before = find(appearance.id());
        if (before.isPresent()) {
            return sameAs(before.get(), person, appearance);
        }
        check(person, appearance);
        jdbc.sql("""
                        insert into supervision.appearance
                            (id, person_id, station_code, happened_on, identity_seen, address_seen, note,
                             recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(appearance.id())
                .param(person.value())
                .param(appearance.station())
                .param(appearance.on())
                .param(appearance.identitySeen().name())
                .param(appearance.addressSeen().name())
                .param(appearance.note())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        journal.append(
                person,
                JournalKind.APPEARED,
                appearance.on(),
                Map.of(
                        "station",
                        appearance.station(),
                        "identity",
                        appearance.identitySeen().name(),
                        "address",
                        appearance.addressSeen().name()),
                actor);
        trail.append(TrailEntry.done(actor, TrailAction.APPEARANCE_RECORDED)
                .about(person.value())
                .with(Map.of("appearance", appearance)));
        if (photograph != null) {
            photographs.add(person, photograph, actor);
        }
        absconders.seen(person, appearance.on(), actor);
        lifeSigns.seen(List.of(person), LifeSign.Kind.APPEARANCE, appearance.on());
        reviews.review(List.of(person));
        reviewJoined(person);
        if (appearance.addressSeen() == AddressSeen.FAILED) {
            absconders.addressFailed(person, appearance.on(), actor);
        }
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        AppearanceReceipt receipt = find(appearance.id()).orElseThrow();
        texts.receipt(receipt, cases.nextDueOn(person), actor);
        return receipt;
    }

    /** What was recorded under this identifier. */
    @Transactional(readOnly = true)
    public Optional<AppearanceReceipt> find(UUID appearance) {
        return jdbc.sql("""
                        select a.id as appearance, a.receipt as number, a.person_id, a.station_code, a.happened_on as "on"
                        from supervision.appearance a where a.id = ?
                        """)
                .param(appearance)
                .query(RecordMapper.of(AppearanceReceipt.class).with("answered", row -> answered(appearance)))
                .optional();
    }

    private List<Duty> answered(UUID appearance) {
        return jdbc.sql("""
                        select id, kind, nominal_on, opens_on, due_on, state, withdrawn_why
                        from supervision.duty where answered_by = ? order by due_on
                        """).param(appearance).query(Duty.class).list();
    }

    /** What was recorded of the person under this identifier; what is another's takes no longer than what is not there. */
    @Transactional(readOnly = true)
    public Optional<AppearanceReceipt> find(PersonId person, UUID appearance) {
        boolean isTheirs = jdbc.sql("select exists (select from supervision.appearance where id = ? and person_id = ?)")
                .params(appearance, person.value())
                .query(Boolean.class)
                .single();
        return isTheirs ? find(appearance) : Optional.empty();
    }

    /**
     * What was recorded of the person.
     *
     * @param number of the receipt
     */
    public record Recorded(long number, String station, LocalDate on) {}

    /** All of the person, the latest first, without what the officer saw or noted. */
    @Transactional(readOnly = true)
    public List<Recorded> all(PersonId person) {
        return jdbc.sql("""
                        select receipt as number, station_code, happened_on as on from supervision.appearance
                        where person_id = ? order by happened_on desc, receipt desc
                        """).param(person.value()).query(Recorded.class).list();
    }

    private static AppearanceReceipt sameAs(AppearanceReceipt before, PersonId person, NewAppearance appearance) {
        if (!before.person().equals(person) || !before.on().equals(appearance.on())) {
            throw new InvalidValueException(
                    "appearance.other", "Something else was recorded under this number. Open the form again.");
        }
        return before;
    }

    private void check(PersonId person, NewAppearance appearance) {
        LocalDate today = LocalDate.now(clock);
        if (appearance.on().isAfter(today)) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at("on");
        }
        if (stations.byCode(appearance.station()).isEmpty()) {
            throw new InvalidValueException("appearance.station", "There is no such police station.").at("station");
        }
        LocalDate openedOn = jdbc.sql("select opened_on from supervision.case_file where person_id = ?")
                .param(person.value())
                .query(LocalDate.class)
                .optional()
                .orElseThrow(Appearances::notSupervised);
        boolean isOnRegister = standings
                .of(person)
                .filter(standing -> standing.isOnRegister(today))
                .isPresent();
        if (!isOnRegister) {
            throw notSupervised();
        }
        if (appearance.on().isBefore(openedOn)) {
            throw new InvalidValueException(
                            "appearance.before", "Supervision of this person began only on %s.", openedOn)
                    .at("on");
        }
        refuseTwice(person, appearance);
    }

    private void refuseTwice(PersonId person, NewAppearance appearance) {
        boolean isThere = jdbc.sql("""
                        select exists (select from supervision.appearance
                            where person_id = ? and station_code = ? and happened_on = ?)
                        """)
                .params(person.value(), appearance.station(), appearance.on())
                .query(Boolean.class)
                .single();
        if (isThere) {
            throw new InvalidValueException(
                            "appearance.twice", "An appearance at this station on this day is recorded already.")
                    .at("on");
        }
    }

    private static InvalidValueException notSupervised() {
        return new InvalidValueException(
                "appearance.nobody", "This person is not on the register today, so there is nothing to appear for.");
    }
}
