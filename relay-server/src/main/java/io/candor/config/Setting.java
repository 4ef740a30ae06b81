package io.candor.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every setting there is: its name, what it is when nobody sets it, what it means and what is
 * allowed.
 */
public enum Setting {
  DATA(
      "data",
      "DIR",
      "data",
      "Folder for the database, the keys and the recordings; made when missing.",
      "a folder that can be written"),
  HOST(
      "host",
      "HOST",
      "127.0.0.1",
      "Address the pages and the signaling listen on.",
      "a name or address of this machine"),
  PORT(
      "port",
      "N",
      "8080",
      "TCP port the pages and the signaling listen on; 0 takes any free one.",
      "a number from 0 to 65535"),
  PROXY_TRUSTED(
      "proxy.trusted",
      "BOOL",
      "false",
      "Whether a TLS proxy stands in front, whose X-Forwarded-For and X-Forwarded-Proto are believed.",
      "true or false"),
  TLS_CERTIFICATE(
      "tls.certificate",
      "FILE",
      "",
      "Certificate for TLS with those that vouch for it, in PEM form; read again when it changes."
          + " Without it, addresses other than loopback get a self-made one, and students cannot"
          + " connect.",
      "a file, together with tls.key, or empty"),
  TLS_KEY(
      "tls.key",
      "FILE",
      "",
      "Key of the certificate, in PEM form and not encrypted; read again when it changes.",
      "a file, together with tls.certificate, or empty"),
  ACME_NAMES(
      "acme.names",
      "NAMES",
      "",
      "Names of this server for which it gets its certificate by ACME (RFC 8555) and renews it,"
          + " separated by commas; under each of them the authority must reach it on TCP port 443.",
      "DNS names separated by commas, without wildcards, IP addresses or localhost, or empty"
          + " without any other acme setting"),
  ACME_TERMS_AGREED(
      "acme.terms-agreed",
      "BOOL",
      "false",
      "Whether you have read the certificate authority's terms and agree to them.",
      "true together with acme.names, or false without"),
  ACME_CONTACT(
      "acme.contact",
      "EMAIL",
      "",
      "E-mail address told to the certificate authority, for what it has to say; empty tells none.",
      "an e-mail address together with acme.names, or empty"),
  ACME_DIRECTORY(
      "acme.directory",
      "URL",
      "https://acme-v02.api.letsencrypt.org/directory",
      "ACME directory of the certificate authority; the default is Let's Encrypt.",
      "an https:// address"),
  ACME_TRUST(
      "acme.trust",
      "FILE",
      "",
      "Certificates in PEM form by which the authority itself is trusted, where it is a private"
          + " one; empty means those that come with Java.",
      "a file, together with acme.names, or empty"),
  ACME_EAB_ID(
      "acme.eab.id",
      "ID",
      "",
      "Key id the authority gave you, where it wants ACME bound to your account with it.",
      "text, together with acme.eab.key, or empty"),
  ACME_EAB_KEY(
      "acme.eab.key",
      "SECRET",
      "",
      "Key the authority gave you with the key id."
          + " Better set in the file or the environment than on the command line.",
      "at least 16 characters of base64url, together with acme.eab.id, or empty"),
  PUBLIC_ADDRESS(
      "public.address",
      "URL",
      "",
      "Address under which browsers reach this server, for links; empty means the first of"
          + " acme.names, or else host and port.",
      "an http:// or https:// address without a path, or empty"),
  MEDIA_ENGINE(
      "media.engine",
      "NAME",
      "embedded",
      "What takes and records picture and sound: this server itself, or Kurento Media Servers of"
          + " your own.",
      "embedded, or kurento together with kurento.servers and kurento.folder"),
  KURENTO_SERVERS(
      "kurento.servers",
      "URLS",
      "",
      "Kurento Media Servers, separated by commas; when one dies its students go to another.",
      "ws:// or wss:// addresses such as ws://10.0.0.5:8888/kurento, separated by commas, together"
          + " with media.engine=kurento"),
  KURENTO_FOLDER(
      "kurento.folder",
      "DIR",
      "",
      "Folder that the Kurento servers record into and this server reads from; made when missing."
          + " A recording lies there, not encrypted, for as long as it lasts.",
      "a folder that both can write, together with media.engine=kurento"),
  KURENTO_FOLDER_THERE(
      "kurento.folder-there",
      "DIR",
      "",
      "The same folder's path as the Kurento servers see it; empty means the same path.",
      "an absolute path, together with media.engine=kurento, or empty"),
  MEDIA_HOST(
      "media.host",
      "HOST",
      "",
      "Address the media sockets listen on; empty means the same as host.",
      "an address of this machine, or empty"),
  MEDIA_PORT(
      "media.port",
      "N",
      "8081",
      "UDP port for all media; 0 takes any free one.",
      "a number from 0 to 65535"),
  MEDIA_TCP_PORT(
      "media.tcp-port",
      "N",
      "8081",
      "TCP port for media where a network drops UDP; 0 takes any free one, -1 switches it off.",
      "a number from -1 to 65535"),
  MEDIA_ADVERTISE(
      "media.advertise",
      "ADDRESSES",
      "",
      "Addresses browsers are told to send media to, separated by commas; empty means media.host.",
      "IP addresses separated by commas, or empty"),
  ICE_SERVERS(
      "ice.servers",
      "URLS",
      "",
      "STUN and TURN servers given to browsers, separated by commas.",
      "stun:, stuns:, turn: or turns: addresses separated by commas, or empty"),
  ICE_TURN_SECRET(
      "ice.turn.secret",
      "SECRET",
      "",
      "Secret shared with the TURN servers, from which short-lived passwords are made."
          + " Better set in the file or the environment than on the command line.",
      "at least 16 characters, or empty when ice.servers names no TURN server"),
  ICE_TURN_TTL(
      "ice.turn.ttl",
      "DURATION",
      "6h",
      "How long a TURN password is good for.",
      "a number followed by s, m or h, from 1m to 48h"),
  EXTENSION_IDS(
      "extension.ids",
      "IDS",
      "ponbaalonolkeajjfljoflapmcebebnk",
      "Browser extensions that may connect, separated by commas; the default is the one shipped.",
      "extension ids of 32 letters from a to p, separated by commas"),
  INSTITUTION_CONTROLLER(
      "institution.controller",
      "TEXT",
      "",
      "Who is responsible for what exams collect, name and address; students read it before they"
          + " agree, unless their exam says otherwise.",
      "at most 2000 characters"),
  INSTITUTION_LEGAL_BASIS(
      "institution.legal-basis",
      "TEXT",
      "",
      "The law on which exams are supervised; students read it as well.",
      "at most 2000 characters"),
  INSTITUTION_DATA_PROTECTION(
      "institution.data-protection",
      "TEXT",
      "",
      "Whom students may ask or complain to, such as the data protection officer.",
      "at most 2000 characters"),
  METRICS_TOKEN(
      "metrics.token",
      "SECRET",
      "",
      "Token with which Prometheus may read the figures at /metrics (as a bearer token); empty"
          + " means that nobody may."
          + " Better set in the file or the environment than on the command line.",
      "at least 16 characters without spaces, or empty"),
  LOG_LEVEL(
      "log.level",
      "LEVEL",
      "info",
      "How much is written to the log on standard error.",
      "error, warn, info or debug");

  private final String key;
  private final String placeholder;
  private final String standard;
  private final String meaning;
  private final String allowed;

  Setting(String key, String placeholder, String standard, String meaning, String allowed) {
    this.key = key;
    this.placeholder = placeholder;
    this.standard = standard;
    this.meaning = meaning;
    this.allowed = allowed;
  }

  /** The name in a file, such as {@code media.tcp-port}. */
  public String key() {
    return key;
  }

  /** The name on the command line, such as {@code --media-tcp-port}. */
  public String flag() {
    return "--" + key.replace('.', '-');
  }

  /** The name in the environment, such as {@code CANDOR_MEDIA_TCP_PORT}. */
  public String variable() {
    return "CANDOR_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** What stands for the value in help. */
  public String placeholder() {
    return placeholder;
  }

  /** The value when nobody sets it; may be empty. */
  public String standard() {
    return standard;
  }

  /** What it is, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** What values are allowed, to complete the words "allowed is …". */
  public String allowed() {
    return allowed;
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
  }

  static Optional<Setting> ofVariable(String variable) {
    return Arrays.stream(values()).filter(s -> s.variable().equals(variable)).findFirst();
  }
}
