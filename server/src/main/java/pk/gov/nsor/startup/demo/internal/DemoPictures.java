package pk.gov.nsor.startup.demo.internal;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws placeholder photographs for a demonstration: the outline of a person, in one of a few colours. */
final class DemoPictures {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 600;
    private static final int COLOURS = 12;

    private DemoPictures() {}

    /** A PNG; the same for the same index. */
    static byte[] png(int index) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float hue = (float) (index % COLOURS) / COLOURS;
        graphics.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.12f, 0.95f), 0, HEIGHT, Color.getHSBColor(hue, 0.2f, 0.8f)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.getHSBColor(hue, 0.25f, 0.5f));
        graphics.fillOval(WIDTH / 2 - 100, 110, 200, 250);
        graphics.fillRoundRect(WIDTH / 2 - 55, 300, 110, 140, 60, 60);
        graphics.fillOval(WIDTH / 2 - 200, 410, 400, 380);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            boolean _ = ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
