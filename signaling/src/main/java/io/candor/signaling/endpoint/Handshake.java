package io.candor.signaling.endpoint;

import jakarta.websocket.Endpoint;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.function.Supplier;

/** The handshake: turns away origins that cannot be ours, and notes who the others are. */
final class Handshake extends ServerEndpointConfig.Configurator {
  static final String VISITOR = "io.candor.visitor";

  private final Doorkeeper doorkeeper;
  private final Supplier<SignalingEndpoint> endpoints;

  Handshake(Doorkeeper doorkeeper, Supplier<SignalingEndpoint> endpoints) {
    this.doorkeeper = doorkeeper;
    this.endpoints = endpoints;
  }

  @Override
  public boolean checkOrigin(String originHeaderValue) {
    return doorkeeper.plausible(originHeaderValue);
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    config.getUserProperties().put(VISITOR, doorkeeper.look(request.getHeaders()));
  }

  @Override
  public <T> T getEndpointInstance(Class<T> endpointClass) {
    Endpoint endpoint = endpoints.get();
    return endpointClass.cast(endpoint);
  }
}
