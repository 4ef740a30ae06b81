package io.candor.signaling;

import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.StudentMessage;

/** Where students come in: looks at their launch or resume token and gives them a seat. */
public interface StudentDesk {

  /**
   * Lets a browser into its attempt, or back into it. The hello's protocol has been checked, and
   * exactly one of its tokens is set. Called on the connection's own virtual thread: may block.
   *
   * <p>A launch makes a new resume token (the old one dies); a resume keeps its own. If another
   * line holds this attempt, the desk ends that one with {@code replaced} (its seat's {@code
   * left()} then comes later and must not end the new one). A launch token is spent by {@link
   * StudentSeat#settled()}, not here: the welcome may get lost on its way.
   *
   * @param address the network address it comes from; for memory only, and told to nobody
   */
  Admission admit(StudentMessage.Hello hello, Line<ServerToStudent> line, String address);

  /** The desk's answer. */
  sealed interface Admission {
    /** Come in: the conversation sends the welcome, and then passes everything to the seat. */
    record Admitted(ServerToStudent.Welcome welcome, StudentSeat seat) implements Admission {}

    /** Not with this token: the conversation sends the problem and closes the line. */
    record Refused(Problem problem) implements Admission {}
  }
}
