package io.candor.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.fuzz.MutationRun;
import io.candor.fuzz.Mutations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged SRTP and SRTCP: only genuine packets pass, each once, and nothing is thrown. */
class SrtpMutationTest {
  private static final int PACKETS = 50;
  private static final long ALLOCATION = 1 << 20;

  private final SamplePackets samples = new SamplePackets(3711);

  @ParameterizedTest
  @EnumSource
  void mutants(SrtpProfile profile) {
    run(profile, Mutations.usual());
  }

  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void manyMutants(SrtpProfile profile) {
    run(profile, Mutations.many());
  }

  private void run(SrtpProfile profile, int count) {
    MasterKey key = samples.masterKey(profile);
    SrtpReceiver receiver = new SrtpReceiver(key);
    int[] passed = new int[2];
    MutationRun.ofBytes(corpus(key))
        .allocatingAtMost(ALLOCATION)
        .run(
            count,
            7714,
            mutant -> {
              passed[0] += receiver.unprotect(mutant.clone(), 0, mutant.length) >= 0 ? 1 : 0;
              passed[1] += receiver.unprotectRtcp(mutant, 0, mutant.length) >= 0 ? 1 : 0;
            });
    // A mutation can leave a packet as it was; then it passes, once.
    assertThat(passed[0]).isLessThanOrEqualTo(PACKETS);
    assertThat(passed[1]).isLessThanOrEqualTo(PACKETS);
    assertThat(receiver.rejected(Rejection.UNAUTHENTIC)).isGreaterThan(count / 2);
    assertThat(receiver.rejected(Rejection.MALFORMED)).isPositive();
  }

  private List<byte[]> corpus(MasterKey key) {
    SrtpSender sender = new SrtpSender(key);
    List<byte[]> corpus = new ArrayList<>();
    for (int i = 0; i < PACKETS; i++) {
      byte[] rtp = samples.rtp(i % 3, 100 + i);
      byte[] buf = Arrays.copyOf(rtp, rtp.length + sender.overhead());
      corpus.add(Arrays.copyOf(buf, sender.protect(buf, 0, rtp.length)));
      byte[] rtcp = samples.rtcp(i % 3);
      buf = Arrays.copyOf(rtcp, rtcp.length + sender.rtcpOverhead());
      corpus.add(Arrays.copyOf(buf, sender.protectRtcp(buf, 0, rtcp.length)));
    }
    return corpus;
  }
}
