package io.candor.store;

/**
 * One line of an exam's roster.
 *
 * @param code what the student shows; its own, for one attempt
 * @param codeHash SHA-256 of what counts of the code
 * @param extraMinutes granted beyond the exam's end and duration
 */
public record Enrolment(
    String id, String examId, String studentName, String code, String codeHash, int extraMinutes) {
  @Override
  public String toString() {
    return "Enrolment[id=" + id + ", examId=" + examId + "]"; // neither name nor code in a log
  }
}
