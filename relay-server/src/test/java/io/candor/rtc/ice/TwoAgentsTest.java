package io.candor.rtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.rtc.peer.IceControlling;
import io.candor.rtc.peer.VirtualNetwork;
import io.candor.rtc.peer.Weather;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lite and a controlling agent over a virtual network. */
class TwoAgentsTest {
  private static final InetSocketAddress RELAY = new InetSocketAddress("192.0.2.1", 8081);
  private static final InetSocketAddress DEAD = new InetSocketAddress("192.0.2.1", 1);
  private static final InetSocketAddress HOME = new InetSocketAddress("203.0.113.5", 40000);
  private static final InetSocketAddress REBOUND = new InetSocketAddress("203.0.113.5", 41111);

  private VirtualNetwork network = new VirtualNetwork(1, Weather.FAIR);
  private IceLite lite;
  private IceControlling controlling;
  private InetSocketAddress outside = HOME;

  TwoAgentsTest() {
    SplittableRandom random = new SplittableRandom(9);
    IceCredentials server = IceCredentials.random(random);
    IceCredentials client = IceCredentials.random(random);
    lite = new IceLite(server, client, 0);
    controlling = new IceControlling(client, server, random, 0);
  }

  private void meet(Weather weather, long seed) {
    network = new VirtualNetwork(seed, weather);
    network.attach(
        RELAY,
        (now, datagram, from) ->
            lite.receive(now, datagram, from, (answer, to) -> network.send(answer, RELAY, to)));
    attachClient(HOME);
    wakeClient();
  }

  private void attachClient(InetSocketAddress at) {
    outside = at;
    network.attach(
        at,
        (now, datagram, from) ->
            controlling.receive(
                now, datagram, from, (check, to) -> network.send(check, outside, to)));
  }

  private void wakeClient() {
    controlling.wake(network.now(), (check, to) -> network.send(check, outside, to));
    long tick = TimeUnit.MILLISECONDS.toNanos(20);
    network.schedule(Math.max(controlling.wakeAt(), network.now() + tick), this::wakeClient);
  }

  private void passSeconds(double seconds) {
    network.runUntil(network.now() + (long) (seconds * 1e9));
  }

  @Test
  void nominatesTheAddressThatAnswers() {
    controlling.addRemote(DEAD);
    controlling.addRemote(RELAY);
    meet(Weather.FAIR, 1);
    passSeconds(1);
    assertThat(controlling.selected()).isEqualTo(RELAY);
    assertThat(lite.selected()).isEqualTo(HOME);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keepsConsentForAnHourInFoulWeather(long seed) {
    controlling.addRemote(RELAY);
    meet(Weather.FOUL, seed);
    for (int minute = 0; minute < 60; minute++) {
      passSeconds(60);
      assertThat(controlling.state(network.now())).isEqualTo(IceControlling.State.CONNECTED);
      assertThat(lite.expired(network.now())).isFalse();
    }
    assertThat(lite.selected()).isEqualTo(HOME);
  }

  @Test
  void followsANatThatRebinds() {
    controlling.addRemote(RELAY);
    meet(Weather.FAIR, 1);
    passSeconds(2);
    network.detach(HOME);
    attachClient(REBOUND);
    passSeconds(7);
    assertThat(lite.selected()).isEqualTo(REBOUND);
    passSeconds(60);
    assertThat(lite.expired(network.now())).isFalse();
    assertThat(controlling.state(network.now())).isEqualTo(IceControlling.State.CONNECTED);
  }

  @Test
  void bothNoticeThatConsentIsGone() {
    controlling.addRemote(RELAY);
    meet(Weather.FAIR, 1);
    passSeconds(10);
    network.weather(new Weather(1, 0, 0, 0));
    passSeconds(23);
    assertThat(lite.expired(network.now())).isFalse();
    assertThat(controlling.state(network.now())).isEqualTo(IceControlling.State.CONNECTED);
    passSeconds(8);
    assertThat(lite.expired(network.now())).isTrue();
    assertThat(controlling.state(network.now())).isEqualTo(IceControlling.State.LOST);
  }

  @Test
  void survivesTwentySecondsWithoutNetwork() {
    controlling.addRemote(RELAY);
    meet(Weather.FAIR, 1);
    passSeconds(10);
    network.weather(new Weather(1, 0, 0, 0));
    passSeconds(20);
    network.weather(Weather.FAIR);
    passSeconds(20);
    assertThat(lite.expired(network.now())).isFalse();
    assertThat(controlling.state(network.now())).isEqualTo(IceControlling.State.CONNECTED);
  }
}
