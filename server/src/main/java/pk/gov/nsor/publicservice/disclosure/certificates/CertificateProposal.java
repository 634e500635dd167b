package pk.gov.nsor.publicservice.disclosure.certificates;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Issuing a certificate: one officer takes it down at the counter, another one issues it. */
@Component
public class CertificateProposal implements ProposalKind<CertificateProposal.Asked> {

    private static final String REASON = "Asked at the counter, with a signed consent";

    private final Certificates certificates;
    private final Proposals proposals;
    private final TransactionOperations transaction;
    private final Clock clock;

    CertificateProposal(
            Certificates certificates, Proposals proposals, TransactionOperations transaction, Clock clock) {
        this.certificates = certificates;
        this.proposals = proposals;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is proposed; who it is about is under the certificate's key. */
    public record Asked(UUID certificate) {}

    /**
     * Takes down what a person asked, for a second person to issue.
     *
     * @return the certificate's identifier
     * @throws InvalidValueException where it can not be issued, naming the field
     */
    public UUID ask(Asking asking, Actor officer) {
        return Objects.requireNonNull(transaction.execute(status -> {
            UUID id = UUID.randomUUID();
            certificates.insert(id, asking, officer);
            certificates.proposed(id, proposals.propose(this, new Asked(id), LocalDate.now(clock), REASON, officer));
            return id;
        }));
    }

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public String messages() {
        return "certificate.proposal.";
    }

    @Override
    public Class<Asked> payload() {
        return Asked.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(Asked payload) {
        return certificates
                .find(payload.certificate())
                .map(certificate -> {
                    Line number = new Line("number", Text.plain(certificate.number()));
                    Asking asking = certificate.asking();
                    return asking == null
                            ? List.of(number)
                            : List.of(
                                    number,
                                    new Line(
                                            "name",
                                            Text.plain(asking.who().name().any())),
                                    new Line("cnic", Text.plain(asking.cnic().formatted())),
                                    new Line(
                                            "document",
                                            Text.of("certificate.document."
                                                    + asking.document().name().toLowerCase(java.util.Locale.ROOT))),
                                    new Line("employer", Text.plain(asking.employer())),
                                    new Line(
                                            "work",
                                            Text.of("certificate.work."
                                                    + asking.work().key())),
                                    new Line("consent", Text.plain(asking.consentOn())));
                })
                .orElse(List.of());
    }

    @Override
    public Preview preview(Asked payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("certificate.proposal.effect"));
    }

    @Override
    public String fingerprint(Asked payload) {
        return "issued:"
                + certificates
                        .find(payload.certificate())
                        .map(certificate -> certificate.issue() != null)
                        .orElse(false);
    }

    @Override
    public void validate(Asked payload, LocalDate effectiveFrom) {
        Asking asking = certificates
                .find(payload.certificate())
                .map(Certificate::asking)
                .orElseThrow(() -> new InvalidValueException(
                        "certificate.unknown", "There is no such certificate to issue or print."));
        certificates.validate(asking);
    }

    @Override
    public void apply(Asked payload, Approval approval) {
        certificates.issue(payload.certificate(), approval.by());
    }
}
