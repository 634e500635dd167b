package pk.gov.nsor.examples;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.ProposalForm;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;

/**
 * The example of a two-person decision of {@code docs/contributing.md}: an office's opening hours. In a module it would be a
 * bean that writes to the module's table; here it keeps the hours itself.
 */
class OpeningHours implements ProposalKind<OpeningHours.Hours>, ProposalForm<OpeningHours.Hours> {

    private final AtomicReference<Hours> present = new AtomicReference<>(new Hours(9, 17));

    /** Full hours of the day. */
    record Hours(int from, int until) {}

    Hours present() {
        return present.get();
    }

    @Override
    public String name() {
        return "opening-hours";
    }

    @Override
    public String messages() {
        return "example.hours.";
    }

    @Override
    public Class<Hours> payload() {
        return Hours.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(Hours hours) {
        return List.of(new Line("hours", Text.plain(hours.from() + "–" + hours.until())));
    }

    @Override
    public Preview preview(Hours hours, LocalDate effectiveFrom) {
        return Preview.of(Text.of("example.hours.effect", hours.until() - hours.from()));
    }

    @Override
    public String fingerprint(Hours hours) {
        return present().toString();
    }

    @Override
    public void validate(Hours hours, LocalDate effectiveFrom) {
        if (hours.from() < 0 || hours.until() > 24 || hours.from() >= hours.until()) {
            throw new InvalidValueException("hours.order", "The office closes after it opens, on the same day.")
                    .at("until");
        }
    }

    @Override
    public void apply(Hours hours, Approval approval) {
        present.set(hours);
    }

    @Override
    public Optional<ProposalForm<Hours>> form() {
        return Optional.of(this);
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.of("from", Type.TEXT), Field.of("until", Type.TEXT));
    }

    @Override
    public Optional<Hours> read(Form form) {
        Optional<Integer> from = form.require("from", "invalid.hours.number", OpeningHours::hour);
        Optional<Integer> until = form.require("until", "invalid.hours.number", OpeningHours::hour);
        return from.flatMap(first -> until.map(last -> new Hours(first, last)));
    }

    /** What cannot be read is refused with a code; its text is {@code invalid.} and the code. */
    private static int hour(String text) {
        try {
            return Integer.parseInt(Digits.western(text).strip());
        } catch (NumberFormatException none) {
            throw new InvalidValueException("hours.number", "Write a full hour from 0 to 24.");
        }
    }
}
