package pk.gov.nsor.agencies.imports.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that cells of a spreadsheet share, by their numbers. */
final class SheetTexts {

    private final List<String> texts = new ArrayList<>();

    private SheetTexts() {}

    /** @param most characters of all together */
    static SheetTexts of(Optional<XMLStreamReader> part, int most) throws XMLStreamException {
        SheetTexts read = new SheetTexts();
        if (part.isEmpty()) {
            return read;
        }
        XMLStreamReader xml = part.get();
        StringBuilder text = new StringBuilder();
        long all = 0;
        boolean isPhonetic = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "si" -> text.setLength(0);
                    case "rPh" -> isPhonetic = true;
                    case "t" -> {
                        String piece = xml.getElementText();
                        all += piece.length();
                        if (all > most) {
                            throw FileProblems.unpacked(most);
                        }
                        if (!isPhonetic) {
                            text.append(piece);
                        }
                    }
                    default -> {
                        // Of how a text looks nothing is read.
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("si")) {
                    read.texts.add(text.toString());
                } else if (xml.getLocalName().equals("rPh")) {
                    isPhonetic = false;
                }
            }
        }
        return read;
    }

    String get(String number) {
        try {
            return texts.get(Integer.parseInt(number));
        } catch (IndexOutOfBoundsException | NumberFormatException unknown) {
            throw FileProblems.spreadsheet("a text is missing");
        }
    }
}
