package pk.gov.nsor.foundation.shell;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import pk.gov.nsor.foundation.access.DecidesNothing;

/**
 * Marks a page whose form makes a decision, and the endpoint that receives it, with the subject of the decision. The
 * page carries the version of it in the hidden field {@link Deciding#SHOWN}, which {@code shell/form :: shown} writes
 * and {@code actions} includes; the endpoint makes the decision within {@link Deciding}. On a controller it goes for
 * all methods that have none of their own. An endpoint that takes a form has this or {@link DecidesNothing}; a test
 * finds one that has neither.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Decides {

    /** A bean of this type knows the rows. */
    Class<? extends WhatIsShown> value();
}
