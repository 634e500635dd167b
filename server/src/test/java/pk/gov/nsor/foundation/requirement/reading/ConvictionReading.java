package pk.gov.nsor.foundation.requirement.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import pk.gov.nsor.foundation.requirement.reading.LawText.Row;
import pk.gov.nsor.foundation.requirement.reading.WrittenCase.Conviction;
import pk.gov.nsor.foundation.requirement.reading.WrittenCase.Offence;

/** What one conviction is by itself: its bases (rule 1) and its tier but for the step for an earlier one (rule 2). */
final class ConvictionReading {

    /** The Act's first day. */
    static final LocalDate ACT = LocalDate.of(2021, 12, 1);

    /** Death and life, above any number of years. */
    private static final double LIFE = Double.POSITIVE_INFINITY;

    private final LawText law;
    private final Conviction conviction;
    private final LocalDate basisDay;
    private final LocalDate punishmentDay;

    ConvictionReading(LawText law, Conviction conviction) {
        this.law = law;
        this.conviction = conviction;
        // "judged by the rows in force on its day of judgment, or on 2021-12-01 where that is later"
        this.basisDay = later(conviction.judgmentOn(), ACT);
        // "in force on the day of the offence (2021-12-01 where that is later)"
        this.punishmentDay = later(conviction.offenceOn(), ACT);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    Conviction conviction() {
        return conviction;
    }

    /** NARROW, WIDE, both in that order, or none. */
    List<String> bases() {
        List<String> bases = new ArrayList<>();
        for (Offence offence : conviction.offences()) {
            for (Row row : rowsForBasis(offence)) {
                if (row.narrow() && !bases.contains("NARROW")) {
                    bases.add("NARROW");
                }
            }
        }
        for (Offence offence : conviction.offences()) {
            for (Row row : rowsForBasis(offence)) {
                if (givesWide(row, offence) && !bases.contains("WIDE")) {
                    bases.add("WIDE");
                }
            }
        }
        return bases;
    }

    /** 1, 2 or 3, before the step for an offence committed after another judgment; of a registrable conviction. */
    int tierAlone() {
        double highest = 0;
        boolean rowNotAgainstChildren = false;
        for (Offence offence : conviction.offences()) {
            List<Row> used = usedForBasis(offence);
            if (used.isEmpty()) {
                continue; // not one of the registrable offences
            }
            highest = Math.max(highest, maximum(offence));
            for (Row row : used) {
                rowNotAgainstChildren |= !row.childElement();
            }
        }
        int tier = highest == LIFE ? 3 : highest >= 7 ? 2 : 1;
        // "One up if the victim was a child and at least one registrable offence has a row used for its basis with
        // child_element n."
        if (conviction.childVictim() && rowNotAgainstChildren) {
            tier++;
        }
        return Math.min(tier, 3);
    }

    private List<Row> rowsForBasis(Offence offence) {
        return law.rowsOf(offence.law(), offence.section(), basisDay);
    }

    /** "a row is used for a basis if it alone, with connectedWith, gives one" */
    private List<Row> usedForBasis(Offence offence) {
        return rowsForBasis(offence).stream()
                .filter(row -> row.narrow() || givesWide(row, offence))
                .toList();
    }

    /** The wide basis: a woman or a child, and a scheduled row that stands alone or is connected to one that does. */
    private boolean givesWide(Row row, Offence offence) {
        if (!conviction.childVictim() && !conviction.femaleVictim()) {
            return false;
        }
        if (row.schedule().isEmpty()) {
            return false;
        }
        if (!row.connectedOnly()) {
            return true;
        }
        for (Offence connected : connectedOffences(offence)) {
            for (Row theirs : rowsForBasis(connected)) {
                if (theirs.schedule().equals(row.schedule()) && !theirs.connectedOnly()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The offences an offence is connected with; of them we know the section and no further connection. */
    private static List<Offence> connectedOffences(Offence offence) {
        List<Offence> connected = new ArrayList<>();
        for (String name : offence.connectedWith()) {
            String[] parts = name.strip().split("\\s+", 2);
            if (parts.length == 2) {
                connected.add(new Offence(parts[0], parts[1], List.of()));
            }
        }
        return connected;
    }

    /** The rows whose maximum is taken: those of the day of the offence, or, where there is none, those of the basis. */
    private List<Row> rowsForPunishment(Offence offence) {
        List<Row> onTheDay = law.rowsOf(offence.law(), offence.section(), punishmentDay);
        return onTheDay.isEmpty() ? usedForBasis(offence) : onTheDay;
    }

    /** The offence's maximum in years. */
    private double maximum(Offence offence) {
        double highest = 0;
        for (Row row : rowsForPunishment(offence)) {
            double years = switch (row.maximum()) {
                case "AS_CONNECTED" -> connectedMaximum(row, offence);
                case "HALF_CONNECTED" -> half(connectedMaximum(row, offence));
                default -> fixed(row);
            };
            highest = Math.max(highest, years);
        }
        return highest;
    }

    /** The highest maximum among the connected offences that have, of the rows taken, one of this row's schedule. */
    private double connectedMaximum(Row row, Offence offence) {
        double highest = 0;
        for (Offence connected : connectedOffences(offence)) {
            List<Row> taken = rowsForPunishment(connected);
            boolean sameSchedule = false;
            for (Row theirs : taken) {
                sameSchedule |= !row.schedule().isEmpty()
                        && theirs.schedule().equals(row.schedule())
                        && !theirs.connectedOnly();
            }
            if (sameSchedule) {
                for (Row theirs : taken) {
                    highest = Math.max(highest, fixed(theirs));
                }
            }
        }
        return highest;
    }

    /** "half of death or life being 12.5 years" */
    private static double half(double years) {
        return years == LIFE ? 12.5 : years / 2;
    }

    /** "an AS_ or HALF_CONNECTED row of theirs lends 0" */
    private static double fixed(Row row) {
        return switch (row.maximum()) {
            case "DEATH", "LIFE" -> LIFE;
            case "AS_CONNECTED", "HALF_CONNECTED", "" -> 0;
            default -> Double.parseDouble(row.maximum());
        };
    }
}
