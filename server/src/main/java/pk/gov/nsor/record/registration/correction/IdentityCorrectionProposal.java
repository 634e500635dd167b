package pk.gov.nsor.record.registration.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.correction.CorrectionEvidence;
import pk.gov.nsor.record.register.correction.IdentityCorrection;
import pk.gov.nsor.record.register.correction.IdentityCorrections;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.StandingDerivation;
import pk.gov.nsor.record.registration.Standings;

/** The correction of a person's identity: a registrar proposes it, with a document, and a second person approves. */
@Component
public class IdentityCorrectionProposal implements ProposalKind<IdentityCorrectionProposal.Correcting> {

    private static final String NAME = "identity-correction";

    private final IdentityCorrections corrections;
    private final People people;
    private final MergedRecords merged;
    private final LegalRecord facts;
    private final Laws laws;
    private final Standings standings;
    private final BirthCheck birth;
    private final IdentityRows lines;
    private final Proposals proposals;
    private final ProposalReading reading;
    private final TransactionOperations transaction;
    private final Clock clock;

    IdentityCorrectionProposal(
            IdentityCorrections corrections,
            People people,
            MergedRecords merged,
            LegalRecord facts,
            Laws laws,
            Standings standings,
            BirthCheck birth,
            IdentityRows lines,
            Proposals proposals,
            ProposalReading reading,
            TransactionOperations transaction,
            Clock clock) {
        this.corrections = corrections;
        this.people = people;
        this.merged = merged;
        this.facts = facts;
        this.laws = laws;
        this.standings = standings;
        this.birth = birth;
        this.lines = lines;
        this.proposals = proposals;
        this.reading = reading;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The content of the proposal: a reference to the correction, which the register stores, and to the record. */
    public record Correcting(UUID person, UUID correction) {}

    /**
     * The effect of a correction.
     *
     * @param changes of the identity and of what follows, each as it is and as it would be
     */
    public record Outlook(Preview preview, List<Change> changes) {}

    /**
     * Shows the effect, and stores nothing.
     *
     * @throws InvalidValueException where it is not possible, naming the field
     */
    public Outlook outlook(PersonId person, Identity after) {
        Person now = people.get(person);
        IdentityCorrections.refuseWithoutChange(now.identity(), after);
        LegalFacts known = facts.of(person);
        check(after, known);
        WhatFollows follows = follows(now, now.identity(), after, known);
        return new Outlook(preview(now, follows), changes(now.identity(), after, follows));
    }

    /**
     * Proposes the correction.
     *
     * @param before as the page showed it
     * @param reason why, 5 to 1000 characters
     * @param rightRequest the request of the person that it answers; null where there was no request
     * @return the proposal
     * @throws InvalidValueException where it is not possible, naming the field, or one of the same record waits
     *     already
     */
    public UUID ask(
            PersonId person,
            Identity before,
            Identity after,
            CorrectionEvidence evidence,
            String reason,
            @Nullable UUID rightRequest,
            Actor officer) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            UUID correction = corrections.ask(person, before, after, evidence, rightRequest, officer);
            return proposals.propose(this, new Correcting(person.value(), correction), today(), reason, officer);
        }));
    }

    /** The proposals about a record, or one joined with it, that wait for a second person. */
    public List<Proposal> waiting(PersonId person) {
        List<PersonId> records = merged.records(person);
        return reading.waitingOf(NAME).stream()
                .filter(proposal -> proposal.payload() instanceof Correcting correcting
                        && records.contains(new PersonId(correcting.person())))
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String messages() {
        return "identity.correction.";
    }

    @Override
    public Class<Correcting> payload() {
        return Correcting.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    /** Only registrars know of a sealed record. */
    @Override
    public Set<Correcting> hidden(Set<Correcting> payloads, SignedIn reader) {
        return payloads.stream()
                .filter(one -> standings.isSealedFor(reader, new PersonId(one.person())))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Line> describe(Correcting payload) {
        IdentityCorrection correction = get(payload);
        CorrectionEvidence evidence = correction.evidence();
        return List.of(
                new Line(
                        "person",
                        Text.plain(people.get(correction.person()).number().formatted())),
                new Line("what", IdentityRows.named(correction.details())),
                new Line(
                        "document",
                        Text.of("identity.correction.document."
                                + evidence.document().key())),
                new Line("document-number", Text.plain(evidence.documentNumber())));
    }

    @Override
    public List<UUID> people(Correcting payload) {
        return List.of(payload.person());
    }

    @Override
    public List<Change> changes(Correcting payload) {
        IdentityCorrection correction = get(payload);
        if (correction.made() != null) {
            return lines.of(correction.before(), correction.after());
        }
        Person now = people.get(correction.person());
        return changes(
                correction.before(),
                correction.after(),
                follows(now, correction.before(), correction.after(), facts.of(correction.person())));
    }

    @Override
    public void hold(Correcting payload) {
        people.lock(new PersonId(payload.person()));
    }

    @Override
    public Preview preview(Correcting payload, LocalDate effectiveFrom) {
        IdentityCorrection correction = get(payload);
        Person now = people.get(correction.person());
        return preview(now, follows(now, now.identity(), correction.after(), facts.of(correction.person())));
    }

    /** Contains no identity data: only whether the record still has the values it had when this was proposed. */
    @Override
    public String fingerprint(Correcting payload) {
        IdentityCorrection correction = get(payload);
        return people.get(correction.person()).identity().equals(correction.before()) ? "as-asked" : "changed";
    }

    @Override
    public void validate(Correcting payload, LocalDate effectiveFrom) {
        IdentityCorrection correction = get(payload);
        if (!people.get(correction.person()).identity().equals(correction.before())) {
            throw new InvalidValueException(
                    "proposal.changed",
                    "What this would change has changed since it was proposed. It has to be proposed anew.");
        }
        check(correction.after(), facts.of(correction.person()));
    }

    @Override
    public void apply(Correcting payload, Approval approval) {
        corrections.apply(payload.correction(), approval);
    }

    private void check(Identity after, LegalFacts known) {
        Optional.ofNullable(after.bornOn()).ifPresent(day -> birth.check(day, known));
    }

    private WhatFollows follows(Person now, Identity before, Identity after, LegalFacts known) {
        Law law = laws.current();
        return new WhatFollows(
                StandingDerivation.standing(law, known, before.bornOn(), today()),
                StandingDerivation.standing(law, known, after.bornOn(), today()),
                now.isIdentityConfirmed(),
                today());
    }

    private static Preview preview(Person now, WhatFollows follows) {
        return new Preview(
                follows.sentences(),
                List.of(new Preview.Affected(now.number().formatted(), "/people/" + now.id(), follows.outcome())));
    }

    private List<Change> changes(Identity before, Identity after, WhatFollows follows) {
        return Stream.concat(lines.of(before, after).stream(), follows.lines().stream())
                .toList();
    }

    private IdentityCorrection get(Correcting payload) {
        return corrections
                .find(payload.correction())
                .orElseThrow(() -> new InvalidValueException("proposal.unknown", "There is no such proposal."));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
