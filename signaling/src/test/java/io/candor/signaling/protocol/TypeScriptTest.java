package io.candor.signaling.protocol;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The TypeScript types are those of the records. */
class TypeScriptTest {

  @Test
  void theCommittedTypesAreTheOnesOfTheRecords() throws IOException {
    CommittedFile.check(
        Path.of("client/src/generated/protocol.ts"), new TypeScriptWriter().write());
  }
}
