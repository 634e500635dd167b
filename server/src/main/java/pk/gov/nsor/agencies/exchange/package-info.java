/**
 * Events out: agencies' systems are told what concerns them, each its subset, by webhooks or a feed that they read. Each
 * subscriber is a release channel that two people open and one closes. Events hold identifiers only; what they say is made
 * when they are sent, of what is true and may be told then.
 */
@NullMarked
@ApplicationModule(
        id = "exchange",
        displayName = "Exchange",
        allowedDependencies = {
            "kernel",
            "jobs",
            "database",
            "screening",
            "keys",
            "audit",
            "outbox",
            "restore",
            "feeds",
            "access",
            "access::client",
            "approval",
            "reference",
            "supervision",
            "supervision::breach",
            "pdf",
            "shell",
            "shell::list"
        })
package pk.gov.nsor.agencies.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
