package io.candor.config;

import java.util.Set;

/** A setting that cannot be used; the message is one sentence for the operator. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Set<Setting> SECRET = Set.of(Setting.ICE_TURN_SECRET, Setting.ACME_EAB_KEY);

  public SettingsException(String sentence) {
    super(sentence);
  }

  static SettingsException wrong(Setting setting, String value, String origin) {
    String shown = SECRET.contains(setting) ? "(hidden)" : "\"" + value + "\"";
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
