package pk.gov.nsor.foundation.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fonts from the jar; no fonts of the machine and no fontconfig are needed. */
enum FontFace {
    LATIN("noto-naskh-arabic-latin-400-normal"),
    LATIN_BOLD("noto-naskh-arabic-latin-700-normal"),
    NASKH("noto-naskh-arabic-arabic-400-normal"),
    NASKH_BOLD("noto-naskh-arabic-arabic-700-normal"),
    NASTALIQ("noto-nastaliq-urdu-arabic-400-normal");

    private final String file;

    FontFace(String file) {
        this.file = file;
    }

    /** The TrueType file, the same for shaping and for drawing, so that both use the same glyph numbers. */
    File trueType() {
        return Objects.requireNonNull(Fonts.FILES.get(this)).toFile();
    }

    Font font(float size) {
        return Objects.requireNonNull(Fonts.FONTS.get(this)).deriveFont(size);
    }

    private byte[] unpacked() {
        try (var resource = FontFace.class.getResourceAsStream("/paper/fonts/" + file + ".woff")) {
            if (resource == null) {
                throw new IllegalStateException("The font " + file + " is not in the jar");
            }
            return WebFont.unpack(resource.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The fonts, written to disk and read, since the JDK reads a font from a file. */
    private static final class Fonts {

        private static final Map<FontFace, Path> FILES = unpack();
        private static final Map<FontFace, Font> FONTS = Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), face -> read(Objects.requireNonNull(FILES.get(face)))));

        private static Map<FontFace, Path> unpack() {
            try {
                var folder = Files.createTempDirectory("nsor-fonts");
                folder.toFile().deleteOnExit();
                var files = Arrays.stream(values())
                        .collect(Collectors.toUnmodifiableMap(
                                Function.identity(), face -> write(folder, face.name() + ".ttf", face.unpacked())));
                needNoFontconfig(folder, Objects.requireNonNull(files.get(LATIN)));
                return files;
            } catch (IOException noFolder) {
                throw new UncheckedIOException(noFolder);
            }
        }

        /**
         * The JDK refuses even a font loaded from a file where the machine has no fontconfig or no font at all, unless
         * a font is configured for each of its own five logical fonts. Those are never used for drawing.
         */
        private static void needNoFontconfig(Path folder, Path font) {
            if (System.getProperty("sun.awt.fontconfig") != null) {
                return;
            }
            var families = List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput");
            var lines = Stream.concat(
                    Stream.of("version=1", "sequence.allfonts=latin-1", "filename.Paper=" + font),
                    families.stream()
                            .flatMap(family -> Stream.of("plain", "bold", "italic", "bolditalic")
                                    .map(style -> family + "." + style + ".latin-1=Paper")));
            var settings = lines.collect(Collectors.joining("\n", "", "\n"));
            var file = write(folder, "fontconfig.properties", settings.getBytes(StandardCharsets.ISO_8859_1));
            System.setProperty("sun.awt.fontconfig", file.toString());
        }

        private static Path write(Path folder, String name, byte[] content) {
            try {
                var file = Files.write(folder.resolve(name), content);
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException noRoom) {
                throw new UncheckedIOException(noRoom);
            }
        }

        private static Font read(Path file) {
            try {
                return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
            } catch (FontFormatException | IOException unreadable) {
                throw new IllegalStateException("The font " + file.getFileName() + " cannot be read", unreadable);
            }
        }
    }
}
