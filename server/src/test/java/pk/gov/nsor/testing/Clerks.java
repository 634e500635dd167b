package pk.gov.nsor.testing;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.Office;
import pk.gov.nsor.foundation.access.client.Offices;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.testing.Officers.Officer;

/** Clerks of courts and prisons, and what they type. */
public final class Clerks {

    private static final Pattern NOT_TYPED = Pattern.compile("name=\"(messageId|office)\" value=\"([^\"]*)\"");

    private final Accounts accounts;
    private final Offices offices;
    private final TransactionOperations transaction;

    public Clerks(ApplicationContext register) {
        this.accounts = register.getBean(Accounts.class);
        this.offices = register.getBean(Offices.class);
        this.transaction = register.getBean(TransactionOperations.class);
    }

    /** Of a court, by its code. */
    public Officer ofCourt(String court) {
        return of(Feed.COURT, court, Role.COURT_CLERK);
    }

    public Officer ofPrison(String prison) {
        return of(Feed.PRISON, prison, Role.PRISON_CLERK);
    }

    private Officer of(Feed feed, String place, Role role) {
        Officer clerk = new Officers(accounts).with(role);
        Office _ = move(clerk, feed, place);
        return clerk;
    }

    public Office move(Officer clerk, Feed feed, String place) {
        return transaction.execute(status -> offices.give(clerk.account(), feed, place, Actor.system("test")));
    }

    /** The fields of a judgment that nothing is wrong with; the number of the message is the page's. */
    public static Map<String, String> judgment(Cnic cnic, String caseNumber) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("nameLatin", "Akbar " + word());
        fields.put("fatherLatin", "Bashir " + word());
        fields.put("sex", "MALE");
        // Somebody else's birth, so that nobody whom other tests have registered is taken for the same person.
        fields.put("bornOn", bornOn());
        fields.put("nationality", "PK");
        fields.put("cnic", cnic.formatted());
        fields.put("line1", "House 12, Mohalla Noor");
        fields.put("district1", "Lahore");
        fields.put("from1", "1-1-2020");
        fields.put("caseNumber", caseNumber);
        fields.put("section1", "PPC 376");
        fields.put("offenceOn", "2-3-2022");
        fields.put("judgmentOn", "15-1-2023");
        fields.put("victimAge", "ADULT");
        fields.put("victimSex", "FEMALE");
        fields.put("firNumber", "123/2022");
        fields.put("firDistrict", "Lahore");
        fields.put("station", "city-police-station-lahore");
        return fields;
    }

    /** The fields of an event in prison. */
    public static Map<String, String> custody(Cnic cnic, String event, String day) {
        return new TreeMap<>(Map.of("event", event, "cnic", cnic.formatted(), "on", day));
    }

    private static String bornOn() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return random.nextInt(1, 29) + "-" + random.nextInt(1, 13) + "-" + random.nextInt(1940, 1986);
    }

    /** A name that nobody else has. */
    private static String word() {
        StringBuilder name = new StringBuilder();
        ThreadLocalRandom.current().ints(8, 'a', 'z' + 1).forEach(letter -> name.append((char) letter));
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Sends a form of an office with what its page has that nobody types. */
    public static HttpResponse<String> send(WebSession session, String form, Map<String, String> fields) {
        return session.open(form).sendBare(form, filled(session, form, fields));
    }

    /** The same without sending it. */
    public static Map<String, String> filled(WebSession session, String form, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        Matcher hidden = NOT_TYPED.matcher(session.get(form).body());
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        return all;
    }
}
