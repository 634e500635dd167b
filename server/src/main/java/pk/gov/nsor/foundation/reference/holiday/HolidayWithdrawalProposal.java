package pk.gov.nsor.foundation.reference.holiday;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.ImmediateDecision;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.Holidays;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.OffenceRules;
import pk.gov.nsor.foundation.reference.Sources;
import pk.gov.nsor.foundation.shell.Form;

/**
 * A day that is no public holiday after all: the moon was sighted on another evening, or it was approved by mistake. The
 * law counts it as a working day; last days that people were told by it stay.
 */
@Component
public class HolidayWithdrawalProposal implements ImmediateDecision<HolidayWithdrawalProposal.NoHoliday> {

    private final Holidays holidays;
    private final Laws laws;
    private final OffenceRules rules;
    private final List<HolidayEffect> effects;
    private final Clock clock;

    HolidayWithdrawalProposal(
            Holidays holidays, Laws laws, OffenceRules rules, List<HolidayEffect> effects, Clock clock) {
        this.holidays = holidays;
        this.laws = laws;
        this.rules = rules;
        this.effects = effects;
        this.clock = clock;
    }

    /** A day that was a public holiday. */
    public record NoHoliday(LocalDate day) {}

    @Override
    public String name() {
        return "public-holiday-withdrawal";
    }

    @Override
    public String messages() {
        return "reference.holiday-withdrawal.";
    }

    @Override
    public Class<NoHoliday> payload() {
        return NoHoliday.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(NoHoliday payload) {
        List<Line> lines = new ArrayList<>(List.of(new Line("day", Text.plain(payload.day()))));
        holidays.on(payload.day())
                .ifPresent(known -> lines.add(new Line("name", Text.both(known.nameEn(), known.nameUr()))));
        return lines;
    }

    @Override
    public Preview preview(NoHoliday payload, LocalDate effectiveFrom) {
        List<Text> counts = new ArrayList<>();
        boolean isWeekend = !laws.current().workingDays().isOfWeek(payload.day());
        counts.add(
                Text.of(isWeekend ? "reference.holiday.weekend" : "reference.holiday-withdrawal.moves", payload.day()));
        long past = Sources.daysPast(payload.day(), LocalDate.now(clock));
        if (past > 0) {
            counts.add(Text.of("reference.holiday.past", past));
        }
        effects.forEach(
                effect -> counts.addAll(effect.previewWithdrawal(payload.day()).counts()));
        return new Preview(counts, List.of());
    }

    @Override
    public String fingerprint(NoHoliday payload) {
        return holidays.on(payload.day()).map(Holiday::toString).orElse("none");
    }

    @Override
    public void validate(NoHoliday payload, LocalDate effectiveFrom) {
        if (holidays.on(payload.day()).isEmpty()) {
            throw new InvalidValueException("holiday.none", "This day is no public holiday.").at("day");
        }
    }

    @Override
    public void apply(NoHoliday payload, Approval approval) {
        rules.holdAlone();
        holidays.withdraw(payload.day(), LocalDate.now(clock), approval.proposal());
        effects.forEach(effect -> effect.withdrawn(payload.day(), approval.proposal()));
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.of("day", Type.DAY));
    }

    @Override
    public Optional<NoHoliday> read(Form form) {
        return form.day("day", "reference.holiday.day.missing").map(NoHoliday::new);
    }

    /** It counts on its day, so that is the day it counts from. */
    @Override
    public LocalDate dayOf(NoHoliday payload) {
        return payload.day();
    }
}
