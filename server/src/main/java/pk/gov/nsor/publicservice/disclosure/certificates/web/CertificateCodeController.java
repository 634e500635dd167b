package pk.gov.nsor.publicservice.disclosure.certificates.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.publicservice.disclosure.certificates.CertificateCodes;
import pk.gov.nsor.publicservice.disclosure.certificates.Verified;

/** The public page where the code of a certificate is verified, without signing in. The code is never in an address. */
@Controller
@RequestMapping(CertificateCodeController.PATH)
@DecidesNothing("It asks whether a code is that of a certificate")
class CertificateCodeController {

    static final String PATH = "/certificate";
    private static final String VIEW = "disclosure/certificate-code";

    private final CertificateCodes codes;

    CertificateCodeController(CertificateCodes codes) {
        this.codes = codes;
    }

    @GetMapping
    @Allows(
            anonymous = true,
            action = TrailAction.CERTIFICATE_VERIFIED,
            noEntry = "Shows a form, the same to everybody")
    String page() {
        return VIEW;
    }

    @PostMapping
    @Allows(
            anonymous = true,
            action = TrailAction.CERTIFICATE_VERIFIED,
            noEntry = "A code that verifies nothing is counted; one that does is on the trail, without who typed it")
    String verify(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        Optional<Verified> verified = codes.verify(code, request.getRemoteAddr());
        model.addAttribute("verified", verified.orElse(null));
        model.addAttribute("isError", verified.isEmpty());
        return VIEW;
    }
}
