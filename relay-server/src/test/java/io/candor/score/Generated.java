package io.candor.score;

import io.candor.signaling.protocol.TrackingOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Attempts made up from a seed, each of them possible. */
final class Generated {
  static final long BEGAN = 1_795_444_800_000L;

  /** Options with different observers; here each of them flags. */
  private static final List<TrackingOption> OPTIONS =
      List.of(
          TrackingOption.TAB_SWITCH, TrackingOption.LIVE_VIEW, TrackingOption.RECORD_MICROPHONE);

  private final Random random;

  Generated(long seed) {
    random = new Random(seed);
  }

  Random random() {
    return random;
  }

  Sat attempt() {
    long length = 1_000L * (1 + random.nextInt(random.nextBoolean() ? 600 : 12_000));
    Span sitting = new Span(BEGAN, BEGAN + length);
    Map<TrackingOption, Integer> weights = new EnumMap<>(TrackingOption.class);
    for (TrackingOption option : OPTIONS) {
      if (random.nextInt(4) > 0) {
        weights.put(option, random.nextInt(TrackingOption.HEAVIEST + 1));
      }
    }
    Map<Observer, Spans> observed = new EnumMap<>(Observer.class);
    for (Observer observer : Observer.of(weights.keySet())) {
      observed.put(observer, Spans.of(sitting).without(some(sitting, random.nextInt(4))));
    }
    Spans paused = some(sitting, random.nextInt(5) / 3);
    Map<TrackingOption, Integer> relief = new EnumMap<>(TrackingOption.class);
    if (!weights.isEmpty() && random.nextInt(4) == 0) {
      relief.put(weights.keySet().iterator().next(), random.nextInt(101));
    }
    return new Sat(
        sitting, paused, observed, weights, relief, flags(sitting, List.copyOf(weights.keySet())));
  }

  private List<Flag> flags(Span sitting, List<TrackingOption> options) {
    List<Flag> flags = new ArrayList<>();
    int count = options.isEmpty() ? 0 : random.nextInt(random.nextInt(20) == 0 ? 200 : 12);
    for (int event = 1; event <= count; event++) {
      flags.add(flag(event, options.get(random.nextInt(options.size())), within(sitting)));
    }
    return flags;
  }

  Flag flag(long event, TrackingOption option, Span time) {
    ReviewState[] states = ReviewState.values();
    return new Flag(event, option, time, states[random.nextInt(states.length)]);
  }

  /** A stretch of it, a moment at times. */
  Span within(Span span) {
    long from = span.from() + random.nextLong(span.length() + 1);
    long most = Math.min(span.until() - from, 1L << random.nextInt(24));
    return new Span(from, random.nextInt(8) == 0 ? from : from + random.nextLong(most + 1));
  }

  Spans some(Span span, int count) {
    List<Span> spans = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      spans.add(within(span));
    }
    return new Spans(spans);
  }

  List<Flag> shuffled(List<Flag> flags) {
    List<Flag> shuffled = new ArrayList<>(flags);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
