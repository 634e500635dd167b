package pk.gov.nsor.foundation.reference.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Certainty;
import pk.gov.nsor.foundation.reference.Holidays;
import pk.gov.nsor.foundation.reference.OffenceOfLaw;
import pk.gov.nsor.foundation.reference.OffenceRules;
import pk.gov.nsor.foundation.reference.Offences;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.reference.holiday.Holiday;
import pk.gov.nsor.foundation.requirement.OffenceRule;

/** Gathers what stood on a day. */
@Component
class LawBook {

    private static final Pattern TOGETHER = Pattern.compile("[;؛]\\s*");

    private final OffenceRules rules;
    private final Offences offences;
    private final PolicyValues policy;
    private final Holidays holidays;

    LawBook(OffenceRules rules, Offences offences, PolicyValues policy, Holidays holidays) {
        this.rules = rules;
        this.offences = offences;
        this.policy = policy;
        this.holidays = holidays;
    }

    LawOnDay on(LocalDate day) {
        return new LawOnDay(
                day,
                rules.current().inForce(day).stream().map(this::line).toList(),
                policy.inForce(day).stream().map(PolicyChangeRow::new).toList(),
                holidays(day.getYear()));
    }

    private LawRuleRow line(OffenceRule rule) {
        Optional<OffenceOfLaw> offence = offences.titled(rule.section());
        return new LawRuleRow(
                rule,
                offence.map(OffenceOfLaw::titleEn).orElse(""),
                offence.map(OffenceOfLaw::titleUr).orElse(""),
                offence.map(OffenceOfLaw::source).orElse(""),
                offence.map(OffenceOfLaw::note).orElse(""));
    }

    /** In the order of their first days. */
    private List<HolidayRow> holidays(int year) {
        return holidays.ofYear(year).stream()
                .flatMap(LawBook::each)
                .collect(Collectors.groupingBy(Holiday::nameEn, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(days -> new HolidayRow(
                        days.getFirst().nameEn(),
                        days.getFirst().nameUr(),
                        days.stream().map(Holiday::day).toList(),
                        days.stream()
                                .map(Holiday::confidence)
                                .max(Comparator.comparing(Certainty::of))
                                .orElseThrow()))
                .toList();
    }

    /** Two holidays can fall on one day, their names then joined: here each has its line. */
    private static Stream<Holiday> each(Holiday day) {
        List<String> english = TOGETHER.splitAsStream(day.nameEn()).toList();
        List<String> urdu = TOGETHER.splitAsStream(day.nameUr()).toList();
        return english.size() != urdu.size()
                ? Stream.of(day)
                : IntStream.range(0, english.size())
                        .mapToObj(i -> new Holiday(day.day(), english.get(i), urdu.get(i), day.confidence()));
    }
}
