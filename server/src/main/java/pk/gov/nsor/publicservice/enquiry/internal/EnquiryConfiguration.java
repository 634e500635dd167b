package pk.gov.nsor.publicservice.enquiry.internal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanDetector;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanFilter;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanPolicy;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanWatch;

/** Puts the watch for scans together. */
@Configuration(proxyBeanMethods = false)
class EnquiryConfiguration {

    @Bean
    ScanWatch scanWatch(Keys keys, Clock clock) {
        return new ScanWatch(new ScanFilter(), keys, clock);
    }

    @Bean
    ScanDetector scanDetector(ScanWatch watch, ScanAlerts alerts, ScanPolicy policy, JdbcClient jdbc, Clock clock) {
        return new ScanDetector(watch, alerts, policy, jdbc, clock);
    }

    /** For the people on duty. */
    @Bean
    MeterBinder scanMeters(ScanAlerts alerts, ScanWatch watch) {
        return registry -> {
            Gauge.builder("nsor.enquiry.scans.open", alerts, ScanAlerts::countOpen)
                    .description("Alerts about scans of the register by SMS that nobody has closed")
                    .register(registry);
            FunctionCounter.builder("nsor.enquiry.scans.uncounted", watch, ScanWatch::dropped)
                    .description(
                            "Answers that could have belonged to a scan and were not counted since too many waited")
                    .register(registry);
        };
    }
}
