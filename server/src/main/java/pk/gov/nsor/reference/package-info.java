/**
 * The facts the register rests on, each with its source and how sure it is: provinces and districts, courts and police
 * stations, offences and what the law made of them on a day, public holidays, and policy where the law is silent.
 *
 * <p>{@code migrate} loads them from {@code resources/reference}; policy, the law's rows, holidays and the splits of
 * districts come besides from two people, and what they decided stays. Titles and sources of offences are read once when the
 * server starts: restart it after a {@code migrate} that changed them. Places, policy, rules and holidays are as they are at
 * each question, in every process.
 */
@NullMarked
@ApplicationModule(
        displayName = "Reference",
        allowedDependencies = {"kernel", "requirement", "audit", "access", "shell", "approval", "transactions"})
package pk.gov.nsor.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
