package pk.gov.nsor.policing.supervision.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.Charge;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Outage;
import pk.gov.nsor.foundation.requirement.TimeInCustody;
import pk.gov.nsor.foundation.requirement.VictimClass;
import pk.gov.nsor.startup.launch.requirement.LawFiles;

/**
 * What happened to one made-up person, with the days on which it became known. Supervision opens the case on {@link #OPENED};
 * all days are counted from it.
 */
record CaseHistory(List<Happening> happenings) {

    static final LocalDate OPENED = LocalDate.of(2028, 3, 1);
    static final int DAYS = 700;
    static final DutyTerms TERMS = new DutyTerms(7, 3, ToldDays.UNCHANGED);

    private static final Law LAW = LawFiles.shipped();
    private static final LocalDate BORN = LocalDate.of(2005, 1, 10);
    private static final List<Section> SECTIONS =
            Stream.of("PPC 354", "PPC 292A", "PPC 376").map(Section::parse).toList();

    /** The law as it was asked for last: from one day to the next it is mostly the same, and hundreds of holidays long. */
    private static Announced announced = new Announced(Set.of(), LAW);

    CaseHistory {
        happenings = List.copyOf(happenings);
    }

    /**
     * Something happened.
     *
     * @param day when
     * @param length how many days it lasted, where it lasts
     * @param late so many days later it became known
     */
    record Happening(Kind kind, int day, int length, int late) {

        LocalDate on() {
            return OPENED.plusDays(day);
        }

        LocalDate until() {
            return on().plusDays(length);
        }

        boolean isKnown(LocalDate asOf) {
            return !on().plusDays(late).isAfter(asOf);
        }

        boolean isEndKnown(LocalDate asOf) {
            return !until().plusDays(late).isAfter(asOf);
        }
    }

    enum Kind {
        CUSTODY,
        CONVICTION,
        QUASHING,
        DEATH,
        APPEARANCE,
        OUTAGE,
        HOLIDAY,
        NO_ABODE
    }

    /** The law as it is known: with the holidays that have been announced. */
    Law law(LocalDate asOf) {
        Set<LocalDate> days = new HashSet<>();
        for (Happening holiday : known(Kind.HOLIDAY, asOf)) {
            days.add(holiday.on());
        }
        if (!announced.days().equals(days)) {
            Set<LocalDate> holidays = new HashSet<>(LAW.holidays());
            holidays.addAll(days);
            announced = new Announced(days, LAW.withHolidays(holidays));
        }
        return announced.law();
    }

    private record Announced(Set<LocalDate> days, Law law) {}

    /** The facts as they are known, after a first conviction of long ago. */
    Facts facts(LocalDate asOf) {
        List<Judgment> judgments = new ArrayList<>();
        List<Happening> quashings = known(Kind.QUASHING, asOf);
        judgments.add(judgment("c0", 0, LocalDate.of(2022, 2, 10), quashings, 0));
        // Numbered among all that ever become known: a quashing names the same conviction on every day.
        int number = 0;
        for (Happening conviction : ofKind(Kind.CONVICTION)) {
            number++;
            if (conviction.isKnown(asOf)) {
                judgments.add(judgment("c" + number, conviction.length() % 3, conviction.on(), quashings, number));
            }
        }
        LocalDate diedOn = known(Kind.DEATH, asOf).stream()
                .map(Happening::on)
                .min(LocalDate::compareTo)
                .orElse(null);
        List<TimeInCustody> custody = new ArrayList<>();
        for (Happening custodyPeriod : known(Kind.CUSTODY, asOf)) {
            custody.add(new TimeInCustody(
                    null, custodyPeriod.on(), custodyPeriod.isEndKnown(asOf) ? custodyPeriod.until() : null));
        }
        return new Facts(BORN, diedOn, judgments, custody);
    }

    /** The days on which the person came out, nobody's other custodyPeriod holding them, as they are known. */
    List<LocalDate> releases(LocalDate asOf) {
        List<TimeInCustody> custody = facts(asOf).custody();
        return custody.stream()
                .map(TimeInCustody::releasedOn)
                .filter(Objects::nonNull)
                .filter(day -> custody.stream()
                        .noneMatch(custodyPeriod -> !custodyPeriod.admittedOn().isAfter(day)
                                && (custodyPeriod.releasedOn() == null
                                        || custodyPeriod.releasedOn().isAfter(day))))
                .toList();
    }

    List<Presence> presences(LocalDate asOf) {
        List<Presence> presences = new ArrayList<>();
        for (Happening appearance : known(Kind.APPEARANCE, asOf)) {
            presences.add(new Presence(new UUID(1, appearance.day()), appearance.on()));
        }
        return presences;
    }

    List<Outage> outages(LocalDate asOf) {
        List<Outage> outages = new ArrayList<>();
        for (Happening outage : known(Kind.OUTAGE, asOf)) {
            outages.add(new Outage(outage.on(), outage.isEndKnown(asOf) ? outage.until() : null));
        }
        return outages;
    }

    @Nullable
    LocalDate withoutResidenceSince(LocalDate asOf) {
        LocalDate since = null;
        for (Happening without : known(Kind.NO_ABODE, asOf)) {
            if (!without.isEndKnown(asOf)) {
                since = without.on();
            }
        }
        return since;
    }

    /** The days on which something becomes known: then the case is reviewed whatever day it waits for. */
    Set<LocalDate> recordings() {
        Set<LocalDate> days = new TreeSet<>();
        days.add(OPENED);
        for (Happening happening : happenings) {
            days.add(happening.on().plusDays(happening.late()));
            switch (happening.kind()) {
                case CUSTODY, OUTAGE, NO_ABODE -> days.add(happening.until().plusDays(happening.late()));
                case CONVICTION, QUASHING, DEATH, APPEARANCE, HOLIDAY -> {}
            }
        }
        return days;
    }

    private List<Happening> known(Kind kind, LocalDate asOf) {
        List<Happening> known = new ArrayList<>();
        for (Happening happening : happenings) {
            if (happening.kind() == kind && happening.isKnown(asOf)) {
                known.add(happening);
            }
        }
        return known;
    }

    private List<Happening> ofKind(Kind kind) {
        return happenings.stream().filter(happening -> happening.kind() == kind).toList();
    }

    private static Judgment judgment(String id, int section, LocalDate on, List<Happening> quashings, int number) {
        LocalDate quashedOn = quashings.stream()
                .filter(quashing -> quashing.length() % 3 == number)
                .map(Happening::on)
                .filter(day -> !day.isBefore(on))
                .min(LocalDate::compareTo)
                .orElse(null);
        return new Judgment(
                id,
                LocalDate.of(2022, 1, 10),
                on,
                quashedOn,
                new VictimClass(false, true),
                List.of(new Charge(SECTIONS.get(section), List.of())));
    }
}
