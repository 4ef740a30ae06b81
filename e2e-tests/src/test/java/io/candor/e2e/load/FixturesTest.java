package io.candor.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FixturesTest {
  @Test
  void areThirtySecondsOfVideoWithAKeyFrameEachTen() {
    IvfFile video = Fixtures.video();
    assertThat(video.rate()).isEqualTo(10);
    assertThat(video.frames()).hasSize(300);
    assertThat(video.frames().stream().filter(IvfFile::isKeyFrame)).hasSize(3);
    assertThat(IvfFile.isKeyFrame(video.frames().getFirst())).isTrue();
  }

  @Test
  void areThirtySecondsOfAudioInPacketsOfTwentyMilliseconds() {
    assertThat((double) Fixtures.audio().packets().size()).isCloseTo(1500, within(2.0));
  }
}
