package io.candor.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out from the settings how to encrypt, and refuses what does not go together. */
final class EncryptionParser {
  private static final Pattern DNS_NAME =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;:]+@[^@\\s<>,;:]+");
  private static final Pattern BINDING_KEY = Pattern.compile("[A-Za-z0-9_-]{16,}={0,2}");

  /** Of no use without names. */
  private static final Set<Setting> OF_ACME =
      Set.of(
          Setting.ACME_TERMS_AGREED,
          Setting.ACME_CONTACT,
          Setting.ACME_DIRECTORY,
          Setting.ACME_TRUST,
          Setting.ACME_EAB_ID,
          Setting.ACME_EAB_KEY);

  private EncryptionParser() {}

  /** Plain HTTP is a secure context on loopback only, so anything else means TLS. */
  static Encryption parse(Values values, boolean proxyTrusted, boolean loopback) {
    boolean files =
        !values.text(Setting.TLS_CERTIFICATE).isEmpty() || !values.text(Setting.TLS_KEY).isEmpty();
    boolean agreed =
        values
            .matching(Setting.ACME_TERMS_AGREED, Set.of("true", "false")::contains)
            .equals("true");
    List<String> names = values.list(Setting.ACME_NAMES, EncryptionParser::name);
    if (!names.isEmpty()) {
      alone(proxyTrusted, files);
      if (!agreed) {
        throw values.wrong(Setting.ACME_TERMS_AGREED);
      }
      return acme(values, names.stream().distinct().toList());
    }
    if (OF_ACME.stream().anyMatch(each -> !values.text(each).equals(each.standard()))) {
      throw values.wrong(Setting.ACME_NAMES);
    }
    if (files) {
      return new Encryption.Files(
          values.value(Setting.TLS_CERTIFICATE, SettingsParser::path),
          values.value(Setting.TLS_KEY, SettingsParser::path));
    }
    return proxyTrusted || loopback ? new Encryption.Elsewhere() : new Encryption.SelfMade();
  }

  private static void alone(boolean proxyTrusted, boolean files) {
    if (proxyTrusted) {
      throw new SettingsException(
          "The settings acme.names and proxy.trusted=true are both given; allowed is one of them: where a proxy ends TLS, the certificate is the proxy's.");
    }
    if (files) {
      throw new SettingsException(
          "The settings acme.names and tls.certificate with tls.key are both given; allowed is one way to come to a certificate.");
    }
  }

  private static Encryption.Acme acme(Values values, List<String> names) {
    String contact = values.text(Setting.ACME_CONTACT);
    String trust = values.text(Setting.ACME_TRUST);
    return new Encryption.Acme(
        names,
        values.value(Setting.ACME_DIRECTORY, EncryptionParser::directory),
        contact.isEmpty()
            ? Optional.empty()
            : Optional.of(
                values.matching(Setting.ACME_CONTACT, text -> EMAIL.matcher(text).matches())),
        trust.isEmpty()
            ? Optional.empty()
            : Optional.<Path>of(values.value(Setting.ACME_TRUST, SettingsParser::path)),
        Optional.ofNullable(binding(values)));
  }

  private static Encryption.@Nullable Binding binding(Values values) {
    String id = values.text(Setting.ACME_EAB_ID);
    String key = values.text(Setting.ACME_EAB_KEY);
    if (id.isEmpty() && key.isEmpty()) {
      return null;
    }
    if (id.isEmpty()) {
      throw values.wrong(Setting.ACME_EAB_ID);
    }
    values.matching(Setting.ACME_EAB_KEY, text -> BINDING_KEY.matcher(text).matches());
    return new Encryption.Binding(id, key);
  }

  /** Nobody vouches for an address, or for a name that means another machine to everybody. */
  private static String name(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    if (!DNS_NAME.matcher(name).matches() || name.endsWith(".localhost")) {
      throw new IllegalArgumentException(text);
    }
    return name;
  }

  private static URI directory(String text) {
    URI uri = URI.create(text);
    if (!"https".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException(text);
    }
    return uri;
  }
}
