/** The benchmark of the public's SMS service, beside a floor on plain jSMPP and a raw one. */
@NullMarked
package pk.gov.nsor.benchmark.sms;

import org.jspecify.annotations.NullMarked;
