package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.policing.notices.BorderCrossings;
import pk.gov.nsor.policing.notices.Decisions;
import pk.gov.nsor.policing.notices.Direction;
import pk.gov.nsor.policing.notices.Evidence;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.notices.Particulars.Leg;
import pk.gov.nsor.policing.notices.Particulars.NewHome;
import pk.gov.nsor.policing.notices.Particulars.NewName;
import pk.gov.nsor.policing.notices.Particulars.Stay;
import pk.gov.nsor.policing.notices.Particulars.TravelAbroad;
import pk.gov.nsor.policing.notices.Particulars.TravelInside;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.FeedWork;
import tools.jackson.databind.json.JsonMapper;

/** What people tell of changes and journeys, or do not, and what officers and immigration make of it. */
final class YearsNotices {

    private static final List<String> DISTRICTS = YearsWorld.DISTRICTS.stream()
            .filter(district -> !district.equals(YearsWorld.SPLIT))
            .toList();
    private static final String STATION = "city-police-station-lahore";
    private static final String COUNTRY = "AE";
    private static final String ANOTHER_COUNTRY = "TR";

    private final YearsBook book;
    private final Notices notices;
    private final Decisions decisions;
    private final BorderCrossings border;
    private final People people;
    private final FeedWork feedWork;
    private final Actor officer;
    private final Machine immigration = new Machine(UUID.randomUUID(), "immigration", Feed.IMMIGRATION, "IMMIGRATION");
    private final List<YearsNotified> told = new ArrayList<>();
    private final List<YearsNotified.Crossing> crossings = new ArrayList<>();

    YearsNotices(ApplicationContext context, YearsBook book, Actor officer) {
        this.book = book;
        this.officer = officer;
        notices = context.getBean(Notices.class);
        decisions = context.getBean(Decisions.class);
        border = context.getBean(BorderCrossings.class);
        people = context.getBean(People.class);
        feedWork = new FeedWork(context.getBean(JdbcClient.class));
    }

    List<YearsNotified> told() {
        return told;
    }

    List<YearsNotified.Crossing> crossings() {
        return crossings;
    }

    /** A day of somebody who is free. */
    void live(YearsPerson person) {
        if (book.chance(60)) {
            tell(person);
        } else if (book.chance(600) && !person.isTravelling) {
            leaveUnnotified(person);
        }
    }

    /** Some before it happens, some after; one in five is written down days after it was told. */
    private void tell(YearsPerson person) {
        LocalDate on = book.today().plusDays(book.number(25) - 12);
        LocalDate announcedOn = book.chance(5) ? book.today().minusDays(1 + book.number(10)) : book.today();
        if (announcedOn.isBefore(book.today())) {
            book.count("notices recorded late");
        }
        int number = told.size();
        switch (book.number(5)) {
            case 0 -> take(person, new NewName(PersonName.latin("Told " + letters(number)), on), announcedOn);
            case 1 -> take(person, new NewHome(line(number), book.pick(DISTRICTS), null, on), announcedOn);
            case 2 -> {
                boolean isAtHome = book.chance(2) && DISTRICTS.contains(person.district);
                String district = isAtHome ? person.district : book.pick(DISTRICTS);
                take(person, new Stay(line(number), district, on, on.plusDays(book.number(12))), announcedOn);
            }
            case 3 ->
                take(
                        person,
                        new TravelInside(line(number), book.pick(DISTRICTS), on, on.plusDays(book.number(14)), "Work"),
                        announcedOn);
            default -> {
                if (!person.isTravelling) {
                    tellOfAJourney(person, announcedOn);
                }
            }
        }
    }

    private @Nullable YearsNotified take(YearsPerson person, Particulars particulars, LocalDate announcedOn) {
        YearsNotified one = new YearsNotified(person, particulars, announcedOn);
        NewNotice notice = new NewNotice(one.id, particulars, announcedOn, How.AT_STATION, STATION);
        if (!book.attempt("told: " + particulars.kind(), () -> notices.take(person.id, notice, officer))) {
            return null;
        }
        told.add(one);
        if (book.chance(20)) {
            book.attempt("told again", () -> notices.take(person.id, notice, officer));
        }
        LocalDate first = particulars.on().isAfter(book.today()) ? particulars.on() : book.today();
        book.later(first.plusDays(book.number(10)), () -> decide(one));
        return one;
    }

    /** Of a hundred 70 are accepted, 15 refused, 10 taken back, 5 left undecided; of the decided one in fifteen is corrected. */
    private void decide(YearsNotified one) {
        if (one.person.isGone() || one.isWithdrawn) {
            return;
        }
        int lot = book.number(100);
        if (lot < 70) {
            accept(one);
        } else if (lot < 85) {
            refuse(one);
        } else if (lot < 95 && one.departedOn == null && !one.person.isTravelling) {
            if (book.attempt(
                    "taken back", () -> decisions.withdraw(one.person.id, one.id, "Not so after all", officer))) {
                one.takenBack();
            }
            return;
        }
        if (lot < 85 && book.chance(15)) {
            book.count("decisions corrected");
            book.later(book.today().plusDays(1 + book.number(20)), () -> correct(one));
        }
    }

    private void correct(YearsNotified one) {
        if (one.person.isGone() || one.isWithdrawn) {
            return;
        }
        if (one.isAccepted) {
            refuse(one);
        } else {
            accept(one);
        }
    }

    private void accept(YearsNotified one) {
        Evidence evidence = one.particulars.kind().evidence().iterator().next();
        if (book.attempt("accepted", () -> decisions.accept(one.person.id, one.id, evidence, "It is so", officer))) {
            one.becomes(true);
            if (one.particulars instanceof NewHome home) {
                one.person.moved(home.on(), home.district());
            }
        }
    }

    private void refuse(YearsNotified one) {
        boolean wasAccepted = one.isAccepted;
        if (book.attempt("refused", () -> decisions.refuse(one.person.id, one.id, "It is not so", officer))) {
            one.becomes(false);
            if (wasAccepted && one.particulars instanceof NewHome home) {
                one.person.movedBack(home.on());
            }
        }
    }

    /** Of ten journeys seven are gone on, some of them days early or elsewhere; the others are called off. */
    private void tellOfAJourney(YearsPerson person, LocalDate announcedOn) {
        LocalDate on = book.today().plusDays(book.number(45));
        LocalDate until = on.plusDays(3 + book.number(30));
        YearsNotified one = take(person, journey(on, until), announcedOn);
        if (one == null) {
            return;
        }
        person.isTravelling = true;
        boolean isGone = book.number(10) < 7;
        LocalDate day = on.minusDays(isGone && book.chance(4) ? book.number(4) : 0);
        book.later(day.isAfter(book.today()) ? day : book.today().plusDays(1), () -> {
            if (!person.isGone() && !person.isInside() && one.isLive && isGone) {
                depart(person, one);
            } else {
                person.isTravelling = false;
                callOff(one);
            }
        });
    }

    private void callOff(YearsNotified one) {
        if (one.isLive && !one.person.isGone()) {
            if (book.attempt("called off", () -> decisions.withdraw(one.person.id, one.id, "Stays at home", officer))) {
                one.takenBack();
            }
        }
    }

    private void depart(YearsPerson person, YearsNotified one) {
        boolean isElsewhere = book.chance(8);
        if (cross(person, Direction.DEPARTED, isElsewhere, one) == null) {
            return;
        }
        one.departedOn = book.today();
        LocalDate until = one.particulars.until();
        LocalDate back = until == null ? book.today() : until;
        int lot = book.number(10);
        if (lot < 9) {
            LocalDate day = back.plusDays(lot < 7 ? 0 : 1 + book.number(10));
            book.later(day.isAfter(book.today()) ? day : book.today().plusDays(1), () -> comeBack(person, one));
        }
    }

    private void comeBack(YearsPerson person, YearsNotified one) {
        person.isTravelling = false;
        if (one.isLive && cross(person, Direction.ARRIVED, false, one) != null) {
            one.returnedOn = book.today();
        }
    }

    /** Nobody was told; one in three tells of it after all. */
    private void leaveUnnotified(YearsPerson person) {
        LocalDate left = book.today();
        LocalDate until = left.plusDays(8 + book.number(20));
        YearsNotified.Crossing departure = cross(person, Direction.DEPARTED, false, null);
        if (departure == null) {
            return;
        }
        person.isTravelling = true;
        if (book.chance(3)) {
            book.later(left.plusDays(1 + book.number(5)), () -> {
                YearsNotified one = person.isGone() ? null : take(person, journey(left, until), book.today());
                if (one != null) {
                    book.count("journeys told after leaving");
                    one.departedOn = left;
                    crossings.remove(departure);
                    crossings.add(new YearsNotified.Crossing(departure.id(), person, left, false, one));
                    book.later(until, () -> comeBack(person, one));
                }
            });
            return;
        }
        book.later(until, () -> {
            person.isTravelling = false;
            YearsNotified.Crossing arrival = cross(person, Direction.ARRIVED, false, null);
            // The way back of a journey is none of its own.
            crossings.remove(arrival);
        });
    }

    private YearsNotified.@Nullable Crossing cross(
            YearsPerson person, Direction direction, boolean isElsewhere, @Nullable YearsNotified one) {
        if (person.isGone()) {
            return null;
        }
        String country = isElsewhere ? ANOTHER_COUNTRY : COUNTRY;
        byte[] reported = JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "messageId", UUID.randomUUID().toString(),
                        "cnic", people.get(person.id).cnics().getFirst().cnic().formatted(),
                        "direction", direction.name(),
                        "on", book.today().toString(),
                        "country", country,
                        "place", "Lahore Airport"));
        Actor actor = Actor.system("immigration");
        UUID receipt = border.receive(reported, immigration, actor).receipt();
        if (book.chance(10) && !border.receive(reported, immigration, actor).isRepetition()) {
            book.violation("a crossing that was sent again was taken twice");
        }
        // What happens next happens after it: another thread takes the message.
        feedWork.await();
        book.count("crossings" + (one == null ? " without a journey" : "") + ": " + direction);
        YearsNotified.Crossing crossing = new YearsNotified.Crossing(receipt, person, book.today(), isElsewhere, one);
        crossings.add(crossing);
        return crossing;
    }

    private static TravelAbroad journey(LocalDate on, LocalDate until) {
        return new TravelAbroad(List.of(new Leg(COUNTRY, on)), on, until, "Work", "Airline", "AB1234567");
    }

    private static String line(int number) {
        return "House " + number + ", told";
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (char digit : String.format(Locale.ROOT, "%06d", number).toCharArray()) {
            letters.append((char) ('a' + digit - '0'));
        }
        return letters.toString();
    }
}
