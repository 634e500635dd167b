package pk.gov.nsor.foundation.feeds;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Reports to monitoring the messages that were not processed. */
@Component
class FeedMetrics implements MeterBinder {

    private final FeedQueue queue;

    FeedMetrics(FeedQueue queue) {
        this.queue = queue;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nsor.feeds.stuck", queue, of -> of.stuck().size())
                .description("Messages of agencies' systems that could be neither recorded nor refused, up to 100")
                .register(registry);
    }
}
