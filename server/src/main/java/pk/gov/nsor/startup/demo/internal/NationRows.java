package pk.gov.nsor.startup.demo.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.conviction.Sentence;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.StandingDerivation;
import pk.gov.nsor.record.registration.StandingDerivation.Told;
import tools.jackson.databind.ObjectMapper;

/** The rows of some people, table by table, as the modules' own use cases would have written them. */
final class NationRows {

    private final ObjectMapper json;
    private final List<UUID> ids = new ArrayList<>();

    private final CopyTable people = new CopyTable(
            "register.person",
            "id, serial, name_latin, name_urdu, father_latin, father_urdu, sex, born_on, nationality, registered_at,"
                    + " registered_by");
    private final CopyTable aliases = new CopyTable("register.person_alias", "person_id, name_latin, name_urdu");
    private final CopyTable cnics =
            new CopyTable("register.person_cnic", "id, person_id, cnic, status, entered_at, entered_by, confirmed_at");
    private final CopyTable examinations = new CopyTable(
            "register.identity_examination",
            "person_cnic_id, document, document_number, agrees, outcome, examined_at, examined_by");
    private final CopyTable addresses = new CopyTable(
            "register.address", "person_id, line, district_code, from_day, until_day, recorded_at, recorded_by");
    private final CopyTable journal =
            new CopyTable("register.journal", "person_id, kind, happened_on, recorded_at, recorded_by, details");
    private final CopyTable convictions = new CopyTable(
            "conviction.conviction",
            "id, person_id, court_code, case_number, fir_number, police_station_code, offence_on, judgment_on,"
                    + " victim_age, victim_sex, case_key, fir_key, recorded_at, recorded_by");
    private final CopyTable offences =
            new CopyTable("conviction.offence", "conviction_id, position, law, section, connected_with");
    private final CopyTable quashings = new CopyTable(
            "conviction.quashing", "conviction_id, person_id, quashed_on, reason, recorded_at, recorded_by");
    private final CopyTable sentences = new CopyTable(
            "conviction.sentence",
            "id, version, person_id, conviction_id, decided_on, punishment, years, months, fine_rupees, withdrawn,"
                    + " recorded_at, recorded_by");
    private final CopyTable custody = new CopyTable(
            "conviction.custody_event",
            "id, version, person_id, custody_period_id, conviction_id, kind, happened_on, prison, release_reason, withdrawn,"
                    + " recorded_at, recorded_by");
    private final CopyTable deaths = new CopyTable(
            "conviction.death",
            "person_id, version, died_on, source, established, withdrawn, recorded_at, recorded_by");
    private final CopyTable standings = new CopyTable(
            "registration.standing",
            "person_id, as_of, first_day, last_day, life, was_registrable, juvenile, in_custody, next_verification_on,"
                    + " terms, law_version, derived_at, identity_unconfirmed, without_cnic");
    private final CopyTable listed =
            new CopyTable("registration.listed_cnic", "cnic, person_id, first_day, last_day, juvenile");

    NationRows(ObjectMapper json) {
        this.json = json;
    }

    /** Sends all of them, each table after the tables that it references. */
    void send(CopyManager copy) throws SQLException, IOException {
        for (CopyTable table : List.of(
                people,
                aliases,
                cnics,
                examinations,
                addresses,
                journal,
                convictions,
                offences,
                quashings,
                sentences,
                custody,
                deaths,
                standings,
                listed)) {
            table.send(copy);
        }
    }

    /** The people whose rows these are. */
    List<UUID> people() {
        return List.copyOf(ids);
    }

    void person(UUID id, int serial, Identity identity, OffsetDateTime at, UUID by) {
        PersonName father = identity.fatherName();
        ids.add(id);
        people.with(id)
                .with(serial)
                .with(identity.name().latin())
                .with(identity.name().urdu())
                .with(father == null ? null : father.latin())
                .with(father == null ? null : father.urdu())
                .with(identity.sex().name())
                .with(identity.bornOn())
                .with(identity.nationality())
                .with(at)
                .with(by)
                .endRow();
        for (PersonName alias : identity.aliases()) {
            aliases.with(id).with(alias.latin()).with(alias.urdu()).endRow();
        }
    }

    /** @param confirmedAt null while nobody has confirmed it */
    void cnic(long rowId, UUID person, Cnic cnic, OffsetDateTime at, UUID by, @Nullable OffsetDateTime confirmedAt) {
        cnics.with(rowId)
                .with(person)
                .with(cnic.number())
                .with(confirmedAt == null ? "UNCONFIRMED" : "CONFIRMED")
                .with(at)
                .with(by)
                .with(confirmedAt)
                .endRow();
    }

    void confirmation(long cnicRowId, String documentNumber, OffsetDateTime at, UUID by) {
        examinations
                .with(cnicRowId)
                .with(Examination.Document.CNIC_CARD.name())
                .with(documentNumber)
                .withArray(EnumSet.allOf(Examination.Detail.class).stream()
                        .map(Enum::name)
                        .sorted()
                        .toList())
                .with(IdentityConfirmation.Outcome.CONFIRMED.name())
                .with(at)
                .with(by)
                .endRow();
    }

    /** @param until the last day there, null while the person lives there */
    void address(UUID person, NewAddress address, @Nullable LocalDate until, OffsetDateTime at, UUID by) {
        addresses
                .with(person)
                .with(address.line())
                .with(address.districtCode())
                .with(address.from())
                .with(until)
                .with(at)
                .with(by)
                .endRow();
    }

    /** @param by null for the system */
    void journal(
            UUID person,
            JournalKind kind,
            LocalDate happenedOn,
            OffsetDateTime at,
            @Nullable UUID by,
            Map<String, String> details) {
        journal.with(person)
                .with(kind.name())
                .with(happenedOn)
                .with(at)
                .with(by)
                .with(json.writeValueAsString(details))
                .endRow();
    }

    void conviction(UUID person, Conviction conviction, UUID by) {
        NewConviction judgment = conviction.judgment();
        convictions
                .with(conviction.id())
                .with(person)
                .with(judgment.courtCode())
                .with(judgment.caseNumber())
                .with(judgment.firNumber())
                .with(judgment.policeStationCode())
                .with(judgment.offenceOn())
                .with(judgment.judgmentOn())
                .with(judgment.victim().age().name())
                .with(judgment.victim().sex().name())
                .with(judgment.caseKey().key())
                .with(judgment.firKey().key())
                .with(conviction.recordedAt())
                .with(by)
                .endRow();
        int position = 0;
        for (Offence offence : judgment.offences()) {
            offences.with(conviction.id())
                    .with(position++)
                    .with(offence.section().law())
                    .with(offence.section().number())
                    .withArray(offence.connectedWith())
                    .endRow();
        }
    }

    void quashing(UUID person, Conviction conviction, Conviction.Quashing quashing, OffsetDateTime at, UUID by) {
        quashings
                .with(conviction.id())
                .with(person)
                .with(quashing.on())
                .with(quashing.reason().name())
                .with(at)
                .with(by)
                .endRow();
    }

    void sentence(UUID id, UUID person, Sentence sentence, OffsetDateTime at, UUID by) {
        sentences
                .with(id)
                .with(1)
                .with(person)
                .with(sentence.conviction())
                .with(sentence.on())
                .with(sentence.punishment().name())
                .with(sentence.years())
                .with(sentence.months())
                .with(sentence.fineRupees())
                .with(false)
                .with(at)
                .with(by)
                .endRow();
    }

    void custody(UUID id, UUID person, CustodyEvent event, OffsetDateTime at, UUID by) {
        CustodyEvent.ReleaseReason reason = event.releaseReason();
        custody.with(id)
                .with(1)
                .with(person)
                .with(event.custodyPeriod())
                .with(event.conviction())
                .with(event.type().name())
                .with(event.on())
                .with(event.prison())
                .with(reason == null ? null : reason.name())
                .with(false)
                .with(at)
                .with(by)
                .endRow();
    }

    void death(UUID person, Death death, OffsetDateTime at, UUID by) {
        deaths.with(person)
                .with(1)
                .with(death.on())
                .with(death.source().name())
                .with(true)
                .with(false)
                .with(at)
                .with(by)
                .endRow();
    }

    /**
     * The standing as it is stored.
     *
     * @param unconfirmed whether the person has a CNIC that nobody has confirmed
     * @param withoutCnic whether the person has none
     */
    void standing(UUID person, Standing standing, boolean unconfirmed, boolean withoutCnic, OffsetDateTime at) {
        standings
                .with(person)
                .with(standing.asOf())
                .with(standing.firstDay())
                .with(standing.lastDay())
                .with(standing.life())
                .with(standing.wasRegistrable())
                .with(standing.juvenile())
                .with(standing.inCustody())
                .with(standing.nextVerificationOn())
                .with(json.writeValueAsString(standing.terms()))
                .with(standing.lawVersion())
                .with(at)
                .with(unconfirmed && standing.firstDay() != null)
                .with(withoutCnic && standing.firstDay() != null)
                .endRow();
    }

    /** Lists a confirmed CNIC for the days of the standing; does nothing where there is no first day. */
    void listed(UUID person, Cnic cnic, Standing standing) {
        LocalDate first = standing.firstDay();
        if (first != null) {
            Told told = StandingDerivation.told(standing);
            listed.with(cnic.number())
                    .with(person)
                    .with(told == null ? first : told.first())
                    .with(told == null ? standing.lastDay() : told.last())
                    .with(standing.juvenile())
                    .endRow();
        }
    }
}
