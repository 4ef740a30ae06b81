package io.candor.e2e.journey;

import io.candor.e2e.clip.CameraClip;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** What a student's camera shows and microphone hears, one scene after the other, over and over. */
final class Scenes {
  private static final int RATE = 48_000;
  private static final int MARK = 8;

  /** The mark goes as far at each picture. */
  private static final int STEP = 2;

  private Scenes() {}

  /**
   * A picture and for how long.
   *
   * @param picture {@code one}, {@code two} or {@code none}, or {@code other}: somebody else
   */
  record Shot(String picture, Duration length) {}

  /** A camera that shows these pictures; a mark wanders, so that none of them stands still. */
  static Path camera(Path file, Shot... shots) throws IOException {
    int frame = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (Shot shot : shots) {
        List<byte[]> round = round(picture(shot.picture()));
        for (int end = frame + seconds(shot) * CameraClip.RATE; frame < end; frame++) {
          out.write(round.get(frame % round.size()));
        }
      }
    }
    return file;
  }

  /** The picture with the mark at all its places; it is where it began after a whole round. */
  private static List<byte[]> round(BufferedImage picture) throws IOException {
    List<byte[]> round = new ArrayList<>();
    for (int frame = 0; frame < (picture.getWidth() - MARK) / STEP; frame++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(marked(picture, frame), "jpg", out);
      round.add(out.toByteArray());
    }
    return round;
  }

  private static int seconds(Shot shot) {
    return Math.toIntExact(shot.length().toSeconds());
  }

  private static BufferedImage picture(String name) throws IOException {
    if (name.equals("other")) {
      return other();
    }
    try (InputStream resource = Scenes.class.getResourceAsStream("/media/" + name + ".jpg")) {
      return ImageIO.read(java.util.Objects.requireNonNull(resource));
    }
  }

  /**
   * A face from a group photo of the model's own package, as large as the others: a clip has one
   * size.
   */
  private static BufferedImage other() throws IOException {
    Path photos = Chromium.folder("extension/browser/node_modules/@vladmandic/face-api/demo");
    BufferedImage group = ImageIO.read(photos.resolve("sample6.jpg").toFile());
    BufferedImage face = group.getSubimage(470, 270, 560, 420);
    BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.drawImage(face, 0, 0, picture.getWidth(), picture.getHeight(), null);
    canvas.dispose();
    return picture;
  }

  private static BufferedImage marked(BufferedImage picture, int frame) {
    BufferedImage marked =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = marked.createGraphics();
    canvas.drawImage(picture, 0, 0, null);
    canvas.setColor(frame % 2 == 0 ? Color.WHITE : Color.BLACK);
    canvas.fillRect(frame * STEP, 0, MARK, MARK);
    canvas.dispose();
    return marked;
  }

  /** A microphone that hears somebody speak for eight seconds, and then nothing. */
  static Path speech(Path file, Duration quiet) throws IOException {
    try (InputStream resource = Scenes.class.getResourceAsStream("/media/speech.wav");
        AudioInputStream spoken =
            AudioSystem.getAudioInputStream(
                new ByteArrayInputStream(
                    java.util.Objects.requireNonNull(resource).readAllBytes()))) {
      AudioFormat format = spoken.getFormat();
      byte[] words = spoken.readAllBytes();
      int silence = (int) (quiet.toSeconds() * format.getFrameRate()) * format.getFrameSize();
      return write(file, ByteBuffer.allocate(words.length + silence).put(words).array(), format);
    } catch (UnsupportedAudioFileException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Six seconds each of a tone, of noise and of clicks, all of them loud. */
  static Path noises(Path file) throws IOException {
    Random random = new Random(7);
    IntToDoubleFunction tone = at -> 0.5 * Math.sin(2 * Math.PI * 440 * at / RATE);
    IntToDoubleFunction noise = at -> 0.5 * (random.nextDouble() - 0.5);
    IntToDoubleFunction clicks = at -> at % (RATE / 3) < 96 ? 0.8 - (at % 2) * 1.6 : 0;
    int each = 6 * RATE;
    ByteBuffer samples = ByteBuffer.allocate(3 * each * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (IntToDoubleFunction sound : new IntToDoubleFunction[] {tone, noise, clicks}) {
      for (int at = 0; at < each; at++) {
        samples.putShort((short) (sound.applyAsDouble(at) * Short.MAX_VALUE));
      }
    }
    return write(file, samples.array(), new AudioFormat(RATE, 16, 1, true, false));
  }

  private static Path write(Path file, byte[] samples, AudioFormat format) throws IOException {
    try (AudioInputStream sound =
        new AudioInputStream(
            new ByteArrayInputStream(samples), format, samples.length / format.getFrameSize())) {
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }
}
