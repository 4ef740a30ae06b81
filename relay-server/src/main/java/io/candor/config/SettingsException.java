package io.candor.config;

/** A setting that cannot be used; the message is one sentence for the operator. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String sentence) {
    super(sentence);
  }

  static SettingsException wrong(Setting setting, String value, String origin) {
    String shown = setting == Setting.ICE_TURN_SECRET ? "(hidden)" : "\"" + value + "\"";
    return new SettingsException(
        "The setting "
            + setting.key()
            + " is "
            + shown
            + " ("
            + origin
            + "); allowed is "
            + setting.allowed()
            + ".");
  }
}
