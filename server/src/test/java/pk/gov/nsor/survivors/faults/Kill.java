package pk.gov.nsor.survivors.faults;

/**
 * A kill.
 *
 * @param from when it was killed, in microseconds
 * @param until when it worked again
 */
record Kill(Victim victim, long from, long until) {

    /** What is killed. */
    enum Victim {
        /** The register's server, which takes its PostgreSQL along. */
        REGISTER,
        REGISTER_POSTGRES,
        /** One of the processes of PostgreSQL for each connection; it then recovers as after a crash. */
        REGISTER_POSTGRES_SESSION,
        VAULT,
        VAULT_POSTGRES,
        VAULT_POSTGRES_SESSION,
        SMSC
    }
}
