package pk.gov.nsor.access.web;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How the container reads forms with files: by {@link UploadLimit}'s limit, and never to a disk. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    @Bean
    MultipartConfigElement multipart(@Value("${nsor.upload.largest}") DataSize largest) {
        long whole = UploadLimit.whole(largest).toBytes();
        return new MultipartConfigElement("", whole, whole, Math.toIntExact(whole));
    }
}
