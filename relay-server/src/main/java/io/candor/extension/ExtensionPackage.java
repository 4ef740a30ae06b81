package io.candor.extension;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The extension that this relay serves, as it was built into its class path.
 *
 * @param version as its manifest says
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ExtensionPackage(byte[] zip, String version) {
  private static final String RESOURCE = "/web/extension/candor-extension.zip";

  /** The one that was built in; empty where none was. */
  public static Optional<ExtensionPackage> builtIn() throws IOException {
    try (InputStream in = ExtensionPackage.class.getResourceAsStream(RESOURCE)) {
      return in == null ? Optional.empty() : Optional.of(of(in.readAllBytes()));
    }
  }

  static ExtensionPackage of(byte[] zip) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().equals("manifest.json")) {
          String version =
              new ObjectMapper().readTree(entries.readAllBytes()).path("version").asText();
          return new ExtensionPackage(zip, version);
        }
      }
    }
    throw new IOException("the extension has no manifest");
  }

  /** What browsers with a policy ask for: which version there is, and where. */
  public String update(String id, String codebase) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
      <app appid="%s">
        <updatecheck codebase="%s" version="%s"/>
      </app>
    </gupdate>
    """
        .formatted(escaped(id), escaped(codebase), escaped(version));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
