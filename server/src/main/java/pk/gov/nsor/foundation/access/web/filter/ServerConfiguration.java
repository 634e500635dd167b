package pk.gov.nsor.foundation.access.web.filter;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.access.credential.OpenIdSettings;
import pk.gov.nsor.foundation.access.web.problem.PlainErrors;

/** Settings of the embedded web server, which apply before a request reaches the application. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /** Cipher suites with forward secrecy and authenticated encryption; those of TLS 1.3 first. */
    private static final String SUITES = "TLS_AES_256_GCM_SHA384,TLS_CHACHA20_POLY1305_SHA256,TLS_AES_128_GCM_SHA256,"
            + "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,"
            + "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,"
            + "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> securityHeadersValve(OpenIdSettings openId) {
        return factory -> {
            // Signing out leads on to the provider where that was the way in.
            factory.addEngineValves(
                    new SecurityHeadersValve(openId.isOn() ? openId.origin() : ""), new RequestIdValve());
            factory.addConnectorCustomizers(ServerConfiguration::restrict);
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new PlainErrors()));
        };
    }

    /** Where the server speaks TLS itself. */
    private static void restrict(Connector connector) {
        for (SSLHostConfig host : connector.findSslHostConfigs()) {
            host.setProtocols("TLSv1.2+TLSv1.3");
            host.setCiphers(SUITES);
            host.setHonorCipherOrder(true);
        }
    }
}
