package pk.gov.nsor.foundation.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import pk.gov.nsor.foundation.audit.TrailAction;

/**
 * Declares who may call an endpoint, and the action that goes on the trail for answers that have no more specific
 * entry. On a controller it applies to all methods that have none of their own. An endpoint without it is refused to
 * everybody, and a test finds it.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allows {

    /** People who have one of these roles. */
    Role[] value() default {};

    /** Machine clients that {@link Feed#sends send} one of these feeds. */
    Feed[] feeds() default {};

    /** Machine clients, whatever their feed. */
    boolean everyFeed() default false;

    /** True where machine clients need a token for their own secrets and keys, instead of one for their feed. */
    boolean credentials() default false;

    /**
     * Whether clients that are tried may call it, too: it answers them without a look at the register, and changes nothing but
     * what is theirs.
     */
    boolean trials() default false;

    /** Everybody who is signed in, whatever their roles. */
    boolean everybody() default false;

    /** Everybody, signed in or not. */
    boolean anonymous() default false;

    /** What it does with the record that its address names. Without it nothing under {@code /people/{id}} is answered. */
    RecordUse record() default RecordUse.NONE;

    /** The action of the endpoint, by its name on the trail. */
    TrailAction action();

    /**
     * Why answers need no entry on the trail, for the few endpoints without one; empty where each answer needs one.
     */
    String noEntry() default "";
}
