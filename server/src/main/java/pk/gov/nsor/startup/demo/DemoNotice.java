package pk.gov.nsor.startup.demo;

/** Something that the terminal shows when a demonstration is ready, such as who to sign in as. */
@FunctionalInterface
public interface DemoNotice {

    /** One or several lines. */
    String text();
}
