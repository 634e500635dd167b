package pk.gov.nsor.policing.notices.contradiction;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.policing.notices.Observation;
import pk.gov.nsor.policing.notices.Observation.Dwelling;
import pk.gov.nsor.policing.notices.Observation.Found;
import pk.gov.nsor.policing.notices.Observation.ObservedArrest;
import pk.gov.nsor.policing.notices.Observation.ObservedBlock;
import pk.gov.nsor.policing.notices.Observation.ObservedCard;
import pk.gov.nsor.policing.notices.Observation.ObservedDeath;
import pk.gov.nsor.policing.notices.Observation.ObservedHotel;
import pk.gov.nsor.policing.notices.Observation.ObservedName;
import pk.gov.nsor.policing.notices.Observation.ObservedPhone;
import pk.gov.nsor.policing.notices.Observation.ObservedVisit;
import pk.gov.nsor.policing.notices.Observation.OfCard;
import pk.gov.nsor.policing.notices.OnRecord;
import pk.gov.nsor.policing.notices.OnRecord.Life;
import pk.gov.nsor.policing.notices.OnRecord.ToldPlace;

/** Whether something that is reported contradicts what is on the record about that day. */
public final class ContradictionPolicy {

    /** So many days after a move another system may learn of it. */
    static final int DAYS_AFTER_A_MOVE = 90;

    /** So many days before a move another system may know of it. */
    static final int DAYS_BEFORE_A_MOVE = 14;

    private ContradictionPolicy() {}

    /** What comes of it. */
    public enum Verdict {
        /** A hotel in a district in which the person lives: nobody is notified. */
        AT_HOME,
        /** It is so on the record. */
        AS_RECORDED,
        /** A notice says so. */
        AS_TOLD,
        /** The record cannot say so; it is noted there. */
        NOTED,
        /** Nothing on the record says so. */
        CONTRADICTS;

        public boolean contradicts() {
            return this == CONTRADICTS;
        }
    }

    public static Verdict of(Observation observation, OnRecord record) {
        return switch (observation) {
            case ObservedName named -> ofName(named.name(), record);
            case ObservedVisit visit -> ofVisit(visit, record);
            case Dwelling dwelling -> ofDwelling(dwelling, record);
            case ObservedArrest arrest ->
                record.life()
                                .caseOf(arrest.station(), CaseNumber.ofFir(arrest.fir()))
                                .isPresent()
                        ? Verdict.AS_RECORDED
                        : Verdict.CONTRADICTS;
            case ObservedHotel hotel -> ofHotel(hotel, record);
            case ObservedCard card -> ofBirthDate(card, record.life());
            // Whatever the record says: the officer finds out what is behind it.
            case ObservedBlock _ -> Verdict.CONTRADICTS;
            case ObservedDeath death -> ofDeath(death, record);
            case ObservedPhone phone ->
                record.phones().contains(phone.phone()) ? Verdict.AS_RECORDED : Verdict.CONTRADICTS;
        };
    }

    private static Verdict ofBirthDate(OfCard card, Life life) {
        if (card.bornOn() == null || life.bornOn() == null) {
            return Verdict.NOTED;
        }
        return card.bornOn().equals(life.bornOn()) ? Verdict.AS_RECORDED : Verdict.CONTRADICTS;
    }

    /** A wrong digit must not take somebody else off the register: a name that cannot be compared is another one. */
    private static Verdict ofDeath(ObservedDeath death, OnRecord record) {
        Life life = record.life();
        boolean isSameName = Stream.concat(Stream.of(record.name()), record.formerNames().stream())
                .anyMatch(death.name()::agreesWith);
        boolean isOtherDay = life.diedOn() != null && !life.diedOn().equals(death.on());
        boolean isBeforeJudgment =
                life.lastJudgedOn() != null && life.lastJudgedOn().isAfter(death.on());
        if (!isSameName || isOtherDay || isBeforeJudgment || ofBirthDate(death, life) == Verdict.CONTRADICTS) {
            return Verdict.CONTRADICTS;
        }
        return life.diedOn() == null ? Verdict.NOTED : Verdict.AS_RECORDED;
    }

    private static Verdict ofName(PersonName name, OnRecord record) {
        boolean isRecorded = Stream.concat(Stream.of(record.name()), record.formerNames().stream())
                .anyMatch(name::agreesWith);
        return verdict(isRecorded, record.toldNames().stream().anyMatch(name::agreesWith));
    }

    /** A paper about a home can be made out for somebody who is inside: only the place counts. */
    private static Verdict ofDwelling(Dwelling dwelling, OnRecord record) {
        boolean isRecorded = record.homes().stream()
                .anyMatch(home ->
                        home.district().equals(dwelling.district()) && isSameLine(home.line(), dwelling.line()));
        boolean isTold = record.toldPlaces().stream()
                .anyMatch(place -> place.district().equals(dwelling.district()) && isAbout(place, dwelling.on()));
        return verdict(isRecorded, isTold);
    }

    /** Nobody is at home while in custody; and whoever is not found where they live, or told to live, is looked for. */
    private static Verdict ofVisit(ObservedVisit visit, OnRecord record) {
        boolean isInside = record.insideSince() != null;
        if (visit.found() == Found.CONFIRMED) {
            return isInside ? Verdict.CONTRADICTS : ofDwelling(visit, record);
        }
        boolean isHome = record.homes().stream()
                        .anyMatch(home ->
                                home.district().equals(visit.district()) && isSameLine(home.line(), visit.line()))
                || record.toldPlaces().stream()
                        .anyMatch(place -> place.isHome()
                                && place.district().equals(visit.district())
                                && isSameLine(place.line(), visit.line())
                                && !visit.on().isBefore(place.from()));
        return isHome && !isInside ? Verdict.CONTRADICTS : Verdict.NOTED;
    }

    private static Verdict ofHotel(ObservedHotel hotel, OnRecord record) {
        if (record.insideSince() != null) {
            return Verdict.CONTRADICTS;
        }
        if (record.homes().stream().anyMatch(home -> home.district().equals(hotel.district()))) {
            return Verdict.AT_HOME;
        }
        boolean isTold = record.toldPlaces().stream()
                .anyMatch(place -> place.district().equals(hotel.district()) && isAbout(place, hotel.on()));
        return verdict(false, isTold);
    }

    private static Verdict verdict(boolean isRecorded, boolean isTold) {
        return isRecorded ? Verdict.AS_RECORDED : isTold ? Verdict.AS_TOLD : Verdict.CONTRADICTS;
    }

    private static boolean isAbout(ToldPlace place, LocalDate day) {
        LocalDate until = place.until();
        return place.isHome()
                ? !day.isBefore(place.from().minusDays(DAYS_BEFORE_A_MOVE))
                        && !day.isAfter(place.from().plusDays(DAYS_AFTER_A_MOVE))
                : !day.isBefore(place.from()) && (until == null || !day.isAfter(until));
    }

    /** Whether every word of the shorter one, without its marks and its case, is in the other; a single word is not enough. */
    public static boolean isSameLine(String one, String another) {
        Set<String> words = words(one);
        Set<String> others = words(another);
        if (words.equals(others)) {
            return true;
        }
        Set<String> fewer = words.size() <= others.size() ? words : others;
        return fewer.size() > 1 && (fewer == words ? others : words).containsAll(fewer);
    }

    private static Set<String> words(String line) {
        Set<String> words =
                new HashSet<>(Arrays.asList(line.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1)));
        words.remove("");
        return words;
    }
}
