package pk.gov.nsor.reference.web;

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
import pk.gov.nsor.reference.Certainty;
import pk.gov.nsor.reference.Holiday;
import pk.gov.nsor.reference.Holidays;
import pk.gov.nsor.reference.Offence;
import pk.gov.nsor.reference.OffenceRules;
import pk.gov.nsor.reference.Offences;
import pk.gov.nsor.reference.PolicyValues;
import pk.gov.nsor.requirement.OffenceRule;

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
                policy.inForce(day).stream().map(PolicyLine::new).toList(),
                holidays(day.getYear()));
    }

    private RuleLine line(OffenceRule rule) {
        Optional<Offence> offence = offences.titled(rule.section());
        return new RuleLine(
                rule,
                offence.map(Offence::titleEn).orElse(""),
                offence.map(Offence::titleUr).orElse(""),
                offence.map(Offence::source).orElse(""),
                offence.map(Offence::note).orElse(""));
    }

    /** In the order of their first days. */
    private List<HolidayLine> holidays(int year) {
        return holidays.ofYear(year).stream()
                .flatMap(LawBook::each)
                .collect(Collectors.groupingBy(Holiday::nameEn, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(days -> new HolidayLine(
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
