package pk.gov.nsor.survivors.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import pk.gov.nsor.Vault;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.Settings;
import pk.gov.nsor.survivors.alerts.AlertKind;
import pk.gov.nsor.survivors.alerts.AlertLanguage;
import pk.gov.nsor.survivors.alerts.Enrolment;
import pk.gov.nsor.survivors.alerts.Enrolments;
import pk.gov.nsor.survivors.alerts.NewEnrolment;
import pk.gov.nsor.survivors.alerts.Theme;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;

/** A vault in a process of its own, on the folder of the one that is killed, before that is killed first or after it was last. */
final class VaultWork {

    /** What is not urgent goes within six hours. */
    static final Duration LATER = Duration.ofHours(6).plusMinutes(5);

    /** An adviser may have no more than 200. */
    private static final int OF_ADVISER = 150;

    private VaultWork() {}

    /**
     * {@code enrol CASES RESULT COUNT}: enrols survivors of the cases (lines of court and number, with a tab between), each case once
     * and from the first again, and writes down telephone, case and what each number means to her. {@code later}: serves, hours ahead,
     * until it is killed.
     */
    public static void main(String[] arguments) throws Exception {
        boolean isLater = arguments[0].equals("later");
        Settings settings = Settings.from(System.getenv());
        try (Database database = Database.open(settings)) {
            try (Administration administration = Administration.beside(settings, database)) {
                administration.installation().markSynthetic();
            }
            withoutBrake(database, settings);
            serve(database, isLater, arguments);
        }
    }

    /** So many may go in an hour that none is held. */
    private static void withoutBrake(Database database, Settings settings) throws SQLException {
        try (Connection connection = database.owner(settings).connect();
                Statement statement = connection.createStatement()) {
            int _ = statement.executeUpdate(
                    "update reference.policy_value set value = '1000000' where key = 'vault.alerts-hour'");
        }
    }

    private static void serve(Database database, boolean isLater, String... arguments)
            throws IOException, InterruptedException {
        try (ConfigurableApplicationContext vault = vault(database, isLater ? LATER : Duration.ZERO)) {
            if (!isLater) {
                enrol(vault, Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
            }
            System.out.println("It is done");
            if (isLater) {
                Thread.sleep(Duration.ofDays(1));
            }
        }
    }

    private static ConfigurableApplicationContext vault(Database database, Duration ahead) {
        Clock clock = Clock.offset(Clock.system(ZoneId.of("Asia/Karachi")), ahead);
        return new SpringApplicationBuilder(Vault.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("movedClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(
                        "--spring.datasource.url=" + database.application().url(),
                        "--spring.datasource.username=" + database.application().user(),
                        "--spring.datasource.password=" + database.application().password(),
                        "--nsor.data=" + Settings.from(System.getenv()).data(),
                        "--nsor.mode=test",
                        "--nsor.clock.watched=false",
                        "--nsor.trail.sealing=false",
                        "--server.port=0",
                        "--management.server.port=0");
    }

    private static void enrol(ConfigurableApplicationContext vault, Path cases, Path result, int count)
            throws IOException {
        List<String> named = Files.readAllLines(cases);
        Officers officers = new Officers(vault.getBean(Accounts.class));
        Enrolments enrolments = vault.getBean(Enrolments.class);
        Jurisdiction lahore = new Jurisdiction.OfDistrict("lahore");
        Officer second = officers.of(lahore, Role.SUPPORT_ADVISER);
        Officer prosecutor = officers.with(Role.PROSECUTOR);
        Officer adviser = second;
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            if (number % OF_ADVISER == 0) {
                adviser = officers.of(lahore, Role.SUPPORT_ADVISER);
            }
            String[] one = named.get(number % named.size()).split("\t");
            UUID id = enrolments.propose(wanted(one[0], one[1], number), adviser.signedIn(), adviser.actor());
            enrolments.approve(id, second.signedIn(), second.actor());
            enrolments.confirm(id, prosecutor.signedIn(), prosecutor.actor());
            Enrolment enrolled = enrolments.find(id, adviser.signedIn()).orElseThrow();
            lines.add(enrolled.number().substring(1) + "\t" + number % named.size() + "\t" + meanings(enrolled));
        }
        Files.write(result, lines);
    }

    /** As a message has it: each number, and what it means. */
    private static String meanings(Enrolment enrolled) {
        return enrolled.meanings().entrySet().stream()
                .flatMap(meaning ->
                        Arrays.stream(meaning.getValue().split(" ")).map(number -> number + "=" + meaning.getKey()))
                .collect(Collectors.joining(","));
    }

    private static NewEnrolment wanted(String court, String caseNumber, int number) {
        Set<AlertKind> events = EnumSet.allOf(AlertKind.class);
        events.removeIf(kind -> !kind.isChosen());
        return new NewEnrolment(
                court,
                caseNumber,
                MobileNumber.parse("03995%06d".formatted(number)),
                "Green kettle",
                AlertLanguage.ENGLISH,
                number % 2 == 0 ? Theme.APPOINTMENT : Theme.DELIVERY,
                events,
                Set.of(),
                true);
    }
}
