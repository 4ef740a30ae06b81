package io.candor.signaling.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.signaling.wire.WireMapper;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The options' names and what is counted by them. */
class TrackingOptionTest {
  private final ObjectMapper mapper = WireMapper.create();

  @Test
  void namesMeanOneOptionEachButForTheRecordings() {
    assertThat(
            Arrays.stream(TrackingOption.values())
                .flatMap(
                    option ->
                        Stream.concat(Stream.of(option.wire()), option.alias().stream())
                            .distinct()))
        .allSatisfy(name -> assertThat(name).matches("[a-zA-Z]{3,40}"))
        .filteredOn(name -> !name.equals("recordSession"))
        .doesNotHaveDuplicates();
  }

  /** So are the policies that were stored before these were three. */
  @Test
  void whatIsOneRecordingInAutoProctorIsThreeHere() throws JsonProcessingException {
    assertThat(read("{\"recordSession\":true}").options())
        .isEqualTo(
            Map.of(
                TrackingOption.RECORD_CAMERA, true,
                TrackingOption.RECORD_MICROPHONE, true,
                TrackingOption.RECORD_SCREEN, true));
    assertThatThrownBy(() -> read("{\"recordSession\":true,\"recordScreen\":false}"))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("once");
    assertThatThrownBy(() -> TrackingOption.named("recordSession"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPolicyIsReadWithTheNamesOfAutoProctorToo() throws JsonProcessingException {
    assertThat(read("{\"showCamPreview\":false,\"tabSwitch\":true}").options())
        .isEqualTo(Map.of(TrackingOption.SELF_VIEW, false, TrackingOption.TAB_SWITCH, true));
    assertThat(mapper.writeValueAsString(read("{\"showCamPreview\":false}")))
        .contains("\"selfView\":false")
        .doesNotContain("showCamPreview");
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    assertThatThrownBy(() -> read("{\"gaze\":true}")).isInstanceOf(JsonMappingException.class);
    assertThatThrownBy(() -> read("{\"\":true}")).isInstanceOf(JsonMappingException.class);
  }

  @Test
  void whatFlagsHasAWeightAndWhatDoesNotHasNone() {
    for (TrackingOption option : TrackingOption.values()) {
      boolean flags =
          Arrays.stream(EventKind.values())
              .anyMatch(kind -> kind.flaggedBy().stream().anyMatch(option::equals));
      assertThat(option.weight() > 0).as("%s", option).isEqualTo(flags);
      assertThat(option.weight()).isBetween(0, TrackingOption.HEAVIEST);
    }
  }

  @Test
  void theNumberOfRandomPhotosHasAutoProctorsNameToo() throws JsonProcessingException {
    String ours = mapper.writeValueAsString(Policy.standard());
    assertThat(mapper.readValue(ours, Policy.class).numberOfRandomPhotos()).isNull();
    String theirs = ours.substring(0, ours.length() - 1) + ",\"numPhotosAtRandom\":7}";
    assertThat(mapper.readValue(theirs, Policy.class).numberOfRandomPhotos()).isEqualTo(7);
    assertThatThrownBy(() -> mapper.readValue(theirs.replace(":7}", ":101}"), Policy.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void whetherQuestionsAreHiddenIsKeptAndMayBeLeftOut() throws JsonProcessingException {
    String ours = mapper.writeValueAsString(Policy.standard());
    assertThat(ours).doesNotContain("hideQuestions");
    String shown = ours.substring(0, ours.length() - 1) + ",\"hideQuestions\":false}";
    Policy read = mapper.readValue(shown, Policy.class);
    assertThat(read.hideQuestions()).isFalse();
    assertThat(read.switched(true, Set.of(TrackingOption.FULL_SCREEN)).hideQuestions()).isFalse();
    assertThat(mapper.readValue(mapper.writeValueAsString(read), Policy.class)).isEqualTo(read);
  }

  private Policy read(String options) throws JsonProcessingException {
    Policy standard = Policy.standard();
    return mapper.readValue(
        mapper
            .writeValueAsString(standard)
            .replaceFirst("\"options\":\\{.*?}", "\"options\":" + options),
        Policy.class);
  }
}
