package io.candor.e2e.bench;

import java.nio.file.Path;
public final class MediaBench {
  public static void main(String[] args) throws Exception {
    System.out.println(Measurement.HEADER);
    try (JanusServer s = new JanusServer(Path.of(args[1]))) {
    System.out.println(new MediaLoad(Integer.parseInt(args[0]),2,Integer.parseInt(args[2])).run(s).row());
    }
  }
}
