/** What the tracking options notice, in English; their own titles come with their definition. */
export const optionsEn = {
  "event.capture.black": "Picture was black",
  "event.capture.frozen": "Picture stood still",
  "event.capture.muted": "Was muted",
} as const;
