package pk.gov.nsor.startup.cluster;

/** What goes wrong in a round. */
enum ClusterFault {
    /** The primary's PostgreSQL is killed; its Patroni starts it again, or another takes over. */
    POSTGRES_KILLED,
    /** Everything on the primary's machine is killed, and the machine is back later. */
    PRIMARY_KILLED,
    /** The primary's machine is there and nobody reaches it. */
    PRIMARY_CUT,
    /** The primary's machine hears and is not heard. */
    PRIMARY_MUTE,
    /** A fifth of what the primary's machine sends is lost. */
    PRIMARY_LOSES,
    /** Everything on the primary's machine stands still, and goes on later as if nothing had been. */
    PRIMARY_FROZEN,
    /** The primary's machine has no power: what its disk had not been told to keep is gone. */
    POWER_CUT,
    /** The primary's disk is full, and has room again later. */
    DISK_FULL,
    /** The etcd that leads is killed. */
    LEADER_KILLED,
    /** The etcd that leads stands still, and goes on later as if it still led. */
    LEADER_FROZEN,
    /** A standby's machine is killed: a commit must have another standby to wait for. */
    STANDBY_KILLED,
    /** The primary hands over in order. */
    SWITCHED,
    /** A server is killed, and started again. */
    SERVER_KILLED,
    /** A server's line is cut. */
    SERVER_CUT,
    /** A server's clock is two minutes or two days ahead or behind, and right again later. */
    SERVER_CLOCK,
    /** A server is stopped in order and started anew, as for a new version, and then the other. */
    SERVERS_RENEWED,
    /** The primary is cut and a server is killed at the same time. */
    PRIMARY_CUT_AND_SERVER_KILLED
}
