/** The texts for whoever comes from a learning management system, in English. */
export const lmsEn = {
  "launch.title": "{exam}",
  "launch.waiting": "Looking for the Candor extension…",
  "launch.going": "The extension takes over from here.",
  "launch.over": "This launch has been used or is too old. Go back to the quiz and begin again.",
  "launch.afterwards": "As soon as the extension is there, this page goes on by itself. Your quiz waits in its own tab.",
  "enter.going": "Signing you in…",
  "enter.over": "This link has been used or is too old: it works once, for a minute. Go back to the course and follow it again.",
  "moodle.title": "Moodle",
  "moodle.hint": "Quizzes of your Moodle can be proctored by this server. Install the plugin there, then enter what ./candor client add prints here.",
  "moodle.plugin": "Download the plugin",
  "report.endedByLms": "it was handed in",
  "report.endedByLmsTime": "the quiz's time was up",
  "report.endedByLmsAbandoned": "the quiz counted it as abandoned",
  "report.endedByLmsDeleted": "it was deleted in the course",
};
