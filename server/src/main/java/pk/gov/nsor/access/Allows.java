package pk.gov.nsor.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import pk.gov.nsor.audit.TrailAction;

/**
 * Who may call an endpoint, and the action under which its answers are on the trail that tell of nothing else. On a controller it goes for all
 * methods that have none of their own; an endpoint without any is refused to everybody, and a test finds it.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allows {

    /** People who have one of these roles. */
    Role[] value() default {};

    /** Machine clients of one of these feeds. */
    Feed[] feeds() default {};

    /** True where machine clients need a token for their own secrets and keys, instead of one for their feed. */
    boolean credentials() default false;

    /** Everybody who is signed in, whatever their roles. */
    boolean everybody() default false;

    /** Everybody, signed in or not. */
    boolean anonymous() default false;

    /** What the endpoint does, as the trail names it. */
    TrailAction action();

    /** Why an answer need leave no entry on the trail, of the few of which that is so; empty where each has to. */
    String untold() default "";
}
