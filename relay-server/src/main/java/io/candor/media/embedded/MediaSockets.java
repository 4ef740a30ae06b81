package io.candor.media.embedded;

import io.candor.rtc.ice.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** The engine's open sockets and the candidates that lead to them. */
record MediaSockets(
    Selector selector, List<UdpSocket> udp, List<TcpListener> tcp, List<Candidate> candidates) {

  /**
   * Opens everything.
   *
   * @throws MediaPortTaken when an address cannot be bound; nothing stays open
   */
  static MediaSockets open(EmbeddedSettings settings) {
    List<UdpSocket> udp = new ArrayList<>();
    List<TcpListener> tcp = new ArrayList<>();
    Selector selector = null;
    try {
      selector = Selector.open();
      int port = settings.udpPort();
      for (InetAddress address : settings.addresses()) {
        UdpSocket socket = UdpSocket.bind(address, port, selector);
        udp.add(socket);
        // "Any port" is decided once, so that a firewall needs one rule.
        port = socket.localAddress().getPort();
      }
      if (settings.tcpPort().isPresent()) {
        for (InetAddress address : settings.addresses()) {
          tcp.add(TcpListener.bind(address, settings.tcpPort().getAsInt(), selector));
        }
      }
      return new MediaSockets(selector, udp, tcp, candidates(settings, udp, tcp));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MediaPortTaken e) {
      udp.forEach(UdpSocket::close);
      tcp.forEach(TcpListener::close);
      Closing.quietly(selector);
      throw e;
    }
  }

  private static List<Candidate> candidates(
      EmbeddedSettings settings, List<UdpSocket> udp, List<TcpListener> tcp) {
    List<Candidate> candidates = new ArrayList<>();
    int rank = 0;
    for (UdpSocket socket : udp) {
      for (InetSocketAddress named : named(settings, socket.localAddress())) {
        candidates.add(Candidate.udpHost(named, rank++));
      }
    }
    for (TcpListener listener : tcp) {
      for (InetSocketAddress named : named(settings, listener.localAddress())) {
        candidates.add(Candidate.tcpPassiveHost(named, rank++));
      }
    }
    return candidates.stream().distinct().toList();
  }

  private static List<InetSocketAddress> named(EmbeddedSettings settings, InetSocketAddress bound) {
    if (settings.advertised().isEmpty()) {
      return List.of(bound);
    }
    return settings.advertised().stream()
        .map(address -> new InetSocketAddress(address, bound.getPort()))
        .toList();
  }
}
