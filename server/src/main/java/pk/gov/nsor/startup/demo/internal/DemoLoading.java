package pk.gov.nsor.startup.demo.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.picture.Photographs;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.removal.Removal;
import pk.gov.nsor.record.registration.removal.Removal.Document;
import pk.gov.nsor.record.registration.removal.RemovalDecisions;
import pk.gov.nsor.record.registration.removal.Removals;

/**
 * Loads the synthetic people through the modules' own use cases, in batches. A batch and the row that marks it as
 * loaded are one transaction: loading again adds nothing, and an interrupted loading continues where it was.
 */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoLoading {

    static final int PEOPLE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoading.class);
    private static final String DATA_SET = "offenders";
    private static final int BATCH = 50;
    private static final int EACH_WITH_PHOTOGRAPH = 10;
    private static final long SEED = 2022;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Districts districts;
    private final Courts courts;
    private final PoliceStations stations;
    private final OffenderRegistration registration;
    private final IdentityConfirmation confirmation;
    private final Convictions convictions;
    private final FactRecording recording;
    private final Removals removals;
    private final RemovalDecisions decisions;
    private final People people;
    private final Photographs photographs;
    private final Clock clock;

    DemoLoading(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Districts districts,
            Courts courts,
            PoliceStations stations,
            OffenderRegistration registration,
            IdentityConfirmation confirmation,
            Convictions convictions,
            FactRecording recording,
            Removals removals,
            RemovalDecisions decisions,
            People people,
            Photographs photographs,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.districts = districts;
        this.courts = courts;
        this.stations = stations;
        this.registration = registration;
        this.confirmation = confirmation;
        this.convictions = convictions;
        this.recording = recording;
        this.removals = removals;
        this.decisions = decisions;
        this.people = people;
        this.photographs = photographs;
        this.clock = clock;
    }

    /**
     * Loads the people that are missing.
     *
     * @param one registers every other person and confirms the rest
     * @param other registers the rest and confirms the people that {@code one} registered
     * @param progress called with the index of each person, within the transaction
     */
    void load(Actor one, Actor other, IntConsumer progress) {
        DemoOffenders offenders = offenders();
        for (int batch = 0; batch * BATCH < PEOPLE; batch++) {
            int first = batch * BATCH;
            int number = batch;
            boolean loaded = Boolean.TRUE.equals(transaction.execute(status -> {
                if (!begin(number)) {
                    return false;
                }
                for (int index = first; index < first + BATCH; index++) {
                    boolean even = index % 2 == 0;
                    PersonId person = load(
                            offenders.offender(index),
                            "D-%05d".formatted(index),
                            even ? one : other,
                            even ? other : one);
                    if (index % EACH_WITH_PHOTOGRAPH == 0) {
                        photograph(person, index, one);
                    }
                    progress.accept(index);
                }
                return true;
            }));
            if (loaded) {
                LOG.info("Synthetic offenders: {} of {}", first + BATCH, PEOPLE);
            }
        }
    }

    /** Of two processes, the second waits here for the first, then finds the batch begun. */
    private boolean begin(int batch) {
        return jdbc.sql("insert into demo.batch (data_set, number, people) values (?, ?, ?) on conflict do nothing")
                        .params(DATA_SET, batch, BATCH)
                        .update()
                == 1;
    }

    private DemoOffenders offenders() {
        // The day is stored, so that a loading that continues on another day makes the same people.
        jdbc.sql("insert into demo.data_set (name, seed, as_of) values (?, ?, ?) on conflict do nothing")
                .params(DATA_SET, SEED, LocalDate.now(clock))
                .update();
        return jdbc.sql("select seed, as_of from demo.data_set where name = ?")
                .param(DATA_SET)
                .query((row, number) -> new DemoOffenders(
                        row.getLong("seed"), row.getObject("as_of", LocalDate.class), districts, courts, stations))
                .single();
    }

    /** A few photographs are older than they should be. */
    private void photograph(PersonId person, int index, Actor registrar) {
        LocalDate takenOn = LocalDate.now(clock).minusMonths(index / EACH_WITH_PHOTOGRAPH % 4 * 5L);
        photographs.add(person, photographs.read(UUID.randomUUID(), takenOn, DemoPictures.png(index)), registrar);
    }

    private PersonId load(DemoOffender offender, String documentNumber, Actor registrar, Actor second) {
        Registered registered = registration.register(
                offender.identity(),
                offender.cnic(),
                offender.addresses().subList(0, 1),
                offender.judgments().getFirst(),
                Purpose.REGISTRATION.name(),
                registrar);
        PersonId person = registered.person();
        for (NewAddress later :
                offender.addresses().subList(1, offender.addresses().size())) {
            people.recordAddress(person, later, registrar);
        }
        List<ConvictionId> ids = new ArrayList<>(List.of(registered.conviction()));
        for (NewConviction later :
                offender.judgments().subList(1, offender.judgments().size())) {
            ids.add(registration.convictedOfAnother(person, later, registrar).conviction());
        }
        if (offender.confirmed() && offender.cnic() != null) {
            Examination everythingAgrees = new Examination(
                    Examination.Document.CNIC_CARD, documentNumber, EnumSet.allOf(Examination.Detail.class));
            confirmation.examine(person, offender.cnic(), everythingAgrees, second);
        }
        follow(person, ids, offender, registrar, second);
        if (offender.quashed() != null) {
            convictions.quash(person, registered.conviction(), offender.quashed(), second);
        }
        if (offender.fate().death() != null) {
            recording.report(person, offender.fate().death(), second);
        }
        for (Removal waiting : removals.waitingOf(person)) {
            decisions.confirm(waiting.id(), Document.DEATH_CERTIFICATE, registrar);
        }
        return person;
    }

    /**
     * Sentences and custody, in the order of time. A release because of death is recorded by the second registrar, and
     * the first confirms it.
     */
    private void follow(PersonId person, List<ConvictionId> ids, DemoOffender offender, Actor registrar, Actor second) {
        for (int i = 0; i < ids.size(); i++) {
            LocalDate on = offender.judgments().get(i).judgmentOn();
            FactId _ =
                    recording.record(person, offender.fate().sentences().get(i).sentence(ids.get(i), on), registrar);
        }
        for (DemoFate.Stay stay : offender.fate().stays()) {
            CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
            for (DemoFate.Step step : stay.steps()) {
                boolean isDeath = step.reason() == CustodyEvent.ReleaseReason.DIED;
                FactId _ = recording.record(
                        person, step.event(custodyPeriod, ids.get(stay.judgment())), isDeath ? second : registrar);
            }
        }
    }
}
