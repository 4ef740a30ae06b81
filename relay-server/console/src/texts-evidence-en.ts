/** The texts about photos, screenshots and clips, in English. */
export const evidenceEn = {
  "evidence.title": "Photos, screenshots and clips",
  "evidence.photo": "Photo, {at}",
  "evidence.screenshot": "Screenshot, {at}",
  "evidence.clip": "Sound, {at}, {duration}",
  "evidence.atEvents": "What was taken stands with its events below.",
  "evidence.coming": "Not arrived in full from the student's browser: {count}",
  "evidence.refused": "Not kept, because it was no picture or no sound: {count}",
  "evidence.before": "Earlier",
  "evidence.after": "Later",
  "evidence.download": "Download",
  "evidence.close": "Close",
  "audit.evidence-opened": "looked at photos, screenshots or clips",
  "mine.what.evidence-opened": "looked at photos, screenshots or clips",
} as const;
