package pk.gov.nsor.record.register.address;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Stay;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.record.register.Address;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** The addresses of people, in the transactions of {@link People}. */
@Component
public class AddressHistory {

    private final JdbcClient jdbc;
    private final Districts districts;
    private final Journal journal;
    private final Clock clock;

    AddressHistory(JdbcClient jdbc, Districts districts, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.journal = journal;
        this.clock = clock;
    }

    public void endBefore(PersonId person, LocalDate day) {
        jdbc.sql("""
                        update register.address set until_day = ?
                        where person_id = ? and until_day is null and from_day < ?
                        """).params(day.minusDays(1), person.value(), day).update();
    }

    /** @return the row's identifier */
    public long insert(PersonId person, NewAddress address, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        if (address.from().isAfter(today)) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at("from");
        }
        checkPlace(address, today);
        long id = jdbc.sql("""
                        insert into register.address
                            (person_id, line, district_code, tehsil_code, from_day, known_by, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .param(person.value())
                .param(address.line())
                .param(address.districtCode())
                .param(address.tehsilCode())
                .param(address.from())
                .param(address.proof().name())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .query(Long.class)
                .single();
        journal.append(
                person,
                JournalKind.ADDRESS_RECORDED,
                address.from(),
                Map.of(
                        "line",
                        address.line(),
                        "district",
                        address.districtCode(),
                        "tehsil",
                        text(address.tehsilCode())),
                actor);
        tellOfMoves(person, address.tehsilCode(), address.from().plusDays(1), actor);
        return id;
    }

    public void assign(PersonId person, long id, String tehsilCode, Actor actor) {
        Address address = find(person, id)
                .orElseThrow(() -> new InvalidValueException("address.unknown", "The person has no such address."));
        if (address.tehsilCode() != null) {
            throw new InvalidValueException("address.assigned", "The tehsil of this address is recorded already.")
                    .at("tehsil");
        }
        Tehsil tehsil = districts
                .tehsil(tehsilCode)
                .filter(known -> known.isEverOf(address.districtCode()))
                .orElseThrow(() -> notOfDistrict(address.districtCode()));
        jdbc.sql("update register.address set tehsil_code = ? where id = ?")
                .params(tehsilCode, id)
                .update();
        journal.append(
                person,
                JournalKind.TEHSIL_ASSIGNED,
                LocalDate.now(clock),
                Map.of("line", address.line(), "tehsil", tehsil.nameEn()),
                actor);
        if (address.until() == null) {
            tellOfMoves(person, tehsilCode, address.from().plusDays(1), actor);
        }
    }

    Optional<Address> find(PersonId person, long id) {
        return ofPerson(person).stream().filter(address -> address.id() == id).findFirst();
    }

    /** The latest first. */
    public List<Address> ofPerson(PersonId person) {
        return jdbc.sql("""
                        select id, line, district_code, tehsil_code, from_day, until_day
                        from register.address where person_id = ? and withdrawn_at is null order by from_day desc, id desc
                        """).param(person.value()).query(Address.class).list();
    }

    /**
     * The people who live there, with a line in the journal of each when a split is approved: see {@link
     * SplitOfAddresses}.
     */
    private void tellOfMoves(PersonId person, @Nullable String tehsilCode, LocalDate since, Actor actor) {
        Optional<Tehsil> tehsil = tehsilCode == null ? Optional.empty() : districts.tehsil(tehsilCode);
        tehsil.ifPresent(known -> {
            List<Stay> stays = known.stays();
            for (int i = 1; i < stays.size(); i++) {
                LocalDate from = stays.get(i).from();
                if (from != null && !from.isBefore(since)) {
                    journal.append(
                            person,
                            JournalKind.DISTRICT_CHANGED,
                            from,
                            SplitOfAddresses.details(
                                    known.nameEn(),
                                    stays.get(i - 1).districtCode(),
                                    stays.get(i).districtCode(),
                                    from),
                            actor);
                }
            }
        });
    }

    private void checkPlace(NewAddress address, LocalDate today) {
        District _ = districts
                .byCode(address.districtCode())
                .filter(district -> district.hasBegun(today))
                .orElseThrow(() -> new InvalidValueException("address.district", "There is no such district today.")
                        .at("district"));
        String tehsilCode = address.tehsilCode();
        if (tehsilCode != null) {
            Tehsil _ = districts
                    .tehsil(tehsilCode)
                    .filter(tehsil -> tehsil.districtOn(today).equals(address.districtCode())
                            || tehsil.districtOn(address.from()).equals(address.districtCode()))
                    .orElseThrow(() -> notOfDistrict(address.districtCode()));
        }
    }

    private InvalidValueException notOfDistrict(String districtCode) {
        return new InvalidValueException(
                        "address.tehsil",
                        "This tehsil is not of %s. Choose one of that district, or leave it empty.",
                        districts.byCode(districtCode).map(District::nameEn).orElse(districtCode))
                .at("tehsil");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
