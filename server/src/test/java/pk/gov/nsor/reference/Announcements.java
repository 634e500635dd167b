package pk.gov.nsor.reference;

import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.approval.Proposals;
import pk.gov.nsor.reference.HolidayKind.HolidayProposal;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;

/** Announces public holidays and splits of districts as two people do, for tests of other modules. */
public final class Announcements {

    private final Proposals proposals;
    private final HolidayKind kind;
    private final DistrictSplitKind splits;
    private final Districts districts;
    private final JdbcClient jdbc;
    private final Officer registrar;
    private final Officer supervisor;

    public Announcements(ApplicationContext context) {
        proposals = context.getBean(Proposals.class);
        kind = context.getBean(HolidayKind.class);
        splits = context.getBean(DistrictSplitKind.class);
        districts = context.getBean(Districts.class);
        jdbc = context.getBean(JdbcClient.class);
        Officers officers = new Officers(context.getBean(Accounts.class));
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    public void holiday(LocalDate day) {
        proposals.approve(
                proposals.propose(
                        kind,
                        new HolidayProposal(day, "A day", "دن", ""),
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
