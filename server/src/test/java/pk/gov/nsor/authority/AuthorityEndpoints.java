package pk.gov.nsor.authority;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.authority.AuthorityTable.Row;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.WebSession;

/**
 * Every endpoint of docs/authority.csv with somebody who is let in and an address that leads somewhere, for walks about
 * other things than who is let in. Close it after use.
 */
public final class AuthorityEndpoints implements AutoCloseable {

    private final ApplicationContext context;
    private final int port;
    private final AuthorityTable table = AuthorityTable.read();
    private final AuthoritySubjects subjects;
    private final AuthorityThings things;
    private final Map<String, WebSession> sessions = new HashMap<>();

    /** @param said how everything ends that an officer can write freely about the people of the walk */
    public AuthorityEndpoints(ApplicationContext context, int port, String said) throws Exception {
        this.context = context;
        this.port = port;
        subjects = AuthoritySubjects.saying(context, said, Situation.OWN, Situation.EMERGENCY_ACCESS);
        things = new AuthorityThings(context, subjects, port);
    }

    /**
     * One of them.
     *
     * @param endpoint as the table has it, without the method
     * @param fields what it cannot be understood without, as a form
     * @param header with which the caller is known, empty for nobody
     */
    public record Door(String method, String endpoint, String path, String fields, String header, String value) {

        public boolean isApi() {
            return path.startsWith("/api/");
        }

        /** Whether a system sends it what it has to tell; not about one thing that is only its own. */
        public boolean isFeed() {
            return isApi() && isPost() && !header.isEmpty() && !path.startsWith("/api/v1/client/");
        }

        public boolean isPost() {
            return !method.equals("GET");
        }

        /** A request by the one who is let in. */
        public HttpRequest.Builder request(int port) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            return header.isEmpty() ? request : request.header(header, value);
        }
    }

    /**
     * All of them that are asked or sent something, with one session for each role; the stream of live updates, which does
     * not end, is left out.
     */
    public List<Door> all() {
        List<Door> doors = new ArrayList<>();
        for (Row row : table.rows()) {
            if (row.path().equals("/live") || row.method().equals("DELETE")) {
                continue;
            }
            String method = row.method().equals("ANY") ? "GET" : row.method();
            Optional<String> asker = AuthorityTable.askers().stream()
                    .filter(one -> !one.equals(AuthorityTable.NOBODY))
                    .filter(one -> table.expected(row, one, Situation.OWN) == Answer.ALLOWED)
                    .findFirst();
            String path = things.path(row, asker.orElse(AuthorityTable.NOBODY), Situation.OWN);
            boolean isMachine = row.path().startsWith("/api/");
            String header =
                    asker.map(one -> isMachine ? "Authorization" : "Cookie").orElse("");
            String value = asker.map(one -> isMachine
                            ? "Bearer " + things.token(Feed.valueOf(one))
                            : "nsor=" + session(one).session())
                    .orElse("");
            doors.add(new Door(method, row.path(), path, AuthorityThings.fields(row), header, value));
        }
        return doors;
    }

    /** Somebody of the role, signed in, whose work lies where the people of the walk live. */
    public WebSession session(Role role) {
        return session(role.name());
    }

    /** The person of the walk. */
    public String person() {
        return subjects.person(Situation.OWN).toString();
    }

    /** What a name in braces in a path of the person's stands for. */
    public String named(String name) {
        return java.util.Objects.requireNonNull(
                subjects.variables(Situation.OWN).get(name));
    }

    private WebSession session(String role) {
        return sessions.computeIfAbsent(role, name -> {
            WebSession session = new WebSession(port);
            Officers officers = new Officers(context.getBean(Accounts.class));
            session.signIn(
                    officers.of(AuthorityWalkTest.jurisdiction(Role.valueOf(name)), Role.valueOf(name))
                            .name(),
                    Officers.PASSWORD);
            // Says why the record is opened, where the role is asked.
            var _ = session.get("/people/" + person());
            return session;
        });
    }

    @Override
    public void close() {
        things.end();
    }
}
