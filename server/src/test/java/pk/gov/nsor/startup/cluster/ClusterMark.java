package pk.gov.nsor.startup.cluster;

/** What shows that a fault really hit. */
enum ClusterMark {
    /** Another PostgreSQL became the primary: its timeline rose. */
    PRIMARY_MOVED("times another primary"),
    /** A server said that it closed what it had open at the primary before, or as it had been before it started anew. */
    CONNECTIONS_CLOSED("times connections thrown away"),
    /** A server said that no primary answers. */
    NO_PRIMARY("looks of servers without a primary"),
    /** The primary did not hear, for a second or longer, that a standby has what it wrote. */
    STANDBY_BEHIND("looks with a standby behind or away"),
    /** Another etcd leads the others. */
    LEADER_MOVED("times another etcd led"),
    /** The primary's Patroni said that an etcd did not answer. */
    ETCD_MISSED("lines of Patroni on an etcd that does not answer"),
    /** A client was told to come again. */
    REFUSED("answers 503"),
    /** A client was told that nobody knows yet whether its message was recorded. */
    IN_DOUBT("answers in doubt"),
    /** A client had no answer. */
    UNANSWERED("tries without an answer"),
    /** An answer took longer than a second. */
    SLOW("answers after more than a second"),
    /** A server's health was DOWN. */
    HEALTH_DOWN("looks with a server's health DOWN"),
    /** A server said that its clock is wrong. */
    CLOCK_NOTICED("times a wrong clock was noticed"),
    /** A server said that the PostgreSQL of the keys does not answer. */
    KEYS_MISSED("lines of servers on the keys' PostgreSQL that does not answer"),
    /** A server has started. */
    SERVER_STARTED("servers started");

    private final String text;

    ClusterMark(String text) {
        this.text = text;
    }

    /** What is counted of it. */
    String text() {
        return text;
    }
}
