package io.candor.api;

import io.candor.recording.PartReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Answers with a recording, or the range of it that is asked for. */
final class MediaAnswer {
  private static final int BLOCK = 64 * 1024;

  private MediaAnswer() {}

  static void send(HttpServletRequest request, HttpServletResponse response, PartReader reader)
      throws IOException {
    send(request, response, reader, "video/webm");
  }

  static void send(
      HttpServletRequest request, HttpServletResponse response, PartReader reader, String type)
      throws IOException {
    long size = reader.size();
    response.setHeader("Accept-Ranges", "bytes");
    response.setHeader("Cache-Control", "private, no-store");
    Optional<ByteRange> range;
    try {
      range = ByteRange.of(request.getHeader("Range"), size);
    } catch (ByteRange.Unsatisfiable e) {
      response.setHeader("Content-Range", "bytes */" + size);
      throw new ApiProblem(416, "There is no such range", "There are " + size + " bytes so far.");
    }
    response.setContentType(type);
    range.ifPresent(
        part -> {
          response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
          response.setHeader(
              "Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
        });
    ByteRange sent = range.orElse(new ByteRange(0, size - 1));
    response.setContentLengthLong(sent.length());
    if (!request.getMethod().equals("HEAD")) {
      copy(reader, sent, response.getOutputStream());
    }
  }

  private static void copy(PartReader reader, ByteRange range, OutputStream out)
      throws IOException {
    byte[] block = new byte[BLOCK];
    long position = range.first();
    while (position <= range.last()) {
      int wanted = (int) Math.min(BLOCK, range.last() - position + 1);
      int read = reader.read(position, block, 0, wanted);
      if (read < 0) {
        throw new IOException("the recording ended before its size");
      }
      out.write(block, 0, read);
      position += read;
    }
  }
}
