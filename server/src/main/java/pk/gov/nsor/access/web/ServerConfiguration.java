package pk.gov.nsor.access.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the web server does by itself, before a request reaches us. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> everyAnswer() {
        return factory -> {
            factory.addEngineValves(new EveryAnswer());
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new PlainErrors()));
        };
    }
}
