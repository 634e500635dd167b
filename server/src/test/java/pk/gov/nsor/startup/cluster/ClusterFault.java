package pk.gov.nsor.startup.cluster;

import java.util.EnumSet;
import java.util.Set;

/** What goes wrong in a round. */
enum ClusterFault {
    /** The primary's PostgreSQL is killed; its Patroni starts it again, or another takes over. */
    POSTGRES_KILLED(ClusterMark.CONNECTIONS_CLOSED),
    /** Everything on the primary's machine is killed, and the machine is back later. */
    PRIMARY_KILLED(ClusterMark.PRIMARY_MOVED, ClusterMark.CONNECTIONS_CLOSED),
    /** The primary's machine is there and nobody reaches it. */
    PRIMARY_CUT(ClusterMark.PRIMARY_MOVED, ClusterMark.NO_PRIMARY),
    /** The primary's machine hears and is not heard. */
    PRIMARY_MUTE(ClusterMark.PRIMARY_MOVED),
    /** A fifth of what the primary's machine sends is lost. */
    PRIMARY_LOSES(ClusterMark.SLOW),
    /** Everything on the primary's machine stands still, and goes on later as if nothing had been. */
    PRIMARY_FROZEN(ClusterMark.NO_PRIMARY),
    /** The primary's machine has no power: what its disk had not been told to keep is gone. */
    POWER_CUT(ClusterMark.CONNECTIONS_CLOSED),
    /** The primary's disk is full, and has room again later. */
    DISK_FULL(ClusterMark.REFUSED),
    /** The primary's disk takes some writes a second and no more, and is as fast as before later. */
    DISK_SLOW(ClusterMark.SLOW),
    /** The etcd that leads is killed. */
    LEADER_KILLED(ClusterMark.LEADER_MOVED),
    /** The etcd that leads stands still, and goes on later as if it still led. */
    LEADER_FROZEN(ClusterMark.LEADER_MOVED),
    /** A standby's machine is killed: a commit must have another standby to wait for. */
    STANDBY_KILLED(ClusterMark.STANDBY_BEHIND),
    /** Everything on a standby's machine stands still, and goes on later. */
    STANDBY_FROZEN(ClusterMark.STANDBY_BEHIND),
    /** A standby's machine is there and nobody reaches it. */
    STANDBY_CUT(ClusterMark.STANDBY_BEHIND),
    /** The primary and a standby do not reach each other; both reach all others. */
    PRIMARY_AND_STANDBY_PARTED(ClusterMark.STANDBY_BEHIND),
    /** One of the primary and a standby does not hear the other, which hears it; both reach all others. */
    PRIMARY_OR_STANDBY_DEAF(ClusterMark.STANDBY_BEHIND),
    /** The primary and the etcd that its Patroni asks do not reach each other; both reach all others. */
    PRIMARY_AND_ETCD_PARTED(ClusterMark.ETCD_MISSED),
    /** A server and the primary do not reach each other; both reach all others. */
    SERVER_AND_PRIMARY_PARTED(ClusterMark.NO_PRIMARY, ClusterMark.REFUSED),
    /** One of a server and the primary does not hear the other, which hears it; both reach all others. */
    SERVER_OR_PRIMARY_DEAF(ClusterMark.NO_PRIMARY, ClusterMark.REFUSED),
    /** All that comes to the primary's machine and goes from it takes 20 to 100 ms longer each way. */
    PRIMARY_SLOW(ClusterMark.SLOW),
    /** The same of a server's machine. */
    SERVER_SLOW(ClusterMark.SLOW),
    /** The PostgreSQL of the keys is killed, and started again later. */
    KEYS_KILLED(ClusterMark.KEYS_MISSED),
    /** The PostgreSQL of the keys is there and nobody reaches it. */
    KEYS_CUT(ClusterMark.KEYS_MISSED),
    /** The primary hands over in order. */
    SWITCHED(ClusterMark.PRIMARY_MOVED),
    /** A server is killed, and started again. */
    SERVER_KILLED(ClusterMark.SERVER_STARTED, ClusterMark.UNANSWERED),
    /** A server's line is cut. */
    SERVER_CUT(ClusterMark.UNANSWERED),
    /** Everything on a server's machine stands still, and goes on later as if nothing had been. */
    SERVER_FROZEN(ClusterMark.SLOW),
    /** A server's clock is two minutes or two days ahead or behind, and right again later. */
    SERVER_CLOCK(ClusterMark.CLOCK_NOTICED),
    /** A server is stopped in order and started anew, as for a new version, and then the other. */
    SERVERS_RENEWED(ClusterMark.SERVER_STARTED),
    /** The primary is cut and a server is killed at the same time. */
    PRIMARY_CUT_AND_SERVER_KILLED(ClusterMark.PRIMARY_MOVED, ClusterMark.SERVER_STARTED);

    private final Set<ClusterMark> expected;

    ClusterFault(ClusterMark first, ClusterMark... others) {
        expected = EnumSet.of(first, others);
    }

    /** What shows that it hit. Not every round need show all of it, but over many each must be seen. */
    Set<ClusterMark> expected() {
        return Set.copyOf(expected);
    }
}
