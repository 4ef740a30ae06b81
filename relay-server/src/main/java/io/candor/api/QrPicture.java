package io.candor.api;

import io.nayuki.qrcodegen.QrCode;

/** A text as a QR code in SVG: dark on white whatever the page's colours, as cameras want it. */
final class QrPicture {
  private static final int QUIET = 4;

  private QrPicture() {}

  static String svg(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append("M%d,%dh1v1h-1z".formatted(x + QUIET, y + QUIET));
        }
      }
    }
    int size = code.size + 2 * QUIET;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0,0h%dv%dh-%dz"/><path d="%s"/></svg>
        """
        .formatted(size, size, size, size, size, path);
  }
}
