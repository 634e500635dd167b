package pk.gov.nsor.foundation.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * What the file says of itself for programs that know no PDF (XMP, ISO 16684-1): its title, its author and that it keeps to
 * PDF/UA-1. It says no more than the file's own information does.
 */
record DocumentMetadata(String title, String author) {

    /** The identifier is the same in all files, as XMP says; there is no byte order mark, which UTF-8 does not need. */
    private static final String PACKET = """
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
              <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about=""
                    xmlns:dc="http://purl.org/dc/elements/1.1/"
                    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                  <pdfuaid:part>1</pdfuaid:part>
                  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                  <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
                </rdf:Description>
              </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;

    PDMetadata in(PDDocument document) throws IOException {
        var metadata = new PDMetadata(document);
        try (var content = metadata.createOutputStream()) {
            content.write(PACKET.formatted(escaped(title), escaped(author)).getBytes(StandardCharsets.UTF_8));
        }
        metadata.getCOSObject().setItem(COSName.TYPE, COSName.METADATA);
        metadata.getCOSObject().setName(COSName.SUBTYPE, "XML");
        return metadata;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
