package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.reference.holiday.HolidayProposal;
import pk.gov.nsor.foundation.reference.holiday.HolidayProposal.NewHoliday;
import pk.gov.nsor.foundation.reference.holiday.HolidayWithdrawalProposal;
import pk.gov.nsor.foundation.reference.holiday.HolidayWithdrawalProposal.NoHoliday;
import pk.gov.nsor.foundation.reference.place.DistrictSplitProposal;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.TestDatabase;

/** Announces public holidays and splits of districts as two people do, for tests of other modules. */
public final class Announcements {

    private final Proposals proposals;
    private final HolidayProposal kind;
    private final HolidayWithdrawalProposal withdrawal;
    private final DistrictSplitProposal splits;
    private final Districts districts;
    private final JdbcClient jdbc;
    private final Officer registrar;
    private final Officer supervisor;

    public Announcements(ApplicationContext context) {
        proposals = context.getBean(Proposals.class);
        kind = context.getBean(HolidayProposal.class);
        withdrawal = context.getBean(HolidayWithdrawalProposal.class);
        splits = context.getBean(DistrictSplitProposal.class);
        districts = context.getBean(Districts.class);
        jdbc = TestDatabase.superuserOf(context.getBean(DataSource.class));
        Officers officers = new Officers(context.getBean(Accounts.class));
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    public void withdrawHoliday(LocalDate day) {
        proposals.approve(
                proposals.propose(
                        withdrawal,
                        new NoHoliday(day),
                        day,
                        "The moon was sighted on another evening",
                        registrar.actor()),
                "",
                supervisor.actor());
    }

    public void holiday(LocalDate day) {
        proposals.approve(
                proposals.propose(
                        kind,
                        new NewHoliday(day, "A day", "دن", ""),
                        day,
                        "Announced by the Cabinet",
                        registrar.actor()),
                "",
                supervisor.actor());
    }

    /** From a day on, tehsils and stations of a district are another one. */
    public void split(String district, String name, String urdu, LocalDate from, String tehsil, String station) {
        District old = districts.byCode(district).orElseThrow();
        DistrictSplit split = new DistrictSplit(
                district,
                name.toLowerCase(java.util.Locale.ROOT),
                name,
                urdu,
                name,
                old.latitude() + 0.2,
                old.longitude(),
                old.divisionEn(),
                List.of(tehsil),
                List.of(station),
                List.of(),
                "");
        proposals.approve(
                proposals.propose(splits, split, from, "The government has notified it", registrar.actor()),
                "",
                supervisor.actor());
    }

    /** One more station of a district. */
    public void station(String code, String district) {
        jdbc.sql("""
                        insert into reference.police_station (code, name_en, name_ur, district_code, confidence, source)
                        values (?, ?, 'تھانہ', ?, 'assumed', 'test')
                        """).params(code, code, district).update();
        districts.changed();
    }
}
