package pk.gov.nsor.policing.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.registration.Standings;

/**
 * Refuses notices that cannot be taken: of a person not on the register, of an impossible day or place, or a
 * duplicate.
 */
@Component
class NoticeCheck {

    private static final int YEARS_AHEAD = 2;

    private final Names names;
    private final Standings standings;
    private final Districts districts;
    private final PoliceStations stations;
    private final Laws laws;
    private final Clock clock;

    NoticeCheck(
            Names names, Standings standings, Districts districts, PoliceStations stations, Laws laws, Clock clock) {
        this.names = names;
        this.standings = standings;
        this.districts = districts;
        this.stations = stations;
        this.laws = laws;
        this.clock = clock;
    }

    /** @param live the person's notices of the same kind that count */
    void check(PersonId person, NewNotice notice, List<Notice> live) {
        LocalDate today = LocalDate.now(clock);
        if (standings.of(person).filter(known -> known.isOnRegister(today)).isEmpty()) {
            throw new InvalidValueException(
                    "notice.nobody", "This person is not on the register today, so there is nothing to tell.");
        }
        if (stations.byCode(notice.station()).isEmpty()) {
            throw new InvalidValueException("notice.station", "There is no such police station.").at("station");
        }
        checkDays(notice, today);
        checkPlace(notice.particulars(), today);
        refuseTheSame(person, notice.particulars(), live);
    }

    private void checkDays(NewNotice notice, LocalDate today) {
        LocalDate first = laws.current().firstDay();
        LocalDate latest = today.plusYears(YEARS_AHEAD);
        if (notice.announcedOn().isAfter(today)) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at("announcedOn");
        }
        if (notice.announcedOn().isBefore(first)) {
            throw past(first).at("announcedOn");
        }
        Particulars particulars = notice.particulars();
        if (particulars.on().isBefore(first)) {
            throw past(first).at("on");
        }
        if (particulars.on().isAfter(latest)) {
            throw future().at("on");
        }
        LocalDate until = particulars.until();
        if (until != null && until.isAfter(latest)) {
            throw future().at("until");
        }
    }

    /** A district or a tehsil may be named as it is today, too: of a day before that it is what it was part of then. */
    private void checkPlace(Particulars particulars, LocalDate today) {
        String code = particulars.district();
        if (code == null) {
            return;
        }
        LocalDate on = particulars.on();
        District district = districts
                .byCode(code)
                .orElseThrow(() ->
                        new InvalidValueException("notice.district", "There is no such district.").at("district"));
        if (!district.hasBegun(on) && !district.isInForce(today)) {
            throw new InvalidValueException("notice.district.later", "This district was made after that day.")
                    .at("district");
        }
        if (!district.isInForce(on) && district.hasBegun(on)) {
            throw new InvalidValueException("notice.district.ended", "This district had ended by that day.")
                    .at("district");
        }
        String tehsil = tehsilOf(particulars);
        if (tehsil != null
                && districts
                        .tehsil(tehsil)
                        .filter(known -> known.districtOn(on).equals(code)
                                || known.districtOn(today).equals(code))
                        .isEmpty()) {
            throw new InvalidValueException("notice.tehsil", "This tehsil was not of that district on that day.")
                    .at("tehsil");
        }
    }

    /** Of what is undecided one notice is enough; of one day, one that counts. */
    private void refuseTheSame(PersonId person, Particulars particulars, List<Notice> live) {
        for (Notice other : live) {
            LocalDate returnedOn = other.returnedOn();
            boolean isOver = returnedOn != null && returnedOn.isBefore(particulars.on());
            boolean isSameDay = other.particulars().on().equals(particulars.on())
                    && !particulars.kind().canBeSeveral();
            boolean isSame = isSameDay
                    || (other.state().isOpen() && !isOver && particulars.tellsTheSameAs(other.particulars()))
                    || (particulars instanceof Particulars.TravelAbroad
                            && !isOver
                            && particulars.tellsTheSameAs(other.particulars()));
            if (isSame) {
                throw new InvalidValueException(
                                "notice.twice",
                                "There is a notice of this already, with the receipt number %s.",
                                Long.toString(other.receipt()))
                        .at("on");
            }
        }
        if (particulars instanceof Particulars.NewName changed
                && names.current(person).equals(changed.name())) {
            throw new InvalidValueException("name.same", "This is the name on the record already.").at("nameLatin");
        }
    }

    private static @Nullable String tehsilOf(Particulars particulars) {
        return particulars instanceof Particulars.NewHome home ? home.tehsil() : null;
    }

    private static InvalidValueException past(LocalDate first) {
        return new InvalidValueException("notice.past", "The first day that can be told of is %s.", first);
    }

    private static InvalidValueException future() {
        return new InvalidValueException("notice.future", "This lies more than %s years ahead.", YEARS_AHEAD);
    }
}
