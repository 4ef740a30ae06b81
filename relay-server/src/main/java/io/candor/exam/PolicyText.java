package io.candor.exam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.Policy;

/** Policies and details as the JSON the database keeps. */
public final class PolicyText {
  private final ObjectMapper json;

  public PolicyText(ObjectMapper json) {
    this.json = json;
  }

  public String write(Policy policy) {
    return text(policy);
  }

  public String write(Detail detail) {
    return text(detail);
  }

  public Policy policy(String text) {
    return read(text, Policy.class);
  }

  public Detail detail(String text) {
    return read(text, Detail.class);
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored cannot be read", e);
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON", e);
    }
  }
}
