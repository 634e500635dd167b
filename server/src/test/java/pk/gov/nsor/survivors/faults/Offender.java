package pk.gov.nsor.survivors.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Somebody on the register whose case survivors have named, and what happens to them, one after the other.
 *
 * @param court of their only judgment, by its key
 * @param caseNumber as the court wrote it
 * @param held whether they are in prison before anything happens
 */
record Offender(UUID person, String cnic, String court, String caseNumber, boolean held, List<Step> steps) {

    /** Something that happens, and what survivors are to be told of it: the name of a kind of alert. */
    enum Step {
        ESCAPES("ESCAPED"),
        IS_RECAPTURED("FOUND"),
        IS_RELEASED("RELEASED_UNANNOUNCED"),
        IS_TO_BE_RELEASED("RELEASE_PLANNED"),
        IS_NOT_TO_BE_RELEASED("TAKEN_BACK"),
        IS_TO_BE_RELEASED_TODAY("RELEASE_PLANNED"),
        IS_RELEASED_AS_PLANNED("RELEASED"),
        IS_LOST_SIGHT_OF("WHEREABOUTS_UNKNOWN"),
        IS_ADMITTED("FOUND");

        private final String alert;

        Step(String alert) {
            this.alert = alert;
        }

        String alert() {
            return alert;
        }

        /** Whether it need not be told where the next thing has happened before its message went. */
        boolean canBeOvertaken() {
            return List.of("FOUND", "RELEASE_PLANNED", "TAKEN_BACK").contains(alert);
        }

        /** Whether the vault tells it within seconds; what is not urgent it spreads over six hours. */
        boolean isUrgent() {
            return !List.of("FOUND", "RELEASE_PLANNED", "TAKEN_BACK").contains(alert);
        }
    }

    private static final List<List<Step>> HELD = List.of(
            List.of(Step.ESCAPES, Step.IS_RECAPTURED),
            List.of(Step.IS_RELEASED),
            List.of(Step.IS_RELEASED, Step.IS_LOST_SIGHT_OF),
            List.of(Step.ESCAPES, Step.IS_RECAPTURED, Step.IS_RELEASED),
            List.of(Step.IS_TO_BE_RELEASED, Step.IS_NOT_TO_BE_RELEASED, Step.ESCAPES),
            List.of(Step.IS_TO_BE_RELEASED_TODAY, Step.IS_RELEASED_AS_PLANNED));

    private static final List<List<Step>> AT_LIBERTY =
            List.of(List.of(Step.IS_LOST_SIGHT_OF, Step.IS_ADMITTED), List.of(Step.IS_ADMITTED, Step.ESCAPES));

    /** At liberty and supervised, on the register by one judgment that is not appealed against, and for some time to come. */
    private static final String CHOSEN = """
            select p.id, c.cnic, j.court_code, j.case_number
            from register.person p
            join register.person_cnic c on c.person_id = p.id
            join registration.registered_view g on g.person_id = p.id
            join conviction.judgment_now j on j.id = g.conviction_id
            where g.first_day < current_date - 10 and (g.last_day is null or g.last_day > current_date + 60)
              and not exists (select from conviction.custody_now n where n.person_id = p.id
                and (n.custody <> 'AT_LIBERTY' or n.since_day > current_date - 10))
              and not exists (select from supervision.whereabouts w where w.person_id = p.id and w.until_day is null)
              and exists (select from supervision.case_file f where f.person_id = p.id)
              and not exists (select from conviction.pending_appeal a where a.person_id = p.id)
              and not exists (select from registration.listed_cnic l where l.cnic = c.cnic and l.juvenile)
              and (select count(*) from registration.registered_view o where o.person_id = p.id) = 1
              and (select count(*) from register.person_cnic o where o.person_id = p.id) = 1
              and (select count(*) from conviction.judgment_now o
                where o.court_code = j.court_code and o.case_number = j.case_number) = 1
            order by p.id
            """;

    /** Some of those on the register, by the random numbers; as many as there are at most. */
    static List<Offender> choose(Connection register, int most, Random random) throws SQLException {
        List<Offender> chosen = new ArrayList<>();
        try (Statement statement = register.createStatement();
                ResultSet rows = statement.executeQuery(CHOSEN)) {
            while (rows.next()) {
                boolean held = random.nextInt(4) > 0;
                List<List<Step>> lives = held ? HELD : AT_LIBERTY;
                chosen.add(new Offender(
                        rows.getObject("id", UUID.class),
                        rows.getString("cnic"),
                        rows.getString("court_code"),
                        rows.getString("case_number"),
                        held,
                        lives.get(random.nextInt(lives.size()))));
            }
        }
        Collections.shuffle(chosen, random);
        return List.copyOf(chosen.subList(0, Math.min(most, chosen.size())));
    }
}
