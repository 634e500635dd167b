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

/** A public holiday, also one that is past: such a day is often made a holiday late. */
@Component
public class HolidayProposal implements ImmediateDecision<HolidayProposal.NewHoliday> {

    private static final int LONGEST = 150;

    private final Holidays holidays;
    private final Laws laws;
    private final OffenceRules rules;
    private final List<HolidayEffect> effects;
    private final Clock clock;

    HolidayProposal(Holidays holidays, Laws laws, OffenceRules rules, List<HolidayEffect> effects, Clock clock) {
        this.holidays = holidays;
        this.laws = laws;
        this.rules = rules;
        this.effects = effects;
        this.clock = clock;
    }

    /**
     * A day that becomes a public holiday.
     *
     * @param source the notification; empty where there is none yet, and the day is assumed
     */
    public record NewHoliday(LocalDate day, String nameEn, String nameUr, String source) {}

    @Override
    public String name() {
        return "public-holiday";
    }

    @Override
    public String messages() {
        return "reference.holiday.";
    }

    @Override
    public Class<NewHoliday> payload() {
        return NewHoliday.class;
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
    public List<Line> describe(NewHoliday payload) {
        return List.of(
                new Line("day", Text.plain(payload.day())),
                new Line("name", Text.both(payload.nameEn(), payload.nameUr())),
                new Line("source", Sources.shown(payload.source())));
    }

    @Override
    public Preview preview(NewHoliday payload, LocalDate effectiveFrom) {
        List<Text> counts = new ArrayList<>();
        boolean isWeekend = !laws.current().workingDays().isOfWeek(payload.day());
        counts.add(Text.of(isWeekend ? "reference.holiday.weekend" : "reference.holiday.moves", payload.day()));
        long past = Sources.daysPast(payload.day(), LocalDate.now(clock));
        if (past > 0) {
            counts.add(Text.of("reference.holiday.past", past));
        }
        List<Preview> found =
                effects.stream().map(effect -> effect.preview(payload.day())).toList();
        found.forEach(effect -> counts.addAll(effect.counts()));
        return new Preview(
                counts,
                found.stream()
                        .flatMap(effect -> effect.affected().stream())
                        .limit(Preview.MOST)
                        .toList());
    }

    @Override
    public String fingerprint(NewHoliday payload) {
        return holidays.on(payload.day()).map(Holiday::nameEn).orElse("none");
    }

    @Override
    public void validate(NewHoliday payload, LocalDate effectiveFrom) {
        Sources.check(payload.source(), LONGEST);
        holidays.on(payload.day()).ifPresent(known -> {
            throw new InvalidValueException(
                            "holiday.known", "This day is a public holiday already: %s.", known.nameEn())
                    .at("day");
        });
    }

    @Override
    public void apply(NewHoliday payload, Approval approval) {
        rules.holdAlone();
        holidays.add(
                new Holiday(payload.day(), payload.nameEn(), payload.nameUr(), Sources.confidence(payload.source())),
                approval.proposal());
        effects.forEach(effect -> effect.applied(payload.day(), approval.proposal()));
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.of("day", Type.DAY),
                Field.of("nameEn", Type.TEXT),
                Field.of("nameUr", Type.URDU),
                Field.hinted("source", Type.TEXT));
    }

    @Override
    public Optional<NewHoliday> read(Form form) {
        Optional<LocalDate> day = form.day("day", "reference.holiday.day.missing");
        Optional<String> english = form.require("nameEn", "reference.holiday.name.missing", HolidayProposal::name);
        Optional<String> urdu = form.require("nameUr", "reference.holiday.name.missing", HolidayProposal::name);
        Optional<String> source = form.check("source", () -> Sources.check(form.value("source"), LONGEST));
        return day.isEmpty() || english.isEmpty() || urdu.isEmpty() || source.isEmpty()
                ? Optional.empty()
                : Optional.of(new NewHoliday(day.get(), english.get(), urdu.get(), source.get()));
    }

    /** It counts on its day, so that is the day it counts from. */
    @Override
    public LocalDate dayOf(NewHoliday payload) {
        return payload.day();
    }

    private static String name(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidValueException("holiday.name", "A name has at most %s characters.", LONGEST);
        }
        return text.replaceAll("\\s+", " ");
    }
}
