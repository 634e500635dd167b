package pk.gov.nsor.policing.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.policing.notices.task.Task;

/** What another system reports of somebody on a day, one form for each kind. Each refuses what cannot be, naming the field. */
public sealed interface Observation {

    Kind kind();

    /** The day it speaks of. */
    LocalDate on();

    /**
     * What the person had to notify if the observation is true, as the notice of it would say; empty where there is no
     * notice of that kind.
     */
    Optional<Particulars> told();

    /** What is reported. The names are stored. */
    enum Kind {
        /** NADRA has another name for the CNIC. */
        NADRA_NAME(Feed.NADRA, Task.Kind.OTHER_NAME, ObservedName.class),
        /** NADRA has another address for the CNIC. */
        NADRA_ADDRESS(Feed.NADRA, Task.Kind.OTHER_ADDRESS, ObservedHome.class),
        /** A SIM was registered under the CNIC. */
        PHONE(Feed.NADRA, Task.Kind.OTHER_PHONE, ObservedPhone.class),
        /** NADRA has made another card with the same number. */
        CARD_RENEWED(Feed.NADRA, Task.Kind.OTHER_BIRTH_DATE, ObservedCard.class),
        /** NADRA has blocked or cancelled the card. */
        CARD_BLOCKED(Feed.NADRA, Task.Kind.CARD_BLOCKED, ObservedBlock.class),
        /** NADRA has registered the holder's death. */
        NADRA_DEATH(Feed.NADRA, Task.Kind.DEATH_DOUBTED, ObservedDeath.class),
        /** A hotel has the CNIC in its book of guests. */
        HOTEL(Feed.POLICE, Task.Kind.HOTEL_ELSEWHERE, ObservedHotel.class),
        /** The police registered a tenant. */
        TENANT(Feed.POLICE, Task.Kind.TENANT_ELSEWHERE, ObservedTenancy.class),
        /** The police went to an address. */
        VISIT(Feed.POLICE, Task.Kind.VISIT_DIFFERS, ObservedVisit.class),
        /** The police arrested the person. */
        ARREST(Feed.POLICE, Task.Kind.ARRESTED, ObservedArrest.class);

        private final Feed feed;
        private final Task.Kind task;
        private final Class<? extends Observation> form;

        Kind(Feed feed, Task.Kind task, Class<? extends Observation> form) {
            this.feed = feed;
            this.task = task;
            this.form = form;
        }

        /** Whose systems report it. */
        public Feed feed() {
            return feed;
        }

        /** The task that it opens for the responsible officer where it contradicts the record. */
        public Task.Kind task() {
            return task;
        }

        public Class<? extends Observation> form() {
            return form;
        }

        /**
         * Whether it is put beside the record only when it arrives. Nothing that becomes known later closes its task by
         * itself: an officer does.
         */
        public boolean isJudgedOnce() {
            return switch (this) {
                case CARD_BLOCKED, NADRA_DEATH -> true;
                case NADRA_NAME, NADRA_ADDRESS, PHONE, CARD_RENEWED, HOTEL, TENANT, VISIT, ARREST -> false;
            };
        }
    }

    /** Why a card was blocked or cancelled. The names are kept with what was reported. */
    enum BlockReason {
        /** It was lost or stolen. */
        LOST,
        /** Its holder has another card. */
        SECOND_CARD,
        /** It was given for particulars that are not true. */
        FALSE_PARTICULARS,
        /** It was altered or forged. */
        FORGED,
        /** Its holder is no citizen, or no more. */
        NO_CITIZEN,
        /** A court or an authority ordered it. */
        ORDER,
        /** Another reason. */
        OTHER
    }

    /** What NADRA says of a card or of its holder's life: nothing that the person has to notify. */
    sealed interface OfCard extends Observation permits ObservedCard, ObservedBlock, ObservedDeath {

        /** The holder's birth date as NADRA has it; null where it was not sent. */
        @Nullable
        LocalDate bornOn();

        @Override
        default Optional<Particulars> told() {
            return Optional.empty();
        }
    }

    /**
     * Another card with the same number.
     *
     * @param on the day of its issue
     */
    record ObservedCard(LocalDate on, @Nullable LocalDate bornOn) implements OfCard {

        @Override
        public Kind kind() {
            return Kind.CARD_RENEWED;
        }
    }

    /** The card was blocked or cancelled. */
    record ObservedBlock(
            BlockReason reason, LocalDate on, @Nullable LocalDate bornOn) implements OfCard {

        @Override
        public Kind kind() {
            return Kind.CARD_BLOCKED;
        }
    }

    /**
     * The holder has died.
     *
     * @param name of the dead, to be compared with the record
     * @param registration the number of the death's registration
     * @param on the day of death
     */
    record ObservedDeath(
            PersonName name,
            String registration,
            LocalDate on,
            @Nullable LocalDate bornOn) implements OfCard {

        private static final int LONGEST_REGISTRATION = 60;

        public ObservedDeath {
            registration = PlainText.of("registration", registration, LONGEST_REGISTRATION);
        }

        @Override
        public Kind kind() {
            return Kind.NADRA_DEATH;
        }
    }

    /** Somewhere to live. */
    sealed interface Dwelling extends Observation permits ObservedHome, ObservedTenancy, ObservedVisit {

        /** House, street, village. */
        String line();

        /** In which it lay on that day. */
        String district();

        /** Null where it is not known. */
        @Nullable
        String tehsil();

        @Override
        default Optional<Particulars> told() {
            return Optional.of(new Particulars.NewHome(line(), district(), tehsil(), on()));
        }
    }

    /** The name that NADRA has. */
    record ObservedName(PersonName name, LocalDate on) implements Observation {

        @Override
        public Kind kind() {
            return Kind.NADRA_NAME;
        }

        @Override
        public Optional<Particulars> told() {
            return Optional.of(new Particulars.NewName(name, on));
        }
    }

    /** The address that NADRA has. */
    record ObservedHome(
            String line, String district, @Nullable String tehsil, LocalDate on) implements Dwelling {

        public ObservedHome {
            line = PlainText.of("line", line, Particulars.LONGEST_LINE);
        }

        @Override
        public Kind kind() {
            return Kind.NADRA_ADDRESS;
        }
    }

    /** Where somebody is registered as a tenant. */
    record ObservedTenancy(
            String line, String district, @Nullable String tehsil, LocalDate on) implements Dwelling {

        public ObservedTenancy {
            line = PlainText.of("line", line, Particulars.LONGEST_LINE);
        }

        @Override
        public Kind kind() {
            return Kind.TENANT;
        }
    }

    /** What a visit found. The names are kept with what was reported. */
    enum Found {
        /** The person lives there. */
        CONFIRMED,
        /** The person was not found there, or is not known there. */
        NOT_FOUND
    }

    /** Police went to an address, of whichever force. */
    record ObservedVisit(
            String line, String district, @Nullable String tehsil, Found found, LocalDate on) implements Dwelling {

        public ObservedVisit {
            line = PlainText.of("line", line, Particulars.LONGEST_LINE);
        }

        @Override
        public Kind kind() {
            return Kind.VISIT;
        }

        /** Where nobody was found there is nothing that had to be notified. */
        @Override
        public Optional<Particulars> told() {
            return found == Found.CONFIRMED ? Dwelling.super.told() : Optional.empty();
        }
    }

    /**
     * An arrest.
     *
     * @param fir number and year of the first information report, as the station writes it
     * @param station the code of the police station of the FIR
     * @param district in which that station lies
     * @param sections of which law the arrest is, 1 to 20
     */
    record ObservedArrest(String fir, String station, String district, List<String> sections, LocalDate on)
            implements Observation {

        private static final int LONGEST_FIR = 40;
        private static final int MOST_SECTIONS = 20;
        private static final Pattern NUMBER_AND_YEAR = Pattern.compile("[0-9]+-(19|20)[0-9]{2}");

        public ObservedArrest {
            fir = PlainText.of("fir", fir, LONGEST_FIR);
            sections = List.copyOf(sections);
            if (!NUMBER_AND_YEAR.matcher(CaseNumber.ofFir(fir).key()).matches()) {
                throw new InvalidValueException("observation.fir", "Give the FIR's number and year, as 123/2026.")
                        .at("fir");
            }
            if (sections.isEmpty() || sections.size() > MOST_SECTIONS) {
                throw new InvalidValueException("observation.sections", "Give 1 to %s sections.", MOST_SECTIONS)
                        .at("sections");
            }
        }

        @Override
        public Kind kind() {
            return Kind.ARREST;
        }

        @Override
        public Optional<Particulars> told() {
            return Optional.empty();
        }
    }

    /** A SIM under the person's CNIC. */
    record ObservedPhone(MobileNumber phone, LocalDate on) implements Observation {

        @Override
        public Kind kind() {
            return Kind.PHONE;
        }

        @Override
        public Optional<Particulars> told() {
            return Optional.empty();
        }
    }

    /**
     * A guest of a hotel.
     *
     * @param line the hotel and where it stands
     * @param nights 1 to 366, as far as is known
     */
    record ObservedHotel(String line, String district, int nights, LocalDate on) implements Observation {

        private static final int MOST_NIGHTS = 366;

        public ObservedHotel {
            line = PlainText.of("line", line, Particulars.LONGEST_LINE);
            if (nights < 1 || nights > MOST_NIGHTS) {
                throw new InvalidValueException("observation.nights", "Give 1 to %s nights.", MOST_NIGHTS).at("nights");
            }
        }

        @Override
        public Kind kind() {
            return Kind.HOTEL;
        }

        @Override
        public Optional<Particulars> told() {
            return Optional.of(new Particulars.Stay(line, district, on, on.plusDays(nights)));
        }
    }
}
