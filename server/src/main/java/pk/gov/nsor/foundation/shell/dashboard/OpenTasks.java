package pk.gov.nsor.foundation.shell.dashboard;

/**
 * Tasks about people on the register that wait for somebody: a bean of the module that has them. Those that wait for too long are
 * the standing check {@code task-without-end} ({@link PeopleCheck}).
 */
public interface OpenTasks {

    /**
     * A statement that gives {@code person_id} and {@code since} of each task that nobody has closed: the day it was due, or the day
     * it was opened where it has none. It has no parameters.
     */
    String openTasks();
}
