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
    try {
      return json.readValue(text, Policy.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored policy cannot be read", e);
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
