/** What the tracking options notice, in English; their own titles come with their definition. */
export const optionsEn = {
  "event.capture.black": "Picture was black",
  "event.capture.frozen": "Picture stood still",
  "event.capture.muted": "Was muted",
  "event.monitors.several": "More than one monitor",
  "event.copyPaste.blocked": "Tried and blocked",
  "try.copy": "copying",
  "try.cut": "cutting",
  "try.paste": "pasting",
  "try.drop": "dropping",
  "try.print": "printing",
  "try.menu": "the context menu",
  "event.fullScreen.left": "Left full screen",
  "event.address.changed": "Came back from another address",
  "join.desktopOnly": "This exam needs a computer: phones and tablets are turned away. Open this page’s address on a laptop or a desktop computer, in Chrome or Edge.",
} as const;
