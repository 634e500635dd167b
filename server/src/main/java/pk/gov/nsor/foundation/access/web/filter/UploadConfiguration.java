package pk.gov.nsor.foundation.access.web.filter;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How the container reads forms with files: with the limit of {@link UploadLimit}, and never to disk. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    @Bean
    MultipartConfigElement multipart(@Value("${nsor.upload.largest}") DataSize largest) {
        long whole = UploadLimit.whole(largest).toBytes();
        return new MultipartConfigElement("", whole, whole, Math.toIntExact(whole));
    }
}
