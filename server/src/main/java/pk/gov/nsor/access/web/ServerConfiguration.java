package pk.gov.nsor.access.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.access.OpenIdSettings;

/** What the web server does by itself, before a request reaches us. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> everyAnswer(OpenIdSettings openId) {
        return factory -> {
            // Signing out leads on to the provider where that was the way in.
            factory.addEngineValves(new EveryAnswer(openId.isOn() ? openId.origin() : ""));
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new PlainErrors()));
        };
    }
}
