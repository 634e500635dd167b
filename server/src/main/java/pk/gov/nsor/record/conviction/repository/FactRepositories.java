package pk.gov.nsor.record.conviction.repository;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.transactions.TransactionScoped;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Clemency;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.LegalFactsInOrder;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.conviction.Sentence;
import pk.gov.nsor.record.conviction.Version;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.register.PersonRange;

/** The tables of legal facts. */
@Component
public class FactRepositories {

    private final ConvictionRepository convictions;
    private final FactRepository<Sentence> sentences;
    private final FactRepository<Appeal> appeals;
    private final FactRepository<Dismissal> dismissals;
    private final FactRepository<Quashed> quashings;
    private final FactRepository<CustodyEvent> custody;
    private final FactRepository<Clemency> clemencies;
    private final FactRepository<Death> deaths;
    private final TransactionScoped<Map<PersonId, LegalFile>> held =
            TransactionScoped.lostOnRollbackToSavepoint(HashMap::new);

    public FactRepositories(JdbcClient jdbc) {
        convictions = new ConvictionRepository(jdbc);
        sentences = new FactRepository<>(
                jdbc,
                "conviction.sentence",
                "id",
                List.of("conviction_id", "appeal_id", "decided_on", "punishment", "years", "months", "fine_rupees"),
                sentence -> Arrays.asList(
                        id(sentence.conviction()),
                        id(sentence.appeal()),
                        sentence.on(),
                        sentence.punishment().name(),
                        sentence.years(),
                        sentence.months(),
                        sentence.fineRupees()),
                row -> new Sentence(
                        conviction(row),
                        appeal(row),
                        day(row, "decided_on"),
                        Sentence.Punishment.valueOf(row.getString("punishment")),
                        row.getInt("years"),
                        row.getInt("months"),
                        row.getLong("fine_rupees")));
        appeals = new FactRepository<>(
                jdbc,
                "conviction.appeal",
                "id",
                List.of("conviction_id", "court", "case_number", "filed_on", "case_key"),
                appeal -> List.of(
                        id(appeal.conviction()),
                        appeal.court(),
                        appeal.caseNumber(),
                        appeal.on(),
                        appeal.caseKey().key()),
                row -> new Appeal(
                        conviction(row), row.getString("court"), row.getString("case_number"), day(row, "filed_on")));
        dismissals = new FactRepository<>(
                jdbc,
                "conviction.appeal_dismissal",
                "appeal_id",
                List.of("dismissed_on"),
                dismissal -> List.of(dismissal.on()),
                row -> new Dismissal(new FactId(row.getObject("appeal_id", UUID.class)), day(row, "dismissed_on")));
        quashings = new FactRepository<>(
                jdbc,
                "conviction.quashing",
                "conviction_id",
                List.of("appeal_id", "quashed_on", "reason"),
                quashed -> Arrays.asList(
                        id(quashed.appeal()), quashed.on(), quashed.reason().name()),
                row -> new Quashed(
                        conviction(row),
                        appeal(row),
                        day(row, "quashed_on"),
                        Quashing.Reason.valueOf(row.getString("reason"))));
        custody = new FactRepository<>(
                jdbc,
                "conviction.custody_event",
                "id",
                List.of("custody_period_id", "conviction_id", "kind", "happened_on", "prison", "release_reason"),
                event -> {
                    CustodyEvent.ReleaseReason reason = event.releaseReason();
                    ConvictionId conviction = event.conviction();
                    return Arrays.asList(
                            event.custodyPeriod().value(),
                            conviction == null ? null : conviction.value(),
                            event.type().name(),
                            event.on(),
                            event.prison(),
                            reason == null ? null : reason.name());
                },
                FactRepositories::custodyEvent);
        clemencies = new FactRepository<>(
                jdbc,
                "conviction.clemency",
                "id",
                List.of("conviction_id", "kind", "authority", "granted_on"),
                clemency ->
                        List.of(id(clemency.conviction()), clemency.type().name(), clemency.authority(), clemency.on()),
                row -> new Clemency(
                        conviction(row),
                        Clemency.Type.valueOf(row.getString("kind")),
                        row.getString("authority"),
                        day(row, "granted_on")));
        deaths = new FactRepository<>(
                jdbc,
                "conviction.death",
                "person_id",
                List.of("died_on", "source", "established"),
                death -> List.of(death.on(), death.source().name(), death.established()),
                row -> new Death(
                        day(row, "died_on"),
                        Death.Source.valueOf(row.getString("source")),
                        row.getBoolean("established")));
    }

    public LegalFile file(PersonId person) {
        return new LegalFile(
                convictions.of(person),
                sentences.of(person),
                appeals.of(person),
                dismissals.of(person),
                quashings.of(person),
                custody.of(person),
                clemencies.of(person),
                deaths.of(person));
    }

    public LegalFactsInOrder inOrder(Connection connection, PersonRange range) {
        return new LegalFactsInOrder(
                convictions.inOrder(connection, range),
                quashings.inOrder(connection, range),
                custody.inOrder(connection, range),
                deaths.inOrder(connection, range));
    }

    /**
     * Everything of a leading record whose row this transaction has locked: read once, and of each kind again after it was written.
     * Nobody else can write facts of it until the transaction ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LegalFile held(PersonId person) {
        return held.get().computeIfAbsent(person, this::file);
    }

    /** Of a record that this transaction has made, and of which it has recorded nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdNew(PersonId person) {
        held.get().put(person, LegalFile.EMPTY);
    }

    /** What {@link #held} has read of somebody in this transaction; empty where it has read nothing. */
    public Optional<LegalFile> known(PersonId person) {
        return Optional.ofNullable(held.get().get(person));
    }

    /** Called by whoever has joined or parted records in this transaction: whose facts are whose is found out anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetHeld() {
        held.forget();
    }

    public Map<PersonId, List<Fact<NewConviction>>> convictions(Collection<PersonId> people) {
        return convictions.of(people);
    }

    public Map<PersonId, List<Fact<Quashed>>> quashings(Collection<PersonId> people) {
        return quashings.of(people);
    }

    public Map<PersonId, List<Fact<CustodyEvent>>> custody(Collection<PersonId> people) {
        return custody.of(people);
    }

    public Map<PersonId, List<Fact<Death>>> deaths(Collection<PersonId> people) {
        return deaths.of(people);
    }

    /** Writes a version of a fact into the table of its kind. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(PersonId person, FactId id, Version<? extends LegalFact> version) {
        switch (version.fact()) {
            case NewConviction fact -> convictions.insert(person, id, of(version, fact));
            case Sentence fact -> sentences.insert(person, id, of(version, fact));
            case Appeal fact -> appeals.insert(person, id, of(version, fact));
            case Dismissal fact -> dismissals.insert(person, id, of(version, fact));
            case Quashed fact -> quashings.insert(person, id, of(version, fact));
            case CustodyEvent fact -> custody.insert(person, id, of(version, fact));
            case Clemency fact -> clemencies.insert(person, id, of(version, fact));
            case Death fact -> deaths.insert(person, id, of(version, fact));
        }
        held.get()
                .computeIfPresent(
                        person,
                        (_, file) -> readAgain(person, file, version.fact().kind()));
    }

    private LegalFile readAgain(PersonId person, LegalFile file, FactKind written) {
        return new LegalFile(
                written == FactKind.CONVICTION ? convictions.of(person) : file.convictions(),
                written == FactKind.SENTENCE ? sentences.of(person) : file.sentences(),
                written == FactKind.APPEAL ? appeals.of(person) : file.appeals(),
                written == FactKind.DISMISSAL ? dismissals.of(person) : file.dismissals(),
                written == FactKind.QUASHING ? quashings.of(person) : file.quashings(),
                written == FactKind.CUSTODY ? custody.of(person) : file.custody(),
                written == FactKind.CLEMENCY ? clemencies.of(person) : file.clemencies(),
                written == FactKind.DEATH ? deaths.of(person) : file.deaths());
    }

    private static <T extends LegalFact> Version<T> of(Version<? extends LegalFact> version, T fact) {
        return new Version<>(
                version.number(),
                fact,
                version.withdrawn(),
                version.reason(),
                version.recordedAt(),
                version.recordedBy());
    }

    private static CustodyEvent custodyEvent(ResultSet row) throws SQLException {
        String reason = row.getString("release_reason");
        UUID conviction = row.getObject("conviction_id", UUID.class);
        return new CustodyEvent(
                new CustodyPeriodId(row.getObject("custody_period_id", UUID.class)),
                conviction == null ? null : new ConvictionId(conviction),
                CustodyEvent.Type.valueOf(row.getString("kind")),
                day(row, "happened_on"),
                row.getString("prison"),
                reason == null ? null : CustodyEvent.ReleaseReason.valueOf(reason));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static ConvictionId conviction(ResultSet row) throws SQLException {
        return new ConvictionId(row.getObject("conviction_id", UUID.class));
    }

    private static @Nullable FactId appeal(ResultSet row) throws SQLException {
        UUID appeal = row.getObject("appeal_id", UUID.class);
        return appeal == null ? null : new FactId(appeal);
    }

    private static UUID id(ConvictionId conviction) {
        return conviction.value();
    }

    private static @Nullable UUID id(@Nullable FactId appeal) {
        return appeal == null ? null : appeal.value();
    }
}
