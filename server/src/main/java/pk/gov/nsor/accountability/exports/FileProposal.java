package pk.gov.nsor.accountability.exports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Taking a file that names many people: one asks, and whoever supervises them allows it. */
abstract class FileProposal implements ProposalKind<FileProposal.Taking> {

    private final Permissions permissions;

    FileProposal(Permissions permissions) {
        this.permissions = permissions;
    }

    /**
     * What is proposed.
     *
     * @param file its path
     * @param asked as {@link AskedFile} has it
     * @param people how many it names
     * @param place where the officer's work lies, where that is a district; null for all others
     */
    record Taking(
            String file, String asked, int people, @Nullable WorkPlace place) {}

    @Override
    public String messages() {
        return "exports.";
    }

    @Override
    public Class<Taking> payload() {
        return Taking.class;
    }

    @Override
    public @Nullable WorkPlace place(Taking payload) {
        return payload.place();
    }

    @Override
    public List<Line> describe(Taking payload) {
        return List.of(new Line("file", Text.plain(payload.file())), new Line("people", Text.plain(payload.people())));
    }

    @Override
    public Preview preview(Taking payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("exports.effect", payload.people(), permissions.hours()));
    }

    /** Nothing that it would change can change meanwhile: a file that names more people by then does not leave. */
    @Override
    public String fingerprint(Taking payload) {
        return payload.asked();
    }

    @Override
    public void validate(Taking payload, LocalDate effectiveFrom) {
        if (payload.people() < 1) {
            throw new InvalidValueException("exports.nobody", "This file names nobody.");
        }
    }

    @Override
    public void apply(Taking payload, Approval approval) {
        permissions.allow(payload.asked(), payload.people(), approval);
    }
}
